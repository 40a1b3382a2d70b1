package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.TestWidget;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, what the widget needs is written as SCRIPTS, STYLES and so on. */
class PagePolicyTest {
    private static final String SCRIPTS = "https://*.tawk.to https://cdn.jsdelivr.net/emojione/";
    private static final String STYLES =
            "'unsafe-inline' https://*.tawk.to https://fonts.googleapis.com https://cdn.jsdelivr.net/emojione/";
    private static final String FONTS = "https://*.tawk.to https://fonts.gstatic.com";
    private static final String IMAGES =
            "https://*.tawk.to https://tawk.link https://cdn.jsdelivr.net/emojione/ https://s3.amazonaws.com";
    private static final String MEDIA = "https://*.tawk.to https://tawk.link";
    private static final String CONNECTIONS = "https://*.tawk.to wss://*.tawk.to";
    private static final String FRAMES = "https://*.tawk.to";

    private final ContentSecurityPolicy policy = TestWidget.builder().build().contentSecurityPolicy();

    private static String full(String text) {
        return text.replace("SCRIPTS", SCRIPTS)
                .replace("STYLES", STYLES)
                .replace("FONTS", FONTS)
                .replace("IMAGES", IMAGES)
                .replace("MEDIA", MEDIA)
                .replace("CONNECTIONS", CONNECTIONS)
                .replace("FRAMES", FRAMES)
                .replace("HASH", Bootstrap.HASH);
    }

    private void assertAdded(String before, String nonce, String after) {
        String result = policy.addTo(before, nonce);

        assertThat(result).isEqualTo(full(after));
        assertThat(policy.addTo(result, nonce)).as("once more").isEqualTo(result);
    }

    // --- what is in force

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script-src 'self'            | script-src 'self' 'nonce-abc' SCRIPTS",
                "style-src 'self'             | style-src 'self' STYLES",
                "font-src 'self'              | font-src 'self' FONTS",
                "img-src 'self' data:         | img-src 'self' data: IMAGES",
                "media-src 'self'             | media-src 'self' MEDIA",
                "connect-src 'self'           | connect-src 'self' CONNECTIONS",
                "frame-src 'self'             | frame-src 'self' FRAMES",
                "form-action 'self'           | form-action 'self' FRAMES"
            })
    void a_directive_gets_what_the_widget_needs_and_no_other_is_made(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @Test
    void the_directives_that_default_src_stands_in_for_are_made_and_it_stays() {
        assertAdded(
                "default-src 'self'",
                "abc",
                "default-src 'self'; script-src 'self' 'nonce-abc' SCRIPTS; style-src 'self' STYLES; font-src 'self' FONTS; "
                        + "img-src 'self' IMAGES; media-src 'self' MEDIA; connect-src 'self' CONNECTIONS; frame-src 'self' FRAMES");
    }

    /** Sign-in forms go to other hosts: a form-action that a page had not would stop them. */
    @Test
    void forms_are_not_restricted_by_default_src() {
        assertThat(policy.addTo("default-src 'self'", "abc"))
                .contains("frame-src")
                .doesNotContain("form-action");
    }

    @Test
    void child_src_stands_in_for_frame_src_before_default_src_does_and_stays() {
        assertAdded(
                "child-src https://video.example; worker-src 'self'",
                null,
                "child-src https://video.example; worker-src 'self'; frame-src https://video.example FRAMES");
        assertThat(policy.addTo("default-src 'none'; child-src https://video.example", null))
                .contains("; frame-src https://video.example https://*.tawk.to")
                .contains("child-src https://video.example;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-uri 'none'; frame-ancestors 'self'",
                "sandbox allow-forms allow-scripts",
                "trusted-types default; require-trusted-types-for 'script'",
                "report-uri /csp; report-to csp-endpoint",
                "worker-src 'none'; manifest-src 'self'; object-src 'none'",
                "upgrade-insecure-requests; some-new-directive a b",
                "child-src-elem x; script-src-attr 'none'; style-src-attr 'none'"
            })
    void what_restricts_nothing_that_the_widget_needs_stays_as_it_is(String other) {
        assertAdded(other, "abc", other);
        assertAdded(other + "; img-src 'self'", "abc", other + "; img-src 'self' IMAGES");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script-src-elem 'self'; script-src-attr 'none' | script-src-elem 'self' 'nonce-abc' SCRIPTS; script-src-attr 'none'",
                "script-src 'self'; script-src-elem 'self' 'nonce-own' | script-src 'self' 'nonce-abc' SCRIPTS; script-src-elem 'self' 'nonce-own' 'nonce-abc' SCRIPTS",
                "style-src-elem 'self'; style-src-attr 'none' | style-src-elem 'self' STYLES; style-src-attr 'none'"
            })
    void a_directive_for_elements_gets_what_its_base_gets_and_one_for_attributes_nothing(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "img-src 'none'                     | img-src IMAGES",
                "IMG-SRC 'NONE'                     | IMG-SRC IMAGES",
                "form-action 'none'                 | form-action FRAMES",
                "frame-src                          | frame-src FRAMES",
                "font-src 'none'; img-src 'self'    | font-src FONTS; img-src 'self' IMAGES"
            })
    void none_gives_way(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @Test
    void none_of_default_src_stays_there_and_is_not_handed_on() {
        assertThat(policy.addTo("default-src 'none'", "abc"))
                .startsWith("default-src 'none'; script-src 'nonce-abc' https://*.tawk.to ")
                .doesNotContain("'none' ");
    }

    // --- how a policy is read

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "img-src a.example; img-src b.example        | img-src a.example IMAGES; img-src b.example",
                "Img-Src a.example; IMG-SRC b.example        | Img-Src a.example IMAGES; IMG-SRC b.example",
                "style-src 'Unsafe-Inline'                   | style-src 'Unsafe-Inline' https://*.tawk.to https://fonts.googleapis.com https://cdn.jsdelivr.net/emojione/"
            })
    void of_duplicates_the_first_counts_and_case_does_not(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @Test
    void policies_with_a_comma_between_them_are_each_treated_alone() {
        assertAdded(
                "img-src 'self', default-src *; img-src 'none',,frame-ancestors 'self'",
                "abc",
                "img-src 'self' IMAGES, default-src *; img-src IMAGES; script-src * 'nonce-abc' SCRIPTS; style-src * STYLES; "
                        + "font-src * FONTS; media-src * MEDIA; connect-src * CONNECTIONS; frame-src * FRAMES, frame-ancestors 'self'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | ''", "' ' | ''", "' ; ;' | ''", "',' | ''"})
    void nothing_stays_nothing(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @Test
    void white_space_of_any_kind_lies_between_words() {
        assertThat(policy.addTo(" font-src\t'self'\n  a.example ;\r\n", null))
                .isEqualTo("font-src 'self' a.example " + FONTS);
    }

    @Test
    void what_is_there_already_is_not_added() {
        String whole = policy.headerForHash();
        assertThat(policy.addTo(whole, null)).isEqualTo(whole);
        String withNonce = policy.headerForNonce("abc");
        assertThat(policy.addTo(withNonce, "abc")).isEqualTo(withNonce);
        assertThat(policy.addTo("default-src 'self' " + FONTS, null)).doesNotContain("font-src");
    }

    // --- scripts

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the page's own inline scripts would stop
                "script-src 'self' 'unsafe-inline'                  | script-src 'self' 'unsafe-inline' SCRIPTS",
                "script-src 'self' 'UNSAFE-INLINE'                  | script-src 'self' 'UNSAFE-INLINE' SCRIPTS",
                // not effective: kept by pages for old browsers
                "script-src 'unsafe-inline' 'nonce-own'             | script-src 'unsafe-inline' 'nonce-own' 'nonce-abc' SCRIPTS",
                "script-src 'unsafe-inline' 'sha256-own'            | script-src 'unsafe-inline' 'sha256-own' 'nonce-abc' SCRIPTS",
                "script-src 'unsafe-inline' 'SHA512-own'            | script-src 'unsafe-inline' 'SHA512-own' 'nonce-abc' SCRIPTS",
                "script-src 'unsafe-inline' 'strict-dynamic'        | script-src 'unsafe-inline' 'strict-dynamic' 'nonce-abc'",
                // hosts are ignored there
                "script-src 'nonce-abc' 'strict-dynamic'            | script-src 'nonce-abc' 'strict-dynamic'",
                "script-src 'nonce-own' 'Strict-Dynamic' https:     | script-src 'nonce-own' 'Strict-Dynamic' https: 'nonce-abc'",
                // nonces differ by case
                "script-src 'nonce-ABC'                             | script-src 'nonce-ABC' 'nonce-abc' SCRIPTS"
            })
    void the_nonce_is_added_where_it_switches_nothing_off(String before, String after) {
        assertAdded(before, "abc", after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script-src 'self'                      | script-src 'self' 'HASH' SCRIPTS",
                "script-src 'self' 'unsafe-inline'      | script-src 'self' 'unsafe-inline' SCRIPTS",
                "script-src 'nonce-own'                 | script-src 'nonce-own' 'HASH' SCRIPTS",
                "script-src 'none'                      | script-src 'HASH' SCRIPTS"
            })
    void without_a_nonce_the_bootstrap_is_allowed_by_its_hash(String before, String after) {
        assertAdded(before, null, after);
    }

    @Test
    void what_default_src_says_of_scripts_is_handed_on_to_script_src_alone() {
        String result = policy.addTo("default-src 'self' 'nonce-own' 'sha384-own' 'strict-dynamic'", "abc");

        assertThat(result)
                .startsWith("default-src 'self' 'nonce-own' 'sha384-own' 'strict-dynamic'; "
                        + "script-src 'self' 'nonce-own' 'sha384-own' 'strict-dynamic' 'nonce-abc'; "
                        + "style-src 'self' " + STYLES + "; font-src 'self' " + FONTS + "; ");
        assertThat(result.split("'nonce-own'", -1)).hasSize(3);
        assertThat(result.split("'strict-dynamic'", -1)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "script-src a.example                   |     | script-src a.example 'self' SCRIPTS",
                "script-src 'Self'                      |     | script-src 'Self' SCRIPTS",
                "script-src 'unsafe-inline'             |     | script-src 'unsafe-inline' 'self' SCRIPTS",
                "script-src 'unsafe-inline'             | abc | script-src 'unsafe-inline' 'self' SCRIPTS",
                "script-src a.example                   | abc | script-src a.example 'nonce-abc' SCRIPTS",
                // nothing but a nonce allows a file there
                "script-src 'nonce-own' 'strict-dynamic'|     | script-src 'nonce-own' 'strict-dynamic'",
                "script-src 'nonce-own' 'strict-dynamic'| abc | script-src 'nonce-own' 'strict-dynamic' 'nonce-abc'"
            })
    void a_file_is_allowed_by_the_nonce_or_else_by_its_origin_and_never_by_a_hash(
            String before, String nonce, String after) {
        ContentSecurityPolicy withFile = TestWidget.builder()
                .bootstrapUrl(URI.create(TawkWidget.bootstrapPath()))
                .build()
                .contentSecurityPolicy();

        assertThat(withFile.addTo(before, nonce)).isEqualTo(full(after));
        assertThat(withFile.addTo(full(after), nonce)).isEqualTo(full(after));
    }

    @Test
    void a_file_of_another_origin_and_the_sandbox_are_among_the_hosts() {
        ContentSecurityPolicy other = TestWidget.builder()
                .bootstrapUrl(URI.create("https://static.example/b.js"))
                .sandbox(URI.create("http://localhost:8081"))
                .build()
                .contentSecurityPolicy();

        assertThat(other.addTo("script-src 'none'; connect-src 'self'", null))
                .isEqualTo(
                        "script-src " + SCRIPTS + " http://localhost:8081 https://static.example; connect-src 'self' "
                                + CONNECTIONS + " http://localhost:8081");
    }

    // --- styles

    @ParameterizedTest
    @ValueSource(
            strings = {
                "style-src 'self' 'nonce-own'",
                "style-src 'self' 'unsafe-inline' 'Nonce-own'",
                "style-src 'sha256-own'",
                "Style-Src 'sha512-own'",
                "style-src 'self'; style-src-elem 'self' 'nonce-own'",
                "style-src-elem 'sha384-own'",
                "img-src 'self', style-src 'nonce-own'"
            })
    void styles_with_a_nonce_or_hash_are_refused(String before) {
        assertThatThrownBy(() -> policy.addTo(before, "abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "style-src must have no nonce or hash but has one: it switches off 'unsafe-inline', without which "
                                + "the widget's <style> elements are refused and the chat is broken. Take it out, on pages with the "
                                + "widget at least.");
    }

    // --- mistakes

    @Test
    void a_bad_nonce_is_refused_whether_it_is_needed_or_not() {
        for (String before : new String[] {"script-src 'self'", "script-src 'unsafe-inline'", ""}) {
            assertThatThrownBy(() -> policy.addTo(before, "abc'; script-src *"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("nonce must be base64 or base64url but has U+0027 at index 3.");
        }
    }

    @Test
    void a_policy_is_needed() {
        assertThatThrownBy(() -> policy.addTo(null, "abc"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("policy");
    }
}
