package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The templates of the README, rendered by the engine that they are for. */
public interface ReadmeContract extends EngineContract {
    /** Returns the language that the README's blocks of this engine are marked with. */
    String language();

    @Test
    default void the_templates_of_the_readme_print_the_visitor_and_the_nonce() throws Exception {
        Visitor ada =
                Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();
        Map<String, Object> model = Map.of(
                "tawkVisitor", ada, "cspNonce", "bm9uY2U=", "user", Map.of("id", 17, "name", "Ada", "plan", "pro"));
        List<String> templates = Pattern.compile("(?s)```" + language() + "\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
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
}
