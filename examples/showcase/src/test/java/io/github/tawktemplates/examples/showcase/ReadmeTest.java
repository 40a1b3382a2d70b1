package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import freemarker.template.Configuration;
import freemarker.template.Template;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.pebble.TawkExtension;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and renders what the README shows. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final TawkWidget WIDGET = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default")
            .secretKey("0123456789abcdef0123456789abcdef01234567")
            .build();
    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada")
            .email("ada@example.com")
            .attribute("plan", "pro")
            .build();
    private static final Map<String, Object> MODEL =
            Map.of("tawkVisitor", ADA, "cspNonce", "bm9uY2U=", "user", Map.of("id", 17, "name", "Ada", "plan", "pro"));

    private static String readme() throws Exception {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws Exception {
        Matcher blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(readme());
        List<String> found = blocks.results().map(block -> block.group(1)).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    @Test
    void the_test_command_is_what_ci_runs() throws Exception {
        Matcher command = Pattern.compile("(?s)## Test\n```sh\n([^\n]+)\n").matcher(readme());
        assertThat(command.find()).isTrue();
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run")))
                .anyMatch(line -> line.startsWith(command.group(1) + " <"));
    }

    @Test
    void java_compiles(@TempDir Path classes) throws Exception {
        int number = 0;
        for (String snippet : blocks("java")) {
            String name = "Snippet" + number++;
            // A block that uses the widget of an earlier one gets it as a parameter.
            String parameters = snippet.contains("TawkWidget widget =") ? "" : ", TawkWidget widget";
            String source = snippet.startsWith("@Configuration")
                    ? """
                    import io.github.tawktemplates.*;
                    import io.github.tawktemplates.freemarker.*;
                    import org.springframework.beans.factory.annotation.*;
                    import org.springframework.context.annotation.*;
                    %s
                    """.formatted(snippet)
                    : """
                    import com.github.mustachejava.*;
                    import com.github.mustachejava.resolver.*;
                    import freemarker.template.Configuration;
                    import io.github.tawktemplates.*;
                    import io.github.tawktemplates.freemarker.*;
                    import io.github.tawktemplates.mustache.*;
                    import io.github.tawktemplates.pebble.*;
                    import io.pebbletemplates.pebble.PebbleEngine;
                    import java.net.URI;
                    import java.util.*;
                    class %s {
                      void run(String key, Visitor visitor, String nonce, Map<String, Object> model, Configuration configuration%s) {
                        %s
                      }
                    }
                    """.formatted(name, parameters, snippet);
            JavaFileObject file =
                    new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
            ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            null,
                            problems,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            List.of(file))
                    .call();
            assertThat(problems.getDiagnostics()).as(snippet).isEmpty();
        }
    }

    @Test
    void freemarker_renders() throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, WIDGET);
        for (String source : blocks("ftl")) {
            StringWriter out = new StringWriter();
            new Template("readme", source, configuration).process(MODEL, out);
            assertThat(out.toString()).contains("\"name\":\"Ada\"", "\"plan\":\"pro\"", "nonce=\"bm9uY2U=\"");
        }
    }

    @Test
    void pebble_renders() throws Exception {
        PebbleEngine engine =
                new PebbleEngine.Builder().extension(new TawkExtension(WIDGET)).build();
        for (String source : blocks("pebble")) {
            StringWriter out = new StringWriter();
            engine.getLiteralTemplate(source).evaluate(out, MODEL);
            assertThat(out.toString()).contains("\"userId\":\"17\"", "\"plan\":\"pro\"", "nonce=\"bm9uY2U=\"");
        }
    }

    @Test
    void the_printed_element_is_what_is_printed() throws Exception {
        String printed = WIDGET.render(ADA)
                .replaceFirst("\"hash\":\"[0-9a-f]{64}\"", "\"hash\":\"…\"")
                .replaceFirst("(?s)>.*</script>", ">…</script>");

        assertThat(blocks("html")).containsExactly(printed + "\n");
    }

    @Test
    void the_dependency_is_this_version_of_a_module() throws Exception {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String version =
                pom.replaceFirst("(?s).*?<artifactId>tawk-templates</artifactId>\\s*<version>(.*?)</version>.*", "$1");

        assertThat(blocks("xml").get(0)).contains("<version>" + version + "</version>");
        assertThat(pom)
                .contains(
                        "<module>tawk-freemarker</module>",
                        "<module>tawk-mustache</module>",
                        "<module>tawk-pebble</module>");
    }

    @Test
    void what_holds_a_promise_is_there() throws Exception {
        Set<String> files;
        try (Stream<Path> paths = Files.walk(ROOT)) {
            files = paths.filter(path -> path.toString().contains("src"))
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        }
        List<String> named = Pattern.compile("`(\\w+(?:Test|Contract)|soak\\.sh)`")
                .matcher(
                        Files.readString(ROOT.resolve("SECURITY.md")) + Files.readString(ROOT.resolve("docs/proof.md")))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(files).contains(name.endsWith(".sh") ? name : name + ".java"));
    }

    @Test
    void the_two_commands_stand_where_they_are_looked_for() throws Exception {
        assertThat(readme())
                .containsPattern("## Try it\n```sh\n[^\n]+\n```\n")
                .containsPattern("## Test\n```sh\n[^\n]+\n```\n");
    }
}
