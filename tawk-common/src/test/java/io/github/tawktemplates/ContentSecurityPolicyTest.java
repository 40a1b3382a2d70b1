package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.TestWidget;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hosts are those of tawk.to's Magento plugin, {@code etc/csp_whitelist.xml}, with their scheme, and jsdelivr's path.
 * PagePolicyTest is about a policy of the application's own.
 */
class ContentSecurityPolicyTest {
    private static final String AFTER_SCRIPT_SRC = "; style-src 'self' 'unsafe-inline' https://*.tawk.to "
            + "https://fonts.googleapis.com https://cdn.jsdelivr.net/emojione/; font-src 'self' https://*.tawk.to "
            + "https://fonts.gstatic.com; img-src 'self' https://*.tawk.to https://tawk.link https://cdn.jsdelivr.net/emojione/ "
            + "https://s3.amazonaws.com; media-src 'self' https://*.tawk.to https://tawk.link; connect-src 'self' "
            + "https://*.tawk.to wss://*.tawk.to; frame-src 'self' https://*.tawk.to; form-action 'self' "
            + "https://*.tawk.to; object-src 'none'; base-uri 'none'";

    private final ContentSecurityPolicy policy = TestWidget.builder().build().contentSecurityPolicy();

    @Test
    void the_header_for_a_nonce_trusts_the_nonce_and_what_it_loads() {
        assertThat(policy.headerForNonce("r4nd0m-_AA=="))
                .isEqualTo("default-src 'self'; script-src 'nonce-r4nd0m-_AA==' 'strict-dynamic' "
                        + "https://*.tawk.to https://cdn.jsdelivr.net/emojione/" + AFTER_SCRIPT_SRC);
    }

    @Test
    void the_header_for_the_hash_trusts_the_bootstrap_and_the_widgets_hosts() {
        String hash = policy.scriptHash();
        assertThat(policy.headerForHash())
                .isEqualTo("default-src 'self'; script-src 'self' '" + hash
                        + "' https://*.tawk.to https://cdn.jsdelivr.net/emojione/" + AFTER_SCRIPT_SRC);
    }

    @Test
    void the_header_for_the_file_allows_no_inline_script() {
        assertThat(policy.headerForFile())
                .isEqualTo("default-src 'self'; script-src 'self' https://*.tawk.to https://cdn.jsdelivr.net/emojione/"
                        + AFTER_SCRIPT_SRC);
    }

    @ParameterizedTest
    @CsvSource({
        "/tawk-templates/b.js, https://*.tawk.to https://cdn.jsdelivr.net/emojione/",
        "https://static.example.com/b.js, https://*.tawk.to https://cdn.jsdelivr.net/emojione/ https://static.example.com",
        "http://static.example.com:8080/b.js, https://*.tawk.to https://cdn.jsdelivr.net/emojione/ http://static.example.com:8080"
    })
    void a_file_of_another_origin_is_allowed(String url, String scripts) {
        ContentSecurityPolicy withFile =
                TestWidget.builder().bootstrapUrl(URI.create(url)).build().contentSecurityPolicy();

        assertThat(withFile.headerForFile())
                .isEqualTo("default-src 'self'; script-src 'self' " + scripts + AFTER_SCRIPT_SRC);
        assertThat(String.join(" ", withFile.directives().get("script-src"))).isEqualTo(scripts);
    }

    @Test
    void the_hash_is_never_beside_strict_dynamic() {
        assertThat(policy.headerForFile()).doesNotContain("sha256-").doesNotContain("strict-dynamic");
        assertThat(policy.headerForHash()).contains("sha256-").doesNotContain("strict-dynamic");
        assertThat(policy.headerForNonce("abc")).contains("strict-dynamic").doesNotContain("sha256-");
    }

    @Test
    void the_hash_stands_without_the_quotes_of_a_policy() {
        assertThat(policy.scriptHash()).matches("sha256-[A-Za-z0-9+/]{43}=");
    }

    @Test
    void styles_are_inline_without_a_nonce_or_hash_that_would_forbid_them() {
        assertThat(policy.headerForNonce("abc")).contains("style-src 'self' 'unsafe-inline' https://*.tawk.to");
        assertThat(policy.headerForNonce("abc").split("'nonce-")).hasSize(2);
        assertThat(policy.headerForHash().split("'sha256-")).hasSize(2);
    }

    @Test
    void the_directives_name_the_widgets_sources_alone() {
        assertThat(policy.directives())
                .containsOnlyKeys(
                        "script-src",
                        "style-src",
                        "font-src",
                        "img-src",
                        "media-src",
                        "connect-src",
                        "frame-src",
                        "form-action")
                .containsEntry("script-src", List.of("https://*.tawk.to", "https://cdn.jsdelivr.net/emojione/"))
                .containsEntry("connect-src", List.of("https://*.tawk.to", "wss://*.tawk.to"))
                .containsEntry(
                        "style-src",
                        List.of(
                                "'unsafe-inline'",
                                "https://*.tawk.to",
                                "https://fonts.googleapis.com",
                                "https://cdn.jsdelivr.net/emojione/"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobody_can_change_the_directives(boolean inSandbox) {
        TawkWidget.Builder widget = TestWidget.builder();
        if (inSandbox) {
            widget.sandbox(URI.create("http://localhost:8081"));
        }
        Map<String, List<String>> directives =
                widget.build().contentSecurityPolicy().directives();
        List<String> scripts = directives.get("script-src");
        assertThatThrownBy(() -> directives.put("script-src", List.of("*")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> directives.remove("script-src")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scripts.add("*")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scripts.set(0, "*")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void the_sandbox_stands_beside_the_real_hosts_in_each_directive() {
        ContentSecurityPolicy withSandbox = TestWidget.builder()
                .sandbox(URI.create("http://localhost:8081/"))
                .build()
                .contentSecurityPolicy();
        assertThat(withSandbox.directives()).hasSize(8);
        withSandbox
                .directives()
                .forEach((directive, sources) -> assertThat(sources)
                        .as(directive)
                        .endsWith("http://localhost:8081")
                        .startsWith(policy.directives().get(directive).toArray(String[]::new)));
        assertThat(withSandbox.headerForHash())
                .contains("' https://*.tawk.to https://cdn.jsdelivr.net/emojione/ http://localhost:8081; style-src ");
        assertThat(withSandbox.headerForNonce("abc"))
                .contains("connect-src 'self' https://*.tawk.to wss://*.tawk.to http://localhost:8081; ");
    }

    @Test
    void no_sandbox_leaves_no_loopback_host_in_a_policy() {
        assertThat(policy.headerForHash() + policy.headerForNonce("abc") + policy.directives())
                .doesNotContain("localhost")
                .doesNotContain("null");
    }

    @Test
    void a_nonce_that_would_end_the_source_is_refused() {
        assertThatThrownBy(() -> policy.headerForNonce("abc'; script-src *"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nonce must be base64 or base64url but has U+0027 at index 3.")
                .hasMessageNotContaining("script-src");
    }

    @Test
    void an_empty_nonce_is_refused() {
        assertThatThrownBy(() -> policy.headerForNonce(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nonce must be base64 or base64url but is empty.");
    }

    @Test
    void a_null_nonce_is_refused_by_its_name() {
        assertThatThrownBy(() -> policy.headerForNonce(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("nonce");
    }
}
