package io.github.tawktemplates.examples.showcase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs what the README says: {@code java -jar target/showcase.jar}. */
@Timeout(60)
class JarIT {
    @Test
    void says_what_to_open_and_ends_promptly() throws Exception {
        Process showcase = run("0");
        try (BufferedReader output = showcase.inputReader(UTF_8)) {
            String line = output.readLine();
            while (line != null && isLogOfWidgets(line)) {
                line = output.readLine();
            }
            assertThat(line).matches("Open http://localhost:[0-9]+");
            URI address = URI.create(line.replace("Open ", ""));

            HttpResponse<String> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address.resolve("/pebble")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);

            Process second = run(Integer.toString(address.getPort()));
            assertThat(second.inputReader(UTF_8).lines().filter(each -> !isLogOfWidgets(each)))
                    .containsExactly("Port " + address.getPort()
                            + " is taken or not allowed. Give another one as the argument or in PORT.");
            assertThat(second.waitFor()).isEqualTo(1);

            showcase.toHandle().destroy(); // Process.destroy() would close what we still read
            assertThat(showcase.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines().filter(each -> !isLogOfWidgets(each)))
                    .as("everything else it said")
                    .isEmpty();
        } finally {
            showcase.destroyForcibly();
        }
    }

    /** Each widget is logged when it is built, in two lines. */
    private static boolean isLogOfWidgets(String line) {
        return line.matches(".* io\\.github\\.tawktemplates\\.\\w+ \\w+|INFO: The tawk\\.to widget is .*");
    }

    @Test
    void refuses_what_is_not_a_port() throws Exception {
        Process showcase = run("http");

        assertThat(new String(showcase.getInputStream().readAllBytes(), UTF_8))
                .startsWith("The port must be a number from 0 to 65535.");
        assertThat(showcase.waitFor()).isEqualTo(1);
    }

    @Test
    void each_of_our_jars_has_the_licence_and_a_name_for_modules() throws Exception {
        List<Path> jars = new ArrayList<>(List.of(Path.of("target", "showcase.jar")));
        try (DirectoryStream<Path> libraries = Files.newDirectoryStream(Path.of("target", "lib"), "tawk-*.jar")) {
            libraries.forEach(jars::add);
        }
        String licence = Files.readString(Path.of("..", "..", "LICENSE"));

        assertThat(jars).hasSizeGreaterThan(5);
        for (Path file : jars) {
            try (JarFile jar = new JarFile(file.toFile())) {
                assertThat(new String(
                                jar.getInputStream(jar.getEntry("META-INF/LICENSE"))
                                        .readAllBytes(),
                                UTF_8))
                        .as(file.toString())
                        .isEqualTo(licence);
                assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                        .as(file.toString())
                        .matches("io\\.github\\.tawktemplates[a-z.]*");
            }
        }
    }

    private static Process run(String port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-jar", Path.of("target", "showcase.jar").toString(), port)
                .redirectErrorStream(true)
                .start();
    }
}
