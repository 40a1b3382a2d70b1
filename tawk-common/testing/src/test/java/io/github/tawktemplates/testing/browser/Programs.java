package io.github.tawktemplates.testing.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The programs that a browser consists of, from this machine's PATH: nothing is downloaded. */
final class Programs {

    /** For programs that start on a machine with much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private Programs() {}

    /** Returns the first program that there is; without one the test is skipped, except where {@code CI=true}: there it fails. */
    static Path find(BrowserKind browser, String... names) {
        return find(browser.toString(), browser.packages(), names);
    }

    /** The same for another program than a browser, where servers are, too. */
    static Path find(String title, String packages, String... names) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        List<String> folders = Arrays.asList(path.split(File.pathSeparator));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> Stream.of(name, name + ".exe").map(file -> Path.of(folder, file))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(title, packages, names[0]));
    }

    /** Skips the test, or lets it fail where {@code CI=true}. */
    static AssertionError missing(BrowserKind browser, String what) {
        return missing(browser.toString(), browser.packages(), what);
    }

    private static AssertionError missing(String title, String packages, String what) {
        String message =
                "This test drives " + title + " and finds no " + what + ". On Debian: apt-get install " + packages;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        return Assumptions.abort(message);
    }

    /** Starts a program that writes into a file; without one, what it says on its standard output can be read here. */
    static Process start(Path log, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (log != null) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        } else {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            // a browser that nobody has closed ends with the tests
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a program has something to show that it runs, and returns that. */
    static <T> T await(String program, Supplier<T> sign) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            T found = sign.get();
            if (found != null) {
                return found;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException(program + " has not started");
    }

    /** Ends a program and whatever it has started. */
    static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    static Path newFolder(BrowserKind browser) {
        return newFolder(browser.name());
    }

    static Path newFolder(String name) {
        try {
            return Files.createTempDirectory(name.toLowerCase(Locale.ROOT) + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // a process that ends still writes there: it is the system's temporary folder
        }
    }
}
