package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.browser.Ability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that are skipped in a browser are those that {@code docs/browsers.md} lists, with the reason. */
class SkippedTest {
    private static final Pattern SKIPPED =
            Pattern.compile("@Needs\\((?:Ability\\.)?([A-Z_]+)\\)[^;{}]*?\\b(?:void|class) (\\w+)");

    @Test
    void tests_that_need_more_than_every_browser_has_are_in_the_docs() throws IOException {
        String expected = testClasses()
                .flatMap(SkippedTest::rows)
                .sorted()
                .reduce("| test | skipped, as there are |\n|---|---|\n", String::concat);

        assertThat(expected).contains("nothing_of_the_page_is_shifted");
        assertThat(Files.readString(Path.of("..", "docs", "browsers.md"))).contains(expected + "\n");
    }

    private static Stream<String> rows(Path file) {
        String source = read(file);
        String type = file.getFileName().toString().replace(".java", "");
        List<String> rows = SKIPPED.matcher(source)
                .results()
                .map(found -> "| `" + type + (found.group(2).equals(type) ? "" : "." + found.group(2)) + "` | "
                        + Ability.valueOf(found.group(1)).reason() + " |\n")
                .toList();
        assertThat(rows).as(type).hasSize(source.split("@Needs\\(", -1).length - 1);
        return rows.stream();
    }

    @Test
    void no_test_of_a_browser_skips_itself_in_another_way() throws IOException {
        assertThat(testClasses().filter(file -> read(file).contains("browser.Browser")))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(read(file)).doesNotContainPattern("Assumptions|assumeT|@Disabled|@EnabledIf"));
    }

    private static Stream<Path> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files
                    .filter(file -> file.toString().matches(".*src.test.java.*Test\\.java")
                            && !file.endsWith("SkippedTest.java"))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
