package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What holds in every engine, with its HTML escaping on and off, for every string of {@link Corpora} in every place that
 * takes one: it comes back the same from an HTML and a JSON parser, or it is refused.
 */
public interface CorporaContract extends EngineContract {
    /** What Content Security Policy Level 3 takes. */
    String NONCE = "[A-Za-z0-9+/_-]+={0,2}";

    /** What tawk.to takes. */
    String PROPERTY_ID = "[0-9A-Fa-f]{24}";

    /** What tawk.to takes. */
    String WIDGET_ID = "[A-Za-z0-9]{1,50}";

    /** What tawk.to takes, but for its own names. */
    String ATTRIBUTE_KEY = "(?i)(?!(?:name|email|hash|userid|phone)$)[a-z0-9-]{1,50}";

    /** Renders a page that is the variable {@code text}, {@code [} the tag {@code ]}. */
    private String page(boolean escaping, Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return engine().compile(engine().variable("text") + "[" + engine().tag(Map.of()) + "]", widget, escaping)
                .render(model);
    }

    @Test
    @Tag("exhaustive")
    default void its_escaping_can_be_on_and_off() throws Exception {
        Map<String, Object> model = Map.of("text", "<b>");

        assertThat(page(true, () -> WIDGET, model)).isEqualTo("&lt;b&gt;[" + WIDGET.render(null) + "]");
        assertThat(page(false, () -> WIDGET, model)).isEqualTo("<b>[" + WIDGET.render(null) + "]");
    }

    @Test
    @Tag("exhaustive")
    default void a_string_comes_back_the_same_from_each_field() throws Exception {
        for (String text : Corpora.ALL) {
            for (String userId : List.of(text, "u-17")) {
                Map<String, Object> person = fields(text);
                person.put("userId", userId);

                assertPrints(elementOf(userId, text), text, () -> WIDGET, Map.of("tawkVisitor", person));
            }
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_comes_back_the_same_from_the_email_that_identifies() throws Exception {
        for (String text : Corpora.ALL) {
            Visitor visitor = Corpora.isIdentity(text) ? Visitor.forEmail(text).build() : null;
            String element = WIDGET.render(visitor);
            if (visitor != null) {
                Printed printed = Printed.of(element);
                assertThat(printed.visitor().keySet()).containsExactly("email", "hash");
                assertThat(printed.field("email")).isEqualTo(text);
                assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, text));
            }

            assertPrints(element, text, () -> WIDGET, Map.of("tawkVisitor", Map.of("email", text)));
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_is_a_nonce_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            Map<String, Object> model = Map.of("cspNonce", text);
            if (text.matches(NONCE)) {
                String element = WIDGET.render(null, text);
                assertThat(Printed.of(element).nonce()).isEqualTo(text);
                assertPrints(element, text, () -> WIDGET, model);
            } else {
                assertRefuses("nonce must be base64 or base64url but ", text, () -> WIDGET, model);
            }
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_is_a_widget_id_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            Supplier<TawkWidget> widget =
                    () -> TawkWidget.builder(TestWidget.PROPERTY_ID, text).build();
            if (text.matches(WIDGET_ID)) {
                String element = widget.get().render(null);
                assertThat(Printed.of(element).data().get("src").getAsString())
                        .isEqualTo("https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/" + text);
                assertPrints(element, text, widget, Map.of());
            } else {
                assertThat(catchThrowable(widget::get))
                        .hasMessageStartingWith("widgetId must be 1 to 50 ASCII letters and digits but has ");
                assertPrintsNothing(text, widget);
            }
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_is_no_property_id() throws Exception {
        for (String text : Corpora.ALL) {
            Supplier<TawkWidget> widget =
                    () -> TawkWidget.builder(text, "default").build();
            assertThat(catchThrowable(widget::get))
                    .hasMessageStartingWith("propertyId must be 24 hexadecimal digits but has ");
            assertPrintsNothing(text, widget);
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_is_an_attributes_key_or_left_out() throws Exception {
        for (String text : Corpora.ALL) {
            Map<String, Object> model =
                    Map.of("tawkVisitor", Map.of("userId", "u-17", "attributes", Map.of(text, "pro")));
            if (text.matches(ATTRIBUTE_KEY)) {
                String element = WIDGET.render(
                        Visitor.forUserId("u-17").attribute(text, "pro").build());
                assertThat(Printed.of(element).field(text)).isEqualTo("pro");
                assertPrints(element, text, () -> WIDGET, model);
            } else {
                String element = WIDGET.render(Visitor.forUserId("u-17").build());
                assertPrints(element, text, () -> WIDGET, model);
            }
        }
    }

    private void assertPrints(String element, String text, Supplier<TawkWidget> widget, Map<String, Object> model)
            throws Exception {
        for (boolean escaping : new boolean[] {true, false}) {
            assertThat(page(escaping, widget, with(text, model))).endsWith("[" + element + "]");
        }
    }

    private void assertPrintsNothing(String text, Supplier<TawkWidget> failing) throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            assertPrints("", text, failing, Map.of());
            assertThat(log.text()).contains("The supplier of the widget failed, so the page has no chat.");
        }
    }

    private void assertRefuses(String message, String text, Supplier<TawkWidget> widget, Map<String, Object> model) {
        for (boolean escaping : new boolean[] {true, false}) {
            Throwable error = Failures.of(() -> page(escaping, widget, with(text, model)));
            assertThat(error).as(text).hasMessageContaining(message);
            Failures.assertNamesThePlace(error);
        }
    }

    /** The page shows the string in its own right, too. */
    private static Map<String, Object> with(String text, Map<String, Object> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("text", text);
        return all;
    }

    /** Returns {@code text} as each field beside the user id. */
    static Map<String, Object> fields(String text) {
        return new LinkedHashMap<>(
                Map.of("name", text, "email", text, "phone", text, "attributes", Map.of("note", text)));
    }

    /** Returns what must be printed, after a look with parsers at what comes back from it. */
    static String elementOf(String userId, String text) {
        if (!Corpora.isIdentity(userId)) {
            String anonymous = WIDGET.render(null);
            Printed.of(anonymous).assertAnonymous();
            return anonymous;
        }
        String element = WIDGET.render(Visitor.forUserId(userId)
                .name(text)
                .email(text)
                .phone(text)
                .attribute("note", text)
                .build());
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("userId", userId);
        if (Corpora.isVisible(text)) {
            expected.put("name", text.length() > 255 ? text.substring(0, 255) : text);
            expected.put("note", expected.get("name"));
        }
        if (Corpora.isIdentity(text)) {
            expected.put("email", text);
            expected.put("phone", text);
        }
        expected.put("hash", Printed.hmac(KEY, userId));
        Printed printed = Printed.of(element);
        assertThat(printed.visitor().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((field, value) -> assertThat(printed.field(field)).isEqualTo(value));
        return element;
    }
}
