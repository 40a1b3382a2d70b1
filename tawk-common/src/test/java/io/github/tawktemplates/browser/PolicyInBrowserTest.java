package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.ContentSecurityPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.docs.Documentation;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we print, and the widget, under each Content-Security-Policy. */
@EachCall
class PolicyInBrowserTest extends PageTest {
    private void assertVerifiedWithoutAReport() {
        assertIdentifiedOnce();
        assertThat(browser.run("return violations")).isEqualTo(List.of());
        assertNothingOnTheConsole();
    }

    @Test
    void holds_under_a_policy_of_nonce_and_strict_dynamic() {
        TawkWidget widget = builder().build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForNonce("bm9uY2U="));

        open(widget.render(ADA, "bm9uY2U="));

        assertVerifiedWithoutAReport();
    }

    @Test
    void holds_under_the_static_policy_of_hash_and_hosts() {
        TawkWidget widget = builder().build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForHash());

        open(widget.render(ADA));

        assertVerifiedWithoutAReport();
    }

    @Test
    void holds_as_a_file_of_the_applications_own_without_any_inline_script() {
        TawkWidget widget =
                builder().bootstrapUrl(URI.create(TawkWidget.bootstrapPath())).build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForFile());

        open(widget.render(ADA) + "<script>window.inline = true;</script>");

        assertIdentifiedOnce();
        // the control: an inline script is what this policy stops
        assertThat(browser.eval("window.inline")).isNull();
        assertThat(browser.run("return violations")).isEqualTo(List.of("script-src-elem inline"));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void holds_as_a_file_with_a_nonce() {
        TawkWidget widget =
                builder().bootstrapUrl(URI.create(TawkWidget.bootstrapPath())).build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForNonce("bm9uY2U="));

        open(widget.render(ADA, "bm9uY2U=").repeat(2));

        assertVerifiedWithoutAReport();
    }

    @Test
    void holds_under_trusted_types_with_the_default_policy_of_the_documentation() {
        TawkWidget widget = builder().build();
        ContentSecurityPolicy policy = widget.contentSecurityPolicy();
        site.contentSecurityPolicy(
                policy.headerForNonce("bm9uY2U=") + "; require-trusted-types-for 'script'; trusted-types default");
        String documented =
                Documentation.blocks("docs/content-security-policy.md", "js").get(0);
        assertThat(documented).contains("createPolicy('default'", "'https://embed.tawk.to/'");

        open("<script nonce='bm9uY2U='>"
                + documented.replace("https://embed.tawk.to", sandbox.uri().toString()) + "</script>"
                + widget.render(ADA, "bm9uY2U="));

        assertVerifiedWithoutAReport();
    }
}
