package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

class TawkRuntimeHintsTest {
    private static final Path ROOT = Path.of("..", "..", "..", "..");

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        new TawkRuntimeHints().registerHints(hints, null);
        return hints;
    }

    @Test
    void both_resources_that_are_read_by_name_are_named() {
        for (String resource :
                List.of("io/github/tawktemplates/bootstrap.js", "META-INF/resources" + TawkWidget.bootstrapPath())) {
            assertThat(TawkWidget.class.getResource("/" + resource))
                    .as(resource)
                    .isNotNull();
            assertThat(RuntimeHintsPredicates.resource().forResource(resource).test(hints()))
                    .as(resource)
                    .isTrue();
        }
        assertThat(RuntimeHintsPredicates.resource().forResource("another.js").test(hints()))
                .isFalse();
    }

    /** Fails where main code starts to read by name something that the hints may not name. */
    @Test
    void main_code_reads_by_name_in_two_places() throws IOException {
        Pattern byName = Pattern.compile("getResource\\w*\\(|Class\\.forName\\(|ServiceLoader|getSystemResource");
        try (Stream<Path> files = Stream.of(
                        "tawk-common/src/main/java",
                        "tawk-common/spring-boot/src/main/java",
                        "tawk-freemarker/src/main/java",
                        "tawk-freemarker/spring-boot-starter/src/main/java",
                        "tawk-pebble/src/main/java",
                        "tawk-pebble/spring-boot-starter/src/main/java")
                .flatMap(TawkRuntimeHintsTest::files)) {
            assertThat(files.filter(file -> byName.matcher(read(file)).find())
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Bootstrap.java", "TawkFilter.java");
        }
    }

    private static Stream<Path> files(String folder) {
        try {
            return Files.walk(ROOT.resolve(folder)).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
