package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates of the README and of docs/, rendered by the engine that they are for. */
public interface ReadmeContract extends EngineContract {
    /** Returns the language that the blocks of this engine are marked with. */
    String language();

    @Test
    default void the_templates_of_the_documentation_print_the_visitor_and_the_nonce() throws Exception {
        Visitor ada =
                Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();
        Map<String, Object> model = Map.of(
                "tawkVisitor", ada, "cspNonce", "bm9uY2U=", "user", Map.of("id", 17, "name", "Ada", "plan", "pro"));
        Pattern block = Pattern.compile("(?s)```" + language() + "\n(.*?)```");
        List<String> templates = pages().flatMap(page -> block.matcher(page).results())
                .map(found -> found.group(1))
                .filter(template -> !template.contains("tawkSignedOut"))
                .toList();

        assertThat(templates).isNotEmpty();
        for (String template : templates) {
            Printed printed = Printed.of(
                    engine().compile(template, () -> WIDGET, true).render(model).strip());
            assertThat(printed.field("userId")).isIn("u-17", "17");
            assertThat(printed.field("name")).isEqualTo("Ada");
            assertThat(printed.field("plan")).isEqualTo("pro");
            assertThat(printed.nonce()).isEqualTo("bm9uY2U=");
        }
    }

    private static Stream<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        pages.add(Files.readString(Path.of("..", "README.md")));
        try (DirectoryStream<Path> docs = Files.newDirectoryStream(Path.of("..", "docs"), "*.md")) {
            for (Path page : docs) {
                pages.add(Files.readString(page));
            }
        }
        return pages.stream();
    }
}
