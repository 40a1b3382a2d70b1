package io.github.tawktemplates.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sandbox as a jar that runs alone, as the README starts it. */
@Timeout(60)
class StandaloneJarIT {
    @Test
    void serves_the_embed_script_and_the_dashboard_and_says_nothing_but_where() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process sandbox = new ProcessBuilder(java, "-jar", System.getProperty("standalone.jar"), "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = sandbox.inputReader(UTF_8)) {
            String line = output.readLine();
            Matcher address = Pattern.compile("tawk.to in a box: (http://localhost:[0-9]+)/.*")
                    .matcher(line);
            assertThat(address.matches()).as(line).isTrue();

            URI uri = URI.create(address.group(1));
            assertThat(body(uri.resolve("/64a1f0c2e5b8d93a7c6f1e20/default"))).contains("Tawk_API");
            assertThat(body(uri.resolve("/dashboard"))).contains("<h1>");

            sandbox.toHandle().destroy(); // Process.destroy() would close what is still read
            assertThat(output.lines()).as("everything else it said").isEmpty();
        } finally {
            sandbox.destroyForcibly();
        }
    }

    private static String body(URI uri) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
