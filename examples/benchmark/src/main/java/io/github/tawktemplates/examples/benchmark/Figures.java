package io.github.tawktemplates.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one Java needs: of each case the nanoseconds and bytes of its fastest batch in three processes, as other programs of the
 * machine only ever add to it.
 */
final class Figures {
    private static final int PROCESSES = 3;

    final String java;
    private final Map<String, Double> nanoseconds = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();
    /** Of the time of a page with the tag, by Flight Recorder. */
    private final Map<String, Double> shares = new HashMap<>();

    /** Measures in processes of their own, one after the other. */
    Figures(Path javaHome, int secondsEach) throws IOException, InterruptedException {
        String name = null;
        for (int i = 0; i < PROCESSES; i++) {
            List<String> lines = run(
                    javaHome,
                    Rounds.class,
                    String.valueOf(secondsEach / 4),
                    String.valueOf(secondsEach - secondsEach / 4));
            name = lines.get(0);
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.split(" ");
                nanoseconds.merge(parts[0], Double.valueOf(parts[1]), Math::min);
                bytes.merge(parts[0], Double.valueOf(parts[2]), Math::min);
            }
        }
        java = name;
        if (isRecent()) {
            for (String line : run(javaHome, Profile.class)) {
                String[] parts = line.split(" ");
                shares.put(parts[0], Double.valueOf(parts[1]));
            }
        }
    }

    private static List<String> run(Path javaHome, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-Xms512m",
                "-Xmx512m",
                // a sample of the profile names the very method that ran
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+DebugNonSafepoints",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (var output = process.inputReader()) {
            lines = output.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException("A process of " + javaHome + " failed.");
        }
        return lines;
    }

    /** Returns whether goals for Java 25 hold for this one; those for 17 hold otherwise. */
    boolean isRecent() {
        return Runtime.Version.parse(version()).feature() >= 25;
    }

    String version() {
        return java.substring(java.lastIndexOf(' ') + 1);
    }

    double time(Enum<?>... of) {
        return nanoseconds.get(Rounds.name(of));
    }

    double bytes(Enum<?>... of) {
        return bytes.get(Rounds.name(of));
    }

    /** Returns whether there is a profile: before Java 25, samples inside of SHA-256 and copying get lost. */
    boolean hasProfile() {
        return !shares.isEmpty();
    }

    /** Returns what a page with the tag spends at a place. */
    double timeAt(Profile.Place place, Engine engine, Person person) {
        return time(engine, Content.TAG, person) * shares.getOrDefault(Rounds.name(engine, person, place), 0.0);
    }

    /** Returns what a content costs beside what an empty directive does. */
    double tagTime(Engine engine, Content content) {
        return time(engine, content, Person.THREE_FIELDS) - time(engine, Content.EMPTY, Person.THREE_FIELDS);
    }

    double tagBytes(Engine engine) {
        return bytes(engine, Content.TAG, Person.THREE_FIELDS) - bytes(engine, Content.EMPTY, Person.THREE_FIELDS);
    }
}
