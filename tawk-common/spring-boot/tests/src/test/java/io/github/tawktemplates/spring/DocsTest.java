package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.Sandbox;
import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.Browser;
import io.github.tawktemplates.testing.docs.Documentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Makes an application of what the documentation shows, and of nothing else. */
class DocsTest {
    private static final Path ROOT = Documentation.root();

    private static String section() {
        return Documentation.read("docs/spring-boot.md");
    }

    private static String block(String language) {
        return Documentation.blocks("docs/spring-boot.md", language).get(0);
    }

    @Test
    void a_user_writes_as_many_lines_as_the_documentation_says() throws Exception {
        assertThat(block("xml").lines()).hasSize(5);
        assertThat(block("properties").lines()).hasSize(2);
        assertThat(block("java").lines()).hasSize(4);
        assertThat(block("ftl").lines()).hasSize(1);
        assertThat(section()).contains("12 lines are all");

        assertThat(Documentation.read("README.md"))
                .contains("six lines and the tag", "```properties\n" + block("properties") + "```", "```java\n" + block("java") + "```");
        assertThat(Documentation.read(
                        "tawk-common/spring-boot/tests/boot-4/src/test/java/io/github/tawktemplates/spring/PebbleBeans.java"))
                .containsIgnoringWhitespaces(
                        Documentation.blocks("docs/spring-boot.md", "java").get(2));
    }

    @Test
    void the_dependency_is_a_module_of_this_version() throws Exception {
        Matcher version = Pattern.compile("<artifactId>tawk-templates</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(block("xml"))
                .contains("<artifactId>tawk-freemarker-spring-boot-starter</artifactId>")
                .contains("<version>" + version.group(1) + "</version>");
        for (String engine : List.of("freemarker", "pebble")) {
            String artifact = "tawk-" + engine + "-spring-boot-starter";
            assertThat(block("xml")).contains(artifact);
            assertThat(Files.readString(ROOT.resolve("tawk-" + engine + "/spring-boot-starter/pom.xml")))
                    .contains("<artifactId>" + artifact + "</artifactId>");
        }
    }

    @Test
    void the_examples_in_javadoc_compile(@TempDir Path classes) {
        int number = 0;
        for (String folder : List.of(
                "tawk-common/spring-boot/src/main/java/io/github/tawktemplates/spring",
                "tawk-freemarker/spring-boot-starter/src/main/java/io/github/tawktemplates/freemarker/spring",
                "tawk-pebble/spring-boot-starter/src/main/java/io/github/tawktemplates/pebble/spring")) {
            for (String example : Documentation.javadocExamples(folder)) {
                Documentation.compile(classes, """
                        import io.github.tawktemplates.*;
                        import io.github.tawktemplates.freemarker.*;
                        import io.github.tawktemplates.pebble.*;
                        import io.github.tawktemplates.spring.*;
                        import java.util.Map;
                        import org.springframework.context.annotation.Bean;
                        import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;

                        class Beans%d {
                            %s
                        }
                        """.formatted(number++, example));
            }
        }
        assertThat(number).isGreaterThan(3);
    }

    @Test
    void who_takes_an_engine_alone_gets_no_spring() throws Exception {
        for (String module : List.of("tawk-common", "tawk-freemarker", "tawk-mustache", "tawk-pebble")) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
                    .contains("<artifactId>" + module + "</artifactId>")
                    .doesNotContainIgnoringCase("spring");
        }
    }

    /** Where the browser is missing it is skipped, except where the environment says CI=true. */
    @Test
    @Tag("browser")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void an_empty_project_with_what_the_documentation_shows_is_signed_in_by_a_form_and_verified(@TempDir Path project)
            throws Exception {
        Files.writeString(
                project.resolve("application.properties"), block("properties").replace("=...", "=" + RunningShop.KEY));
        Files.createDirectory(project.resolve("templates"));
        Files.writeString(
                project.resolve("templates/home.ftlh"),
                "<!doctype html><html lang=\"en\"><title>Home</title><h1>Home</h1>\n" + block("ftl") + "</html>");
        Documentation.compile(project, """
                package demo;

                import io.github.tawktemplates.*;
                import io.github.tawktemplates.spring.*;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.context.annotation.Bean;
                import org.springframework.stereotype.Controller;
                import org.springframework.web.bind.annotation.GetMapping;

                @SpringBootApplication
                public class Demo {
                    %s

                    @Controller
                    static class Pages {
                        @GetMapping("/")
                        String home() {
                            return "home";
                        }
                    }
                }
                """.formatted(block("java")));
        try (URLClassLoader classes = new URLClassLoader(
                        new URL[] {project.toUri().toURL()}, getClass().getClassLoader());
                Browser browser = Browser.start();
                Sandbox sandbox = Sandbox.start(0)) {
            sandbox.secureMode(RunningShop.PROPERTY, RunningShop.KEY);
            try (RunningShop demo = RunningShop.start(
                    classes,
                    List.of(classes.loadClass("demo.Demo")),
                    "tawk.sandbox=" + sandbox.uri(),
                    "spring.config.location="
                            + project.resolve("application.properties").toUri(),
                    "spring.security.user.name=ada",
                    "spring.security.user.password=pw")) {
                browser.open(demo.uri("/"));
                RemoteWebDriver driver = browser.driver();
                driver.findElement(By.name("username")).sendKeys("ada");
                driver.findElement(By.name("password")).sendKeys("pw");
                driver.findElement(By.cssSelector("button[type=submit]")).click();
                browser.untilTrue("document.title === 'Home'");
                SandboxVisitor visitor = browser.until(
                        "a verified visitor",
                        () -> sandbox.visitors().stream()
                                .filter(SandboxVisitor::verified)
                                .findFirst()
                                .orElse(null));

                assertThat(visitor.userId()).isEqualTo("ada");
                assertThat(visitor.name()).isEqualTo("ada");
                assertThat(browser.console())
                        .noneMatch(line -> line.startsWith("SEVERE") && !line.contains("/favicon.ico"));
            }
        }
    }

    @Test
    void the_code_for_tests_compiles(@TempDir Path project) throws Exception {
        Documentation.compile(project, """
                import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                import io.github.tawktemplates.*;
                import io.github.tawktemplates.testing.*;
                import org.springframework.mock.web.MockHttpServletResponse;
                import org.springframework.test.web.servlet.MockMvc;

                class Demo {
                    static void page(MockMvc mvc, String secretKey) throws Exception {
                        %s
                    }
                    static void chat(String propertyId, String secretKey) {
                        %s
                    }
                }
                """.formatted(Documentation.block("docs/testing.md", "MockMvc"), Documentation.block("docs/testing.md", "sandbox")));
    }

    @Test
    void the_code_for_cached_pages_compiles(@TempDir Path project) throws Exception {
        List<String> blocks = Documentation.blocks("docs/cached-pages.md", "java");
        assertThat(blocks).hasSize(3);
        Documentation.compile(project, """
                import io.github.tawktemplates.*;
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                import java.io.IOException;
                import java.net.URI;

                abstract class Demo extends HttpServlet {
                    TawkWidget widget;
                    abstract Visitor visitorOf(HttpServletRequest request);
                    static void build(String propertyId, String secretKey) {
                        %2$s
                    }
                    %3$s
                    static
                %1$s
                }
                """.formatted(blocks.get(0).replace("public final class", "final class"), blocks.get(1), blocks.get(2)));
    }

}
