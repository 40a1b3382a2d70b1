package io.github.tawktemplates.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures everything and writes {@code examples/benchmark/results.md}, in less than ten minutes. To be run where the parent's
 * {@code pom.xml} is; the arguments are the homes of further JDKs to measure on.
 */
public final class Benchmark {
    /** For all processes together; building, the browser and starting them take some more. */
    private static final int SECONDS = 380;

    private static final Path DOCUMENT = Path.of("examples", "benchmark", "results.md");

    private Benchmark() {}

    public static void main(String[] javaHomes) throws Exception {
        if (!Files.isDirectory(DOCUMENT.getParent())) {
            throw new IOException("There is no folder docs here. Run it where the parent's pom.xml is.");
        }
        // before anything starts such a server: else each of its answers waits 40 ms on a connection that is kept
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Set<Path> homes = new LinkedHashSet<>(List.of(Path.of(System.getProperty("java.home"))));
        for (String home : javaHomes) {
            homes.add(Path.of(home));
        }
        List<Figures> javas = new ArrayList<>();
        for (Path home : homes) {
            System.out.println("Measuring on " + home);
            javas.add(new Figures(home, Math.min(80, SECONDS / 3 / homes.size())));
        }
        System.out.println("Measuring in the browser");
        Optional<PageLoad> page = PageLoad.measure();
        List<String> policies = PolicyLoad.section(PolicyLoad.measure());
        List<String> cached = CachedLoad.section(CachedLoad.measure());
        Files.write(DOCUMENT, new Report(javas).lines(page, policies, cached));
        System.out.println("Written to " + DOCUMENT);
    }
}
