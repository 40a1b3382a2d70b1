package io.github.tawktemplates.examples.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.TawkPage;
import io.github.tawktemplates.testing.docs.Documentation;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples of docs/testing.md for an HTTP client and HtmlUnit. */
class TestingTest {
    private final String secretKey = "0123456789abcdef0123456789abcdef01234567";
    private final TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default")
            .secretKey(secretKey)
            .build();

    private final Javalin server = Application.create(widget).start("127.0.0.1", 0);
    private final String url = "http://127.0.0.1:" + server.port() + "/freemarker";

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void javalin() throws Exception {
        // Javalin, or any server
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("X-Forwarded-User", "u-17")
                                .build(),
                        BodyHandlers.ofString());
        TawkPage.of(page.body())
                .assertSignedFor("u-17", secretKey)
                .assertWithout(secretKey)
                .assertNotCached(page.headers().firstValue("Cache-Control").orElse(null));
    }

    @Test
    void htmlUnit() throws Exception {
        // HtmlUnit
        try (WebClient browser = new WebClient()) {
            browser.getOptions().setJavaScriptEnabled(false); // HtmlUnit can't run tawk.to's script
            Page page = browser.getPage(url);
            TawkPage.of(page.getWebResponse().getContentAsString())
                    .assertSignedOut()
                    .assertNotCached(page.getWebResponse().getResponseHeaderValue("Cache-Control"));
        }
    }

    @Test
    void are_what_runs_here() throws Exception {
        String source =
                Files.readString(Path.of("src/test/java/io/github/tawktemplates/examples/javalin/TestingTest.java"));
        for (String comment : new String[] {"// Javalin, or any server", "// HtmlUnit"}) {
            assertThat(source.replaceAll("\\s", ""))
                    .contains(Documentation.block("docs/testing.md", comment).replaceAll("\\s", ""));
        }
    }
}
