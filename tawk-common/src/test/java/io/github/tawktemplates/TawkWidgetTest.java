package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TawkWidgetTest {
    private static final String PROPERTY = TestWidget.PROPERTY_ID;

    private static final String KEY_TIP = " Copy it from Administration > Overview > JavaScript API > Secure Mode.";
    private static final String NO_KEY = "This widget has no secret key, so nobody is identified. "
            + "Copy the key from Administration > Overview > JavaScript API > Secure Mode and pass it to secretKey(...) "
            + "or TAWK_SECRET_KEY.";
    private static final String LOGIN_BY_EMAIL =
            "IdentityCall.LOGIN needs a user id, so visitors known by their e-mail alone "
                    + "are not identified. Give a userId, or identify with IdentityCall.SET_ATTRIBUTES.";

    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada")
            .email("ada@example.com")
            .phone("+441234")
            .attribute("plan", "pro")
            .attribute("seats", 12)
            .attribute("trial", false)
            .build();

    private final TawkWidget widget =
            TawkWidget.builder(PROPERTY, "default").secretKey(KEY).build();

    // --- what is printed

    @Test
    void prints_one_element_with_the_data_in_its_attribute() {
        // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(widget.render(ADA, "r4nd0m"))
                .isEqualTo("<script data-tawk='{\"src\":\"https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default\","
                        + "\"call\":\"setAttributes\",\"load\":\"immediate\",\"visitor\":{\"userId\":\"u-17\","
                        + "\"name\":\"Ada\",\"email\":\"ada\\u0040example.com\",\"phone\":\"+441234\",\"plan\":\"pro\","
                        + "\"seats\":12,\"trial\":false,"
                        + "\"hash\":\"7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace\"}}'"
                        + " nonce=\"r4nd0m\">" + Bootstrap.TEXT + "</script>");
    }

    @Test
    void prints_the_email_and_its_own_hash_where_the_email_is_the_identity() {
        Visitor visitor = Visitor.forEmail("ada@example.com").name("Ada").build();
        // printf 'ada@example.com' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(Printed.of(widget.render(visitor)).visitor())
                .hasToString("{\"email\":\"ada@example.com\",\"name\":\"Ada\","
                        + "\"hash\":\"d0e4b3f140fd154be3f312c2436692405a6de4261d173fb088d8a2617c2c9f35\"}");
    }

    @Test
    void prints_the_call_and_the_load_policy() {
        TawkWidget other = TawkWidget.builder("0123456789abcdefabcdef00", "1abcdefgh")
                .identifyWith(IdentityCall.LOGIN)
                .load(LoadPolicy.INTERACTION)
                .build();
        assertThat(Printed.of(other.render(null)).data())
                .hasToString("{\"src\":\"https://embed.tawk.to/0123456789abcdefabcdef00/1abcdefgh\","
                        + "\"call\":\"login\",\"load\":\"interaction\"}");
        assertThat(TawkWidget.builder(PROPERTY, "default")
                        .load(LoadPolicy.CONSENT)
                        .build()
                        .render(null))
                .contains("\"load\":\"consent\"");
    }

    @Test
    void login_prints_the_user_id_and_its_hash() {
        TawkWidget login = TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .identifyWith(IdentityCall.LOGIN)
                .build();
        Printed printed = Printed.of(login.render(ADA));
        assertThat(printed.data().get("call").getAsString()).isEqualTo("login");
        assertThat(printed.field("userId")).isEqualTo("u-17");
        assertThat(printed.field("hash")).isEqualTo("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace");
    }

    @Test
    void prints_no_nonce_attribute_without_a_nonce() {
        assertThat(Printed.of(widget.render(ADA)).attributes()).containsExactly("data-tawk");
        assertThat(Printed.of(widget.render(ADA, null)).attributes()).containsExactly("data-tawk");
        assertThat(Printed.of(widget.render(ADA, "r4nd0m==")).attributes()).containsExactly("data-tawk", "nonce");
        assertThat(Printed.of(widget.render(ADA, "r4nd0m==")).nonce()).isEqualTo("r4nd0m==");
    }

    @Test
    void prints_an_anonymous_visitor_without_a_warning() {
        try (CapturedLog log = new CapturedLog()) {
            Printed.of(widget.render(Visitor.unknown())).assertAnonymous();
            Printed.of(widget.render(null)).assertAnonymous();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void prints_that_nobody_is_signed_in_with_and_without_a_key() {
        try (CapturedLog log = new CapturedLog()) {
            String data = "{\"src\":\"https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default\","
                    + "\"call\":\"setAttributes\",\"load\":\"immediate\",\"signedOut\":true}";
            assertThat(Printed.of(widget.render(Visitor.signedOut())).data()).hasToString(data);
            TawkWidget keyless = TawkWidget.builder(PROPERTY, "default").build();
            assertThat(Printed.of(keyless.render(Visitor.signedOut())).data()).hasToString(data);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void logs_once_what_is_configured_and_of_the_key_what_two_servers_can_compare() {
        try (CapturedLog log = new CapturedLog()) {
            TawkWidget.Builder builder = TawkWidget.builder("5eed00000000000000000001", "start")
                    .secretKey("0123456789abcdef0123456789abcdef01234567");
            builder.build();
            builder.build();
            // printf '%s' 0123456789abcdef0123456789abcdef01234567 | openssl dgst -sha256
            assertThat(log.text())
                    .isEqualTo("INFO: The tawk.to widget is https://embed.tawk.to/5eed00000000000000000001/start, "
                            + "SET_ATTRIBUTES, IMMEDIATE, bootstrap inline, a secret key of 40 characters, whose SHA-256 "
                            + "begins with deb8.\n");
        }
        try (CapturedLog log = new CapturedLog()) {
            TawkWidget.builder("5eed00000000000000000002", "start")
                    .bootstrapUrl(URI.create("/bootstrap.js"))
                    .build();
            TawkWidget.builder("5eed00000000000000000003", "start")
                    .enabled(false)
                    .build();
            assertThat(log.text())
                    .contains("bootstrap as a file, no secret key.\n")
                    .doesNotContain("5eed00000000000000000003");
        }
    }

    @Test
    void prints_nothing_at_all_when_it_is_not_enabled() throws IOException {
        TawkWidget disabled = TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .enabled(false)
                .build();
        assertThat(disabled.render(ADA)).isEmpty();
        assertThat(disabled.render(null, "r4nd0m")).isEmpty();
        assertThat(disabled.render(Visitor.signedOut())).isEmpty();
        StringBuilder out = new StringBuilder();
        disabled.renderTo(out, ADA, "r4nd0m");
        assertThat(out).isEmpty();
    }

    // --- sign what you print

    @ParameterizedTest
    @MethodSource("identities")
    void the_printed_user_id_is_the_one_that_was_given_and_signed(String identity) {
        Printed printed = Printed.of(widget.render(Visitor.forUserId(identity).build(), "r4nd0m"));
        assertThat(printed.attributes()).containsExactly("data-tawk", "nonce");
        assertThat(printed.field("userId")).isEqualTo(identity);
        assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, printed.field("userId")));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "hash");
        assertThat(printed.script()).isEqualTo(Bootstrap.TEXT);
    }

    @ParameterizedTest
    @MethodSource("identities")
    void the_printed_email_is_the_one_that_was_given_and_signed(String identity) {
        Printed printed = Printed.of(widget.render(Visitor.forEmail(identity).build()));
        assertThat(printed.field("email")).isEqualTo(identity);
        assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, printed.field("email")));
        assertThat(printed.visitor().keySet()).containsExactly("email", "hash");
    }

    @ParameterizedTest
    @MethodSource("identities")
    void a_claim_comes_back_as_it_was_given(String text) {
        Printed printed = Printed.of(widget.render(Visitor.forUserId("u-17")
                .name(text)
                .email(text)
                .phone(text)
                .attribute("plan", text)
                .build()));
        assertThat(List.of("name", "email", "phone", "plan"))
                .allSatisfy(field -> assertThat(printed.field(field)).isEqualTo(text));
        assertThat(printed.field("hash")).isEqualTo("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace");
    }

    static String[] identities() {
        return new String[] {
            "u-17",
            "U-17",
            " u-17 ",
            "a  b   c",
            "012345",
            "12,345",
            "ada@example.com",
            "</script><script>alert(1)</script>",
            "</SCRIPT x='><img src=x onerror=alert(1)>",
            "<!--<script>",
            "--><!--]]><![CDATA[",
            "'}}' onload='alert(1)",
            "\"},\"userId\":\"admin",
            "' nonce=\"x\"><script>",
            "&amp;&#39;&quot;&lt;&copy",
            "\\u0041\\\"\\\\",
            "\\",
            "{{secret}} {{{secret}}} {{#x}}{{/x}}",
            "${secret} #{secret} [=secret] <#if x> <@x/>",
            "{% include 'secret' %} {# comment #}",
            "`${1+1}`",
            "a\r\nb\tc\u0000\u001b\u007f\u0085",
            "a\u00a0b\u2028\u2029c\u200b\ufeff",
            "\u202egnp.exe",
            "Zoë Ångström",
            "e\u0301 \u00e9",
            "İstanbul ıI",
            "Ωμέγα Жук",
            "李小龙 山田太郎 김철수",
            "محمد ٤٢ שלום",
            "नमस्ते ไทย",
            "😀👩‍👩‍👧‍👦🇬🇧",
            "\uffff\ufffe\ufffd",
            "__proto__",
            "null",
            "x".repeat(255),
            "<".repeat(255),
        };
    }

    @Test
    void an_unpaired_surrogate_is_replaced_before_it_is_signed_and_printed() {
        Printed printed = Printed.of(widget.render(Visitor.forUserId("a\ud83db").build()));
        assertThat(printed.field("userId")).isEqualTo("a\ufffdb");
        // printf 'a\xef\xbf\xbdb' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(printed.field("hash")).isEqualTo("6bc5ecb31f412e71eacb8eced18cddc844ede34cf3680bd1332b94316ec16e36");
    }

    // --- fail closed

    @Test
    void without_a_key_a_person_stays_anonymous_and_one_warning_says_so() {
        TawkWidget keyless = TawkWidget.builder(PROPERTY, "default").build();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 100; i++) {
                Printed.of(keyless.render(ADA)).assertAnonymous();
                Printed.of(keyless.render(
                                Visitor.forEmail("ada" + i + "@example.com").build()))
                        .assertAnonymous();
            }
            assertThat(log.warnings()).containsExactly(NO_KEY);
        }
    }

    @Test
    void each_widget_warns_for_itself() {
        try (CapturedLog log = new CapturedLog()) {
            TawkWidget.builder(PROPERTY, "default").build().render(ADA);
            TawkWidget.builder(PROPERTY, "default").build().render(ADA);
            assertThat(log.warnings()).containsExactly(NO_KEY, NO_KEY);
        }
    }

    @Test
    void login_leaves_an_email_identity_anonymous_and_one_warning_says_so() {
        TawkWidget login = TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .identifyWith(IdentityCall.LOGIN)
                .build();
        Visitor byEmail = Visitor.forEmail("ada@example.com").name("Ada").build();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 100; i++) {
                Printed.of(login.render(byEmail)).assertAnonymous();
            }
            assertThat(log.warnings()).containsExactly(LOGIN_BY_EMAIL);
        }
    }

    // --- further attributes

    @Test
    void prints_the_scripts_attributes_after_all_others() throws IOException {
        TawkWidget.Builder builder = TestWidget.builder()
                .secretKey(KEY)
                .scriptAttribute("data-cfasync", "true")
                .scriptAttribute("data-cookieconsent", "ignore")
                .scriptAttribute("data-cfasync", "false");
        String inline = builder.build().render(ADA, "r4nd0m");
        String file = builder.bootstrapUrl(URI.create("/b.js")).build().render(null);
        StringBuilder written = new StringBuilder();
        builder.build().renderTo(written, null, null);

        assertThat(inline).contains("}}' nonce=\"r4nd0m\" data-cfasync=\"false\" data-cookieconsent=\"ignore\">(");
        assertThat(file).endsWith(" async=\"\" data-cfasync=\"false\" data-cookieconsent=\"ignore\"></script>");
        assertThat(written).hasToString(file);
        assertThat(Printed.of(inline).data())
                .isEqualTo(Printed.of(widget.render(ADA)).data());
        assertThat(Printed.of(inline).script())
                .isEqualTo(Printed.of(widget.render(ADA)).script());
    }

    @Test
    void an_attributes_value_comes_back_the_same_and_ends_nothing() {
        String odd = "\"'><script>&amp;{{x}}${y}`\\ ";

        String element =
                TestWidget.builder().scriptAttribute("data-x", odd).build().render(null);

        assertThat(Jsoup.parse(element).select("script")).hasSize(1);
        assertThat(Jsoup.parse(element).selectFirst("script").attr("data-x")).isEqualTo(odd);
        assertThat(element.substring(0, element.indexOf('>')))
                .doesNotContain("{{x")
                .doesNotContain("${");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type",
                "src",
                "nonce",
                "async",
                "onload",
                "integrity",
                "data-",
                "data",
                "data-tawk",
                "data-tawk-open",
                "data-tawker",
                "Data-x",
                "data-X",
                "data-x y",
                "data-x=",
                "data-x\n",
                " data-x",
                "data-ü",
                "data-x>",
                ""
            })
    void refuses_other_attributes_than_data(String name) {
        assertThatThrownBy(() -> TestWidget.builder().scriptAttribute(name, "Lovelace"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The name of a scriptAttribute must be data- and lower-case ASCII letters, digits and dashes, and "
                                + "must not begin with data-tawk, but is another. A nonce is given when the element is rendered, and "
                                + "LoadPolicy.CONSENT waits for consent.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "a\nb", "\u0000", "\ud800", "\u007f"})
    void refuses_values_of_attributes_that_are_no_printable_ascii(String value) {
        assertThatThrownBy(() -> TestWidget.builder().scriptAttribute("data-x", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The value of the scriptAttribute data-x must be printable ASCII but has other characters. It is "
                                + "the same on every page.");
    }

    @Test
    void needs_both_parts_of_an_attribute() {
        assertThatThrownBy(() -> TestWidget.builder().scriptAttribute(null, "x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> TestWidget.builder().scriptAttribute("data-x", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
    }

    // --- renderTo

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "r4nd0m")
    void writes_what_it_renders(String nonce) throws IOException {
        for (Visitor visitor : new Visitor[] {ADA, Visitor.signedOut(), Visitor.unknown(), null}) {
            StringBuilder out = new StringBuilder("before ");
            widget.renderTo(out, visitor, nonce);
            assertThat(out).hasToString("before " + widget.render(visitor, nonce));
        }
    }

    @Test
    void writes_the_element_in_parts() throws IOException {
        Parts out = new Parts();
        widget.renderTo(out, ADA, null);
        assertThat(String.join("", out.parts)).isEqualTo(widget.render(ADA));
        assertThat(out.parts).hasSizeGreaterThan(1).doesNotContain(widget.render(ADA));
    }

    private static final class Parts implements Appendable {
        private final List<String> parts = new ArrayList<>();

        @Override
        public Appendable append(CharSequence part) {
            parts.add(part.toString());
            return this;
        }

        @Override
        public Appendable append(CharSequence part, int start, int end) {
            return append(part.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return append(String.valueOf(c));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~~, is empty",
                "a===, has U+003D at index 1",
                "=, is padding only",
                "~abc def~, has U+0020 at index 3",
                "abc\"><script>alert(1)</script>, has U+0022 at index 3",
                "~abc\n~, has U+000A at index 3",
            })
    void writes_nothing_with_a_bad_nonce(String nonce, String why) {
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> widget.renderTo(out, ADA, nonce))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nonce must be base64 or base64url but " + why + ". Pass the nonce of this ")
                .hasMessageNotContaining("script");
        assertThat(out).isEmpty();
        assertThatThrownBy(() -> widget.render(ADA, nonce)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passes_on_the_failure_of_a_writer() {
        Appendable broken = new Appendable() {
            @Override
            public Appendable append(CharSequence part) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public Appendable append(CharSequence part, int start, int end) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public Appendable append(char c) throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> widget.renderTo(broken, ADA, null))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void refuses_to_write_to_null_by_its_name() {
        assertThatThrownBy(() -> widget.renderTo(null, ADA, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("out");
    }

    // --- ids

    @Test
    void a_property_has_one_spelling() {
        assertThat(TawkWidget.builder("64A1F0C2E5B8D93A7C6F1E20", "1ABCdefgh")
                        .build()
                        .render(null))
                .contains("https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/1ABCdefgh");
    }

    @ParameterizedTest
    @CsvSource({
        "64a1f0c2e5b8d93a7c6f1e2, has 23 characters",
        "64a1f0c2e5b8d93a7c6f1e200, has 25 characters",
        "'', has 0 characters",
        "0123456789abcdef0123456789abcdef01234567, has 40 characters",
        "64a1f0c2e5b8d93a7c6f1e2g, has other characters",
        "64a1f0c2e5b8d93a7c6f/e20, has other characters",
        "٤٤a1f0c2e5b8d93a7c6f1e20, has other characters",
        "'64a1f0c2e5b8d93a7c6f1e20\n', has 25 characters",
    })
    void a_property_id_of_another_form_is_refused_and_not_repeated(String propertyId, String why) {
        assertThatThrownBy(() -> TawkWidget.builder(propertyId, "default"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("propertyId must be 24 hexadecimal digits but " + why + ". It is the first path segment of "
                        + "your embed URL, https://embed.tawk.to/<propertyId>/<widgetId>.");
    }

    @Test
    void a_widget_id_of_another_form_is_refused_and_not_repeated() {
        assertBadWidgetId("", "has 0 characters");
        assertBadWidgetId("w".repeat(51), "has 51 characters");
        assertBadWidgetId("1abc/defg", "has other characters");
        assertBadWidgetId("../default", "has other characters");
        assertBadWidgetId("default?x", "has other characters");
        assertBadWidgetId("my-widget", "has other characters");
        assertBadWidgetId("default\n", "has other characters");
        assertBadWidgetId("widgét", "has other characters");
        assertBadWidgetId("w".repeat(49) + "-", "has other characters");
    }

    private static void assertBadWidgetId(String widgetId, String why) {
        assertThatThrownBy(() -> TawkWidget.builder(PROPERTY, widgetId))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "widgetId must be 1 to 50 ASCII letters and digits but " + why + ". It is the second path "
                                + "segment of your embed URL, https://embed.tawk.to/<propertyId>/<widgetId>, and often \"default\".");
    }

    @Test
    void a_widget_id_of_the_form_of_a_key_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> TawkWidget.builder(PROPERTY, "0123456789abcdefGHIJ0123456789abcdefGHIJ"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "widgetId must not have the form of a Secure Mode key, 40 ASCII letters and digits, but has: every page "
                                + "would show it. It is the second path segment of your embed URL, "
                                + "https://embed.tawk.to/<propertyId>/<widgetId>, and often \"default\".");
    }

    @Test
    void a_widget_id_of_1_to_50_letters_and_digits_is_printed() {
        for (String widgetId : List.of("w", "1gabcdefg", "W".repeat(39), "W".repeat(41), "W".repeat(50))) {
            assertThat(Printed.of(TawkWidget.builder(PROPERTY, widgetId).build().render(null))
                            .data()
                            .get("src")
                            .getAsString())
                    .isEqualTo("https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/" + widgetId);
        }
    }

    @Test
    void null_is_refused_by_its_name() {
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default");
        assertNull("call", () -> builder.identifyWith(null));
        assertNull("policy", () -> builder.load(null));
        assertNull("origin", () -> builder.sandbox(null));
        assertNull("url", () -> builder.bootstrapUrl(null));
    }

    @Test
    void null_as_an_unset_variable_gives_it_is_refused_with_a_tip() {
        assertNull(
                "propertyId must be set but is null. It is the first path segment of your embed URL, "
                        + "https://embed.tawk.to/<propertyId>/<widgetId>.",
                () -> TawkWidget.builder(null, "default"));
        assertNull(
                "widgetId must be set but is null. It is the second path segment of your embed URL, "
                        + "https://embed.tawk.to/<propertyId>/<widgetId>, and often \"default\".",
                () -> TawkWidget.builder(PROPERTY, null));
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default");
        assertNull("secretKey must be set but is null." + KEY_TIP, () -> builder.secretKey(null));
        assertNull("environment", () -> TawkWidget.fromEnvironment(null));
        assertNull("requestHeader", () -> builder.build().identity(null, null));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    // --- key

    @Test
    void an_empty_or_blank_key_is_refused() {
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default");
        assertThatThrownBy(() -> builder.secretKey(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secretKey must not be blank but is empty." + KEY_TIP);
        assertThatThrownBy(() -> builder.secretKey(" \t\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secretKey must not be blank but is white space." + KEY_TIP);
    }

    @ParameterizedTest
    @ValueSource(strings = {" " + KEY, KEY + " ", KEY + "\n", "\t" + KEY, KEY + "\r\n"})
    void a_key_with_white_space_around_it_is_refused_and_not_repeated(String key) {
        try (CapturedLog log = new CapturedLog()) {
            assertThatThrownBy(() -> TawkWidget.builder(PROPERTY, "default").secretKey(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("secretKey must not have white space around it but has." + KEY_TIP)
                    .hasNoCause();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short-secret-7",
                "0123456789abcdef0123456789abcdef012345678",
                "0123456789abcdef0123456789abcdef0123456_"
            })
    void an_unusual_key_is_a_warning_and_works(String key) {
        try (CapturedLog log = new CapturedLog()) {
            TawkWidget unusual =
                    TawkWidget.builder(PROPERTY, "default").secretKey(key).build();
            assertThat(Printed.of(unusual.render(ADA)).field("hash")).isEqualTo(Printed.hmac(key, "u-17"));
            assertThat(log.warnings())
                    .containsExactly(
                            "secretKey is not 40 ASCII letters and digits, as tawk.to's keys are; it is used as it is."
                                    + KEY_TIP);
        }
    }

    @Test
    void a_usual_key_is_no_warning() {
        try (CapturedLog log = new CapturedLog()) {
            TawkWidget.builder(PROPERTY, "default").secretKey(KEY);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void the_key_is_in_nothing_that_is_printed() {
        assertThat(widget.render(ADA, "r4nd0m")).doesNotContain(KEY);
        assertThat(widget.contentSecurityPolicy().headerForHash()).doesNotContain(KEY);
    }

    // --- sandbox

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, http://localhost:8081",
        "http://localhost:8081/, http://localhost:8081",
        "https://tawk.localhost:8443, https://tawk.localhost:8443",
        "http://127.0.0.1:9000, http://127.0.0.1:9000",
        "http://[::1]:9000, http://[::1]:9000",
        "http://localhost, http://localhost",
        "http://localhost:0, http://localhost:0",
    })
    void a_sandbox_stands_in_for_tawk_to(String origin, String printed) {
        TawkWidget sandboxed = TawkWidget.builder(PROPERTY, "default")
                .sandbox(URI.create(origin))
                .build();
        assertThat(Printed.of(sandboxed.render(null)).data().get("src").getAsString())
                .isEqualTo(printed + "/64a1f0c2e5b8d93a7c6f1e20/default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com:8081",
                "https://embed.tawk.to",
                "http://localhost.example.com",
                "http://notlocalhost:8081",
                "http://127.0.0.1.example.com",
                "http://0.0.0.0:8081",
                "http://192.168.0.1:8081",
                "http://user@example.com",
                "http:///64a1f0c2e5b8d93a7c6f1e20",
                "http:localhost",
            })
    void a_sandbox_that_is_not_loopback_is_refused(String origin) {
        assertBadSandbox(origin, "its host is not localhost, 127.0.0.1 or [::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost:8081", "javascript:alert(1)", "//localhost:8081", "localhost:8081", ""})
    void a_sandbox_of_another_scheme_is_refused(String origin) {
        assertBadSandbox(origin, "has another scheme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8081/path",
                "http://localhost:8081//",
                "http://localhost:8081?q",
                "http://localhost:8081/#f",
                "http://ada:secret@localhost:8081",
                "http://@localhost:8081/x",
            })
    void a_sandbox_with_more_than_an_origin_is_refused_and_not_repeated(String origin) {
        assertBadSandbox(origin, "has more than that");
    }

    private static void assertBadSandbox(String origin, String why) {
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default");
        assertThatThrownBy(() -> builder.sandbox(URI.create(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sandbox must be http:// or https://, a loopback host and a port but " + why
                        + ". Use the address that the sandbox prints, such as http://localhost:8081.");
    }

    // --- the bootstrap as a file

    @ParameterizedTest
    @CsvSource({
        "/tawk-templates/bootstrap-0.js, /tawk-templates/bootstrap-0.js",
        "/shop/bootstrap.js?a=1&b='2', /shop/bootstrap.js?a=1&b='2'",
        "https://static.example.com:8443/b.js, https://static.example.com:8443/b.js",
        "http://[::1]/b.js, http://[::1]/b.js",
        "/sök.js, /s%C3%B6k.js"
    })
    void a_file_takes_the_place_of_the_script_in_the_element(String url, String printed) {
        String html = TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .bootstrapUrl(URI.create(url))
                .build()
                .render(ADA, "r4nd0m");

        Printed element = Printed.of(html);
        assertThat(element.attributes())
                .containsExactly("data-tawk", "nonce", "src", "integrity", "crossorigin", "async");
        assertThat(element.script()).isEmpty();
        assertThat(element.data()).isEqualTo(Printed.of(widget.render(ADA)).data());
        Element script = Jsoup.parse(html).selectFirst("script");
        assertThat(script.attr("src")).isEqualTo(printed);
        assertThat(script.attr("integrity"))
                .isEqualTo(widget.contentSecurityPolicy().scriptHash());
        assertThat(script.attr("crossorigin")).isEqualTo("anonymous");
        assertThat(script.attr("nonce")).isEqualTo("r4nd0m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.js",
                "",
                "//static.example.com/b.js",
                "///static.example.com/b.js",
                "javascript:alert(1)",
                "data:text/javascript,alert(1)",
                "file:///b.js",
                "https:b.js",
                "https:///b.js",
                "https://user:Lovelace@static.example.com/b.js",
            })
    void a_file_at_no_path_and_no_http_url_is_refused_and_not_repeated(String url) {
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default");
        assertThatThrownBy(() -> builder.bootstrapUrl(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bootstrapUrl must be a path that starts with / or an http:// or https:// URL "
                        + "without a user but is neither. "
                        + "Pass TawkWidget.bootstrapPath(), after your context path if there is one.");
    }

    // --- the object

    @Test
    void shows_its_url_and_options_and_only_whether_there_is_a_key() {
        assertThat(widget)
                .hasToString("TawkWidget[https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default, SET_ATTRIBUTES, "
                        + "IMMEDIATE, secretKey=<redacted>]");
        assertThat(TawkWidget.builder(PROPERTY, "1abcdefgh")
                        .identifyWith(IdentityCall.LOGIN)
                        .load(LoadPolicy.CONSENT)
                        .sandbox(URI.create("http://localhost:8081"))
                        .enabled(false)
                        .build())
                .hasToString("TawkWidget[http://localhost:8081/64a1f0c2e5b8d93a7c6f1e20/1abcdefgh, LOGIN, CONSENT, "
                        + "secretKey=none, disabled]");
    }

    @Test
    void its_builder_shows_its_ids_alone() {
        assertThat(TawkWidget.builder(PROPERTY, "default").secretKey(KEY))
                .hasToString("TawkWidget.Builder[64a1f0c2e5b8d93a7c6f1e20/default]");
    }

    @Test
    void does_not_change_with_its_builder() {
        TawkWidget.Builder builder = TawkWidget.builder(PROPERTY, "default").secretKey(KEY);
        TawkWidget built = builder.build();
        String before = built.render(ADA);
        builder.secretKey("f".repeat(40))
                .identifyWith(IdentityCall.LOGIN)
                .load(LoadPolicy.CONSENT)
                .sandbox(URI.create("http://localhost:8081"))
                .enabled(false);
        assertThat(built.render(ADA)).isEqualTo(before);
    }

    @Test
    void a_person_with_odd_data_does_not_fail_a_page() {
        Visitor odd = Visitor.forUserId("\ud800")
                .name("\udfff".repeat(300))
                .email("@".repeat(300))
                .phone("\u0000")
                .attribute("plan", "😀".repeat(300))
                .build();
        assertThatCode(() -> widget.render(odd)).doesNotThrowAnyException();
        assertThat(Printed.of(widget.render(odd)).visitor().keySet()).containsExactly("userId", "name", "plan", "hash");
    }
}
