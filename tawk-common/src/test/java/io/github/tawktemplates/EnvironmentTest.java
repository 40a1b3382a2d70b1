package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    private static final String PROPERTY = TestWidget.PROPERTY_ID;

    @Test
    void the_property_id_alone_is_enough() {
        assertThat(TawkWidget.fromEnvironment(Map.of("TAWK_PROPERTY_ID", PROPERTY)))
                .hasToString("TawkWidget[https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default, SET_ATTRIBUTES, "
                        + "IMMEDIATE, secretKey=none]");
    }

    @Test
    void every_variable_is_read() {
        TawkWidget widget = TawkWidget.fromEnvironment(Map.of(
                "TAWK_PROPERTY_ID", PROPERTY,
                "TAWK_WIDGET_ID", "1abcdefgh",
                "TAWK_SECRET_KEY", KEY,
                "TAWK_IDENTIFY_WITH", "LOGIN",
                "TAWK_LOAD", "CONSENT",
                "TAWK_SANDBOX", "http://localhost:8081",
                "TAWK_ENABLED", "true",
                "PATH", "/usr/bin"));
        assertThat(widget)
                .hasToString("TawkWidget[http://localhost:8081/64a1f0c2e5b8d93a7c6f1e20/1abcdefgh, LOGIN, CONSENT, "
                        + "secretKey=<redacted>]");
        // printf 'user-42' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(Printed.of(widget.render(Visitor.forUserId("user-42").build()))
                        .field("hash"))
                .isEqualTo("52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673");
    }

    @Test
    void nothing_is_printed_and_no_property_id_wanted_where_it_is_not_enabled() {
        TawkWidget widget = TawkWidget.fromEnvironment(Map.of("TAWK_ENABLED", "false"));
        assertThat(widget.render(Visitor.forUserId("u-17").build(), "r4nd0m")).isEmpty();
    }

    @Test
    void a_missing_property_id_is_refused() {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(Map.of("TAWK_SECRET_KEY", KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "TAWK_PROPERTY_ID must be set but is missing. It is the first path segment of your embed URL, "
                                + "https://embed.tawk.to/<propertyId>/<widgetId>. TAWK_ENABLED=false runs without the widget.");
    }

    @Test
    void a_key_in_place_of_the_property_id_is_not_repeated() {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(Map.of("TAWK_PROPERTY_ID", KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("propertyId must be 24 hexadecimal digits but has 40 characters.")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TAWK_PROPERTY_ID   | propertyId must be 24 hexadecimal digits but has 0 characters.",
                "TAWK_WIDGET_ID     | widgetId must be 1 to 50 ASCII letters and digits but has 0 characters.",
                "TAWK_SECRET_KEY    | TAWK_SECRET_KEY: secretKey must not be blank but is empty.",
                "TAWK_IDENTIFY_WITH | TAWK_IDENTIFY_WITH: the value must be one of [SET_ATTRIBUTES, LOGIN] but is another.",
                "TAWK_LOAD          | TAWK_LOAD: the value must be one of [IMMEDIATE, IDLE, INTERACTION, CONSENT, CLICK] but is another.",
                "TAWK_SANDBOX       | TAWK_SANDBOX: sandbox must be http:// or https://, a loopback host and a port but has",
                "TAWK_ENABLED       | TAWK_ENABLED must be true or false but is neither. Unset it for true.",
            })
    void an_empty_variable_is_refused(String variable, String message) {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with(variable, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"TAWK_PROPERTY_ID, not hex", "TAWK_WIDGET_ID, my-widget"})
    void a_bad_id_is_refused_with_the_variables_name(String variable, String value) {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with(variable, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET_ATTRIBUTES", "set_attributes", "Login"})
    void the_call_is_read_in_any_case(String value) {
        assertThat(TawkWidget.fromEnvironment(with("TAWK_IDENTIFY_WITH", value)).toString())
                .contains(value.toUpperCase(Locale.ROOT));
    }

    @Test
    void the_load_policy_is_read_in_any_case_in_a_turkish_locale_too() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(TawkWidget.fromEnvironment(with("TAWK_LOAD", "interaction"))
                            .toString())
                    .contains("INTERACTION");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TAWK_IDENTIFY_WITH, 'TAWK_IDENTIFY_WITH: the value must be one of [SET_ATTRIBUTES, LOGIN] but is another. "
                + "Unset it for the first of them.'",
        "TAWK_LOAD, 'TAWK_LOAD: the value must be one of [IMMEDIATE, IDLE, INTERACTION, CONSENT, CLICK] but is another. "
                + "Unset it for the first of them.'",
        "TAWK_ENABLED, TAWK_ENABLED must be true or false but is neither. Unset it for true.",
    })
    void another_word_is_refused_and_not_repeated(String variable, String message) {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with(variable, KEY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasStackTraceContaining(variable)
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain(KEY));
    }

    @Test
    void enabled_is_true_or_false_and_nothing_like_it() {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with("TAWK_ENABLED", "TRUE")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TAWK_ENABLED must be true or false but is neither. Unset it for true.");
    }

    @Test
    void a_sandbox_that_is_no_url_is_refused_and_not_repeated_even_by_a_cause() {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with("TAWK_SANDBOX", "pasted secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TAWK_SANDBOX: the value must be a URL such as http://localhost:8081 but is not one.")
                .satisfies(e -> {
                    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                        assertThat(cause.toString()).doesNotContain("pasted");
                    }
                });
    }

    @Test
    void a_key_with_white_space_around_it_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> TawkWidget.fromEnvironment(with("TAWK_SECRET_KEY", KEY + "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TAWK_SECRET_KEY: secretKey must not have white space around it but has. "
                        + "Copy it from Administration > Overview > JavaScript API > Secure Mode.")
                .satisfies(e -> assertThat(e.getCause().toString()).doesNotContain(KEY));
    }

    @Test
    void a_misspelt_variable_is_a_warning_without_its_value() {
        try (CapturedLog log = new CapturedLog()) {
            Map<String, String> environment = with("TAWK_SECRETKEY", KEY);
            environment.put("TAWK_API_KEY", KEY);
            environment.put("MY_TAWK_KEY", KEY);
            TawkWidget.fromEnvironment(environment);
            String knows =
                    " is not one of this library's. It knows [TAWK_PROPERTY_ID, TAWK_WIDGET_ID, TAWK_SECRET_KEY, "
                            + "TAWK_IDENTIFY_WITH, TAWK_LOAD, TAWK_SANDBOX, TAWK_ENABLED].";
            assertThat(log.warnings())
                    .containsExactly(
                            "The environment variable TAWK_API_KEY" + knows,
                            "The environment variable TAWK_SECRETKEY" + knows);
        }
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Map.of("TAWK_PROPERTY_ID", PROPERTY));
        environment.put(variable, value);
        return environment;
    }
}
