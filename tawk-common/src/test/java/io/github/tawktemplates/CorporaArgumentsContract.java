package io.github.tawktemplates;

import static io.github.tawktemplates.AdapterContract.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same as {@link CorporaContract} in every engine whose tags have arguments. */
public interface CorporaArgumentsContract extends CorporaContract {
    /**
     * Renders a template named {@code page.html} that is {@code [} the tag {@code ]}.
     *
     * @param arguments from an argument's name to a variable of the model
     */
    String page(boolean escaping, Map<String, String> arguments, Map<String, Object> model) throws Exception;

    @Test
    default void a_string_comes_back_the_same_from_each_argument() throws Exception {
        Map<String, String> arguments =
                Map.of("userId", "id", "name", "name", "email", "email", "phone", "phone", "attributes", "attributes");
        for (String text : Corpora.ALL) {
            for (String userId : List.of(text, "u-17")) {
                Map<String, Object> model = new LinkedHashMap<>(CorporaContract.fields(text));
                model.put("id", userId);
                for (boolean escaping : new boolean[] {true, false}) {
                    assertThat(page(escaping, arguments, model))
                            .isEqualTo("[" + CorporaContract.elementOf(userId, text) + "]");
                }
            }
        }
    }

    @Test
    default void a_string_as_nonce_argument_is_a_nonce_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            for (boolean escaping : new boolean[] {true, false}) {
                if (text.matches(NONCE)) {
                    assertThat(page(escaping, Map.of("nonce", "n"), Map.of("n", text)))
                            .isEqualTo("[" + WIDGET.render(null, text) + "]");
                } else {
                    Throwable error = catchThrowable(() -> page(escaping, Map.of("nonce", "n"), Map.of("n", text)));
                    assertThat(error).as(text).hasMessageContaining("nonce must be base64 or base64url but ");
                    AdapterContract.assertNamesThePlace(error);
                }
            }
        }
    }

    @Test
    default void a_string_as_visitor_argument_is_nobody_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            for (boolean escaping : new boolean[] {true, false}) {
                if (Corpora.isVisible(text)) {
                    Throwable error = catchThrowable(() -> page(escaping, Map.of("visitor", "v"), Map.of("v", text)));
                    assertThat(error).as(text).hasMessageContaining("visitor must be a Visitor or a map but is a ");
                    AdapterContract.assertNamesThePlace(error);
                } else {
                    assertThat(page(escaping, Map.of("visitor", "v"), Map.of("v", text)))
                            .isEqualTo("[" + WIDGET.render(null) + "]");
                }
            }
        }
    }
}
