package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.HostPage;
import java.net.URI;
import org.htmlunit.Version;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

/**
 * HtmlUnit, which tests of Spring applications use, runs a page with the element: with its default, which lets a test fail at any
 * error of a script. The build runs this once with HtmlUnit 5 and once with HtmlUnit 4.
 */
class HtmlUnitTest {
    /** Stands in for tawk.to's script, which HtmlUnit can't run. */
    private static final String WIDGET = """
            Tawk_API.setAttributes = function (values, done) {
              window.handed = JSON.stringify({userId: values.userId, name: values.name, hash: values.hash});
              done(null);
            };
            Tawk_API.isChatHidden = function () { return false; };
            Tawk_API.onLoaded = true;
            window.dispatchEvent(new Event('tawkLoad'));
            """;

    @Test
    void is_of_the_version_that_the_build_wants() {
        assertThat(Version.getProductVersion()).startsWith(System.getProperty("htmlunit", "5") + ".");
    }

    @Test
    void runs_a_page_with_the_element_and_identifies() throws Exception {
        try (WebClient client = new WebClient();
                HostPage site = new HostPage()) {
            String property = "64a1f0c2e5b8d93a7c6f1e20";
            TawkWidget widget = TawkWidget.builder(property, "default")
                    .secretKey("0123456789abcdef0123456789abcdef01234567")
                    .sandbox(URI.create(site.uri().replaceFirst("/$", "")))
                    .build();
            site.serve("/" + property + "/default", WIDGET);
            String ada = widget.render(Visitor.forUserId("u-17").name("Ada").build());

            HtmlPage page = client.getPage(site.serve(
                    "/shop",
                    "<!doctype html><html><head><title>Shop</title></head><body><h1>Shop</h1>" + ada
                            + "<script>window.after = 1;</script></body></html>"));
            client.waitForBackgroundJavaScript(5000);

            JsonObject handed = JsonParser.parseString(page.executeJavaScript("window.handed")
                            .getJavaScriptResult()
                            .toString())
                    .getAsJsonObject();
            assertThat(handed.get("userId").getAsString()).isEqualTo("u-17");
            assertThat(handed.get("name").getAsString()).isEqualTo("Ada");
            // the hash as printed: printf 'u-17' | openssl dgst -sha256 -hmac
            // '0123456789abcdef0123456789abcdef01234567'
            assertThat(handed.get("hash").getAsString()).startsWith("7b5bf0741ef5");
            assertThat(page.executeJavaScript("window.after").getJavaScriptResult())
                    .hasToString("1");
            assertThat(page.querySelectorAll("[data-tawk]:not([data-tawk=''])")).isEmpty();
        }
    }
}
