package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page with a form, scripts and styles of its own, under a policy of its own to which the widget's needs were added. */
class OwnPolicyInBrowserTest extends PageTest {
    private static final String NONCE = "bm9uY2U=";

    /** Each is a policy under which all of the page works without the widget. */
    private static final String[] POLICIES = {
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'",
        "default-src 'self' 'unsafe-inline'; form-action 'self' http://127.0.0.1:*",
        "default-src 'self'; script-src 'nonce-bm9uY2U=' 'strict-dynamic'; style-src 'unsafe-inline'; object-src 'none'",
        "default-src 'self' 'nonce-bm9uY2U='; style-src-attr 'unsafe-inline'",
        // printf 'window.own = 1;' | openssl dgst -sha256 -binary | base64
        "default-src 'none'; script-src 'sha256-DgaFqZCWfKZDe0Np5DLQoAhCqzwrT/XhgId3w2bb2lM='; style-src 'unsafe-inline'",
        "script-src 'self'; script-src-elem 'self' 'nonce-bm9uY2U='; script-src-attr 'none', img-src 'self'"
    };

    private String shop(String element) {
        return "<!doctype html><html><head><title>Shop</title><style nonce='" + NONCE
                + "'>h1 { margin-left: 17px }</style><script nonce='" + NONCE
                + "'>window.own = 1;</script></head><body>"
                + "<h1>Shop</h1><p style='margin-left: 18px'>Tea</p><form action='"
                + site.uri().replace("localhost", "127.0.0.1") + "sign-in'><button>Sign in</button></form>" + element
                + "</body></html>";
    }

    private void assertThatThePageWorks() {
        assertThat(browser.eval("window.own")).isEqualTo("1");
        assertThat(browser.eval("getComputedStyle(document.querySelector('h1')).marginLeft"))
                .isEqualTo("17px");
        assertThat(browser.eval("getComputedStyle(document.querySelector('p')).marginLeft"))
                .isEqualTo("18px");
        assertThat(browser.run("return violations")).isEqualTo(List.of());
        browser.run("document.querySelector('form button').click()");
        browser.untilTrue("location.hostname === '127.0.0.1'");
    }

    static String[] policies() {
        return POLICIES;
    }

    @ParameterizedTest
    @MethodSource("policies")
    void all_of_the_page_works_without_the_widget(String policy) {
        site.contentSecurityPolicy(policy);

        browser.open(site.serve(shop("")));

        assertThatThePageWorks();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void all_of_the_page_and_the_widget_work_together(String policy) {
        TawkWidget widget = builder().build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy().addTo(policy, NONCE));

        browser.open(site.serve(shop(widget.render(ADA, NONCE))));

        assertIdentifiedOnce();
        assertThatThePageWorks();
    }
}
