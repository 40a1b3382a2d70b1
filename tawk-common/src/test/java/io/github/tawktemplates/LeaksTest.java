package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.Gson;
import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.Failures;
import io.github.tawktemplates.contract.LeaksContract;
import io.github.tawktemplates.contract.RandomKey;
import io.github.tawktemplates.contract.TestWidget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The key is in nothing that this package says; {@link LeaksContract} holds that for the engines. */
class LeaksTest implements LeaksContract {
    @Override
    public EngineUnderTest engine() {
        return new TagUnderTest();
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        Visitor.Builder ada = Visitor.forUserId("u-17");
        return List.of(
                widget,
                TawkTags.of(widget),
                TawkTags.of(widget).widget(),
                ada,
                ada.build(),
                widget.contentSecurityPolicy());
    }

    @Test
    void a_bad_variable_of_the_environment_reveals_nothing_of_the_key() {
        List<UnaryOperator<String>> mistakes = List.of(
                key -> key,
                key -> " " + key,
                key -> key + "\n",
                key -> "\u00a0" + key,
                key -> key + "/",
                key -> key + key);
        for (RandomKey key : List.of(RandomKey.usual(), RandomKey.unusual())) {
            int refused = 0;
            for (Environment variable : Environment.values()) {
                for (UnaryOperator<String> mistake : mistakes) {
                    Map<String, String> environment = new HashMap<>(Map.of(
                            "TAWK_PROPERTY_ID", TestWidget.PROPERTY_ID,
                            "TAWK_SECRET_KEY", key.text(),
                            "TAWK_SECRET", key.text()));
                    environment.put(variable.name(), mistake.apply(key.text()));
                    try (CapturedLog logs = new CapturedLog()) {
                        Object[] widget = new Object[1];
                        Throwable error = catchThrowable(() -> widget[0] = TawkWidget.fromEnvironment(environment));
                        if (error == null) {
                            assertThat(variable).isEqualTo(Environment.TAWK_SECRET_KEY);
                            continue;
                        }
                        refused++;
                        key.assertAbsentFrom(Failures.everything(error) + logs.text());
                        assertThat(error).isInstanceOf(IllegalArgumentException.class);
                        assertThat(logs.text()).contains("The environment variable TAWK_SECRET is not one of");
                    }
                }
            }
            assertThat(refused).isGreaterThan(30);
        }
    }

    @Test
    void a_library_that_reads_fields_does_not_get_the_key() {
        RandomKey key = RandomKey.usual();
        TawkWidget widget = TestWidget.builder().secretKey(key.text()).build();

        Throwable refused = catchThrowable(() -> new Gson().toJson(widget));

        assertThat(refused).isNotNull();
        key.assertAbsentFrom(Failures.everything(refused));
    }
}
