package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.contract.CostContract;
import io.github.tawktemplates.contract.TestWidget;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What rendering costs, in what can be counted. Times are in examples/benchmark/results.md. */
@Tag("cost")
class CostTest {
    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada Lovelace")
            .email("ada@example.com")
            .build();

    @Test
    void renders_into_a_reused_buffer_with_at_most_900_bytes() throws Exception {
        TawkWidget widget = widget();
        StringBuilder out = new StringBuilder();

        long limit = 900 + CostContract.SLACK;

        long bytes = CostContract.bytesOf(
                () -> {
                    out.setLength(0);
                    widget.renderTo(out, ADA, null);
                    return out;
                },
                limit);

        assertThat(out).hasToString(widget.render(ADA));
        assertThat(bytes).isBetween(1L, limit);
    }

    @Test
    void renders_as_a_string_with_at_most_the_characters_and_900_bytes() throws Exception {
        TawkWidget widget = widget();

        int length = widget.render(ADA).length();
        long limit = length * 12L / 10 + 900 + CostContract.SLACK;

        long bytes = CostContract.bytesOf(() -> widget.render(ADA), limit);

        assertThat(bytes).isBetween((long) length, limit);
    }

    @Test
    void writes_the_element_in_three_pieces() throws Exception {
        CostContract.Counter out = new CostContract.Counter();

        widget().renderTo(out, ADA, "bm9uY2U=");

        assertThat(out.characters).isEqualTo(widget().render(ADA, "bm9uY2U=").length());
        assertThat(out.writes).isEqualTo(3);
    }

    @Test
    void looks_up_no_security_provider_once_the_widget_is_built() {
        AtomicInteger lookUps = new AtomicInteger();
        Provider spy = new Provider("Spy", "1", "counts look-ups") {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Service getService(String type, String algorithm) {
                lookUps.incrementAndGet();
                return super.getService(type, algorithm);
            }
        };
        Security.insertProviderAt(spy, 1);
        try {
            TawkWidget widget = widget();
            assertThat(lookUps).hasPositiveValue();
            widget.render(ADA);
            lookUps.set(0);

            for (int i = 0; i < 10; i++) {
                widget.render(ADA, "bm9uY2U=");
            }

            assertThat(lookUps).hasValue(0);
        } finally {
            Security.removeProvider(spy.getName());
        }
    }

    @Test
    void loads_at_most_22_classes_of_its_own_until_the_first_rendering_is_done() throws Exception {
        assertThat(ownClassesOfTheFirstRendering())
                .contains("Json", "Bootstrap", "Visitor")
                .hasSizeLessThanOrEqualTo(22);
    }

    @Test
    void renders_for_the_first_time_without_method_handles_or_reflection() throws Exception {
        List<String> loaded = classesLoadedBy(FirstRendering.class);

        assertThat(loaded.subList(
                        loaded.indexOf(FirstRendering.Built.class.getName()),
                        loaded.indexOf(FirstRendering.Rendered.class.getName())))
                .contains(Bootstrap.class.getName())
                .noneMatch(name -> name.startsWith("java.lang.invoke.")
                        || name.startsWith("java.lang.reflect.")
                        || name.startsWith("jdk.internal.reflect."));
    }

    @Test
    void has_regular_expressions_in_the_rules_for_addresses_only() throws Exception {
        for (String name : ownClassesOfTheFirstRendering()) {
            try (InputStream code = TawkWidget.class.getResourceAsStream(name + ".class")) {
                assertThat(new String(code.readAllBytes(), StandardCharsets.ISO_8859_1)
                                .contains("java/util/regex/Pattern"))
                        .as(name)
                        .isEqualTo(name.equals("Addresses"));
            }
        }
    }

    private static List<String> ownClassesOfTheFirstRendering() throws Exception {
        String prefix = "io.github.tawktemplates.";
        return classesLoadedBy(FirstRendering.class).stream()
                .filter(name -> name.startsWith(prefix) && !name.startsWith(CostTest.class.getName()))
                .map(name -> name.substring(prefix.length()))
                .filter(name -> name.matches("[A-Za-z$]+")) // no class of a test's package, and none made at run time
                .toList();
    }

    private static List<String> classesLoadedBy(Class<?> main) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (InputStream in = java.getInputStream()) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(java.waitFor()).as(String.join("\n", lines)).isZero();
        // [0.012s][info][class,load] java.lang.Object source: shared objects file
        return lines.stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceFirst(" source: .*", "").replaceFirst(".* ", ""))
                .toList();
    }

    /** A program that renders once. Its two other classes are loaded when it uses them, and so mark the time in the log. */
    static final class FirstRendering {
        private FirstRendering() {}

        public static void main(String[] arguments) {
            TawkWidget widget = widget();
            Built.now();
            widget.render(Visitor.forUserId("u-17")
                    .name("Ada Lovelace")
                    .email("ada@example.com")
                    .attribute("plan", "pro")
                    .build());
            Rendered.now();
        }

        static final class Built {
            static void now() {}
        }

        static final class Rendered {
            static void now() {}
        }
    }

    private static TawkWidget widget() {
        return TawkWidget.builder(TestWidget.PROPERTY_ID, "default")
                .secretKey(KEY)
                .build();
    }
}
