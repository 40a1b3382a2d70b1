package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.BrowserTest;
import io.github.tawktemplates.testing.docs.Documentation;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what the README shows; each engine renders its own part of it. */
class ReadmeTest {
    private static final Path ROOT = Documentation.root();
    private static final TawkWidget WIDGET = TawkWidget.builder(BrowserTest.PROPERTY, "default")
            .secretKey(BrowserTest.KEY)
            .build();
    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada")
            .email("ada@example.com")
            .attribute("plan", "pro")
            .build();

    /** Returns imports of the packages that set the engines up in this example. */
    private static String imports() throws Exception {
        return Files.readAllLines(Path.of("src/main/java/io/github/tawktemplates/examples/showcase/Engine.java"))
                .stream()
                .filter(line -> line.startsWith("import "))
                .map(line -> line.replaceFirst("\\.[A-Z]\\w*;", ".*;"))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    @Test
    void the_test_command_is_what_ci_runs() throws Exception {
        Matcher command = Pattern.compile("(?s)## Test\n```sh\n([^\n]+)\n").matcher(Documentation.read("README.md"));
        assertThat(command.find()).isTrue();
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run")))
                .anyMatch(line -> line.startsWith(command.group(1) + " <"));
    }

    @Test
    void java_compiles(@TempDir Path classes) throws Exception {
        int number = 0;
        List<String> snippets = Stream.of(
                        "README",
                        "docs/freemarker",
                        "docs/mustache",
                        "docs/pebble",
                        "docs/configuration",
                        "docs/content-security-policy")
                .flatMap(page -> Documentation.blocks(page + ".md", "java").stream())
                .toList();
        for (String snippet : snippets) {
            if (snippet.startsWith("@Bean")) {
                continue; // the tests of the Spring Boot starters make an application of it
            }
            String name = "Snippet" + number++;
            // A block that uses the widget of an earlier one gets it as a parameter.
            String parameters = snippet.contains("TawkWidget widget =") ? "" : ", TawkWidget widget";
            String source = """
                    %s
                    import java.net.URI;
                    class %s {
                      void run(String key, Visitor visitor, String nonce, Map<String, Object> model, Configuration configuration%s) {
                        %s
                      }
                    }
                    """.formatted(imports(), name, parameters, snippet);
            Documentation.compile(classes, source);
        }
    }

    @Test
    void the_examples_in_javadoc_compile(@TempDir Path classes) throws Exception {
        String examples = Stream.of(
                        "tawk-common/src/main/java/io/github/tawktemplates",
                        "tawk-common/testing/src/main/java/io/github/tawktemplates/testing",
                        "tawk-freemarker/src/main/java/io/github/tawktemplates/freemarker",
                        "tawk-mustache/src/main/java/io/github/tawktemplates/mustache",
                        "tawk-pebble/src/main/java/io/github/tawktemplates/pebble")
                .flatMap(folder -> Documentation.javadocExamples(folder).stream())
                .map(example -> "{" + example + "}")
                .collect(Collectors.joining("\n"));
        // a name that an example declares hides the field
        Documentation.compile(classes, """
                %s
                import io.github.tawktemplates.*;
                import io.github.tawktemplates.testing.*;
                import java.time.Duration;
                abstract class Demo {
                  TawkWidget widget;
                  Sandbox sandbox;
                  com.github.mustachejava.MustacheFactory factory;
                  jakarta.servlet.http.HttpServletResponse response;
                  java.io.Writer out;
                  Visitor visitor;
                  Configuration configuration;
                  Map<String, Object> model;
                  Map<String, String> request;
                  String key, secretKey, nonce, html, cacheControl;
                  void run() throws Exception {
                    %s
                  }
                }
                """.formatted(imports(), examples));
    }

    @Test
    void the_printed_element_is_what_is_printed() throws Exception {
        String printed = WIDGET.render(ADA)
                .replaceFirst("\"hash\":\"[0-9a-f]{64}\"", "\"hash\":\"…\"")
                .replaceFirst("(?s)>.*</script>", ">…</script>");

        assertThat(Documentation.blocks("README.md", "html")).containsExactly(printed + "\n");
    }

    @Test
    void the_dependency_is_this_version_of_a_module() throws Exception {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String version =
                pom.replaceFirst("(?s).*?<artifactId>tawk-templates</artifactId>\\s*<version>(.*?)</version>.*", "$1");

        String dependency = Documentation.blocks("README.md", "xml").get(0);
        assertThat(dependency).contains("<version>" + version + "</version>");
        assertThat(Documentation.read("README.md"))
                .contains("'io.github.tawktemplates:tawk-freemarker:" + version + "'");
        assertThat(Pattern.compile("tawk-\\w+").matcher(dependency).results())
                .hasSizeGreaterThan(2)
                .allSatisfy(module -> assertThat(pom).contains("<module>" + module.group() + "</module>"));
    }

    @Test
    void each_framework_is_an_application_that_runs_or_says_that_it_does_not() throws Exception {
        List<String> modules = Pattern.compile("<module>(.*?)</module>")
                .matcher(Documentation.read("examples/frameworks/pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();
        String[] sections = Documentation.read("docs/frameworks.md").split("\n## ");

        assertThat(sections).hasSizeGreaterThan(modules.size());
        assertThat(List.of(sections).subList(1, sections.length))
                .allSatisfy(section -> assertThat(modules.stream()
                                .filter(module -> section.contains("](../examples/frameworks/" + module + ")")))
                        .as(section)
                        .hasSize(section.contains("*Not run:*") ? 0 : 1));
    }

    @Test
    void every_link_leads_somewhere() throws Exception {
        Map<String, String> pages = new HashMap<>(Documentation.pages());
        for (String page : List.of("SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.put(page, Documentation.read(page));
        }
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Path folder = ROOT.resolve(page.getKey()).getParent();
            Matcher link = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)")
                    .matcher(page.getValue());
            while (link.find()) {
                links++;
                Path target = link.group(1).isEmpty() ? ROOT.resolve(page.getKey()) : folder.resolve(link.group(1));
                boolean leads = Files.exists(target)
                        && (link.group(2) == null
                                || anchors(Files.readString(target)).contains(link.group(2)));
                if (!leads) {
                    broken.add(page.getKey() + ": " + link.group());
                }
            }
        }

        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    /** Returns the anchors of a page's titles, as GitHub makes them. */
    private static List<String> anchors(String page) {
        return Pattern.compile("(?m)^#+ (.+)$")
                .matcher(page)
                .results()
                .map(title -> title.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void what_the_console_says_is_explained_and_the_states_are_those_of_the_code() throws Exception {
        Path scripts = ROOT.resolve("tawk-common/src/main/javascript");
        List<String> messages = new ArrayList<>();
        try (Stream<Path> modules = Files.list(scripts)) {
            for (Path module : modules.toList()) {
                Pattern.compile("(?<!console.)warn\\('([^']*)'(?: \\+ src \\+ '([^']*)')?")
                        .matcher(Files.readString(module))
                        .results()
                        .forEach(said ->
                                messages.add(said.group(1) + (said.group(2) == null ? "" : "…" + said.group(2))));
            }
        }
        String troubleshooting =
                Documentation.read("docs/troubleshooting.md").replace("from https://embed.tawk.to/…", "from …");

        assertThat(messages)
                .hasSizeGreaterThan(5)
                .allSatisfy(said -> assertThat(troubleshooting).contains("`" + said));
        assertThat(Files.readString(scripts.resolve("chat.js"))
                        .lines()
                        .filter(line -> line.startsWith("//"))
                        .map(line -> line.replaceFirst("// ?", "") + "\n")
                        .collect(Collectors.joining()))
                .contains(Documentation.blocks("docs/browser-part.md", "text").get(0));
    }

    @Test
    void every_exception_is_explained() throws Exception {
        String troubleshooting = Documentation.read("docs/troubleshooting.md");
        Pattern rule = Pattern.compile("\"(?:[^\"\n]* )?(must (?:not )?(?:be|have) [^\"\n]*?)(?:,? but |[.:]? ?\")");
        Set<String> rules = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(
                            file -> file.toString().matches(".*/tawk-(?!common/testing).*/src/main/java/.*\\.java"))
                    .toList()) {
                rule.matcher(Files.readString(file)).results().forEach(text -> rules.add(text.group(1)));
            }
        }

        assertThat(rules)
                .hasSizeGreaterThan(20)
                .allSatisfy(text -> assertThat(troubleshooting).contains(text));
    }

    @Test
    void the_options_and_the_policy_are_those_of_the_code() {
        List<String> rows = Documentation.read("docs/configuration.md")
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(TawkWidget.Builder.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers())
                        && method.getReturnType().equals(TawkWidget.Builder.class))
                .hasSizeGreaterThan(7)
                .allSatisfy(
                        option -> assertThat(rows).anyMatch(row -> row.startsWith("| `" + option.getName() + "` |")));
        assertThat(Documentation.blocks("docs/content-security-policy.md", "text"))
                .containsExactly(WIDGET.contentSecurityPolicy().headerForNonce("r4nd0m") + "\n");
    }

    @Test
    void what_is_said_of_performance_was_measured() {
        List<String> rows = Documentation.read("docs/performance.md")
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(Documentation.read("examples/benchmark/results.md").lines()).containsAll(rows);
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
        assertThat(Documentation.read("README.md"))
                .containsPattern("## Try it\n```sh\n[^\n]+\n```\n")
                .containsPattern("## Test\n```sh\n[^\n]+\n```\n");
    }
}
