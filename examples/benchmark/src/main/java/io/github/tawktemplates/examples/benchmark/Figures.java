package io.github.tawktemplates.examples.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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

    /** Measures in processes of their own, one after the other. */
    Figures(Path javaHome, int secondsEach) throws IOException, InterruptedException {
        String name = null;
        for (int i = 0; i < PROCESSES; i++) {
            Process process = new ProcessBuilder(
                            javaHome.resolve("bin").resolve("java").toString(),
                            "-Xms512m",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Rounds.class.getName(),
                            String.valueOf(secondsEach / 4),
                            String.valueOf(secondsEach - secondsEach / 4))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var lines = process.inputReader()) {
                name = lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] parts = line.split(" ");
                    nanoseconds.merge(parts[0], Double.valueOf(parts[1]), Math::min);
                    bytes.merge(parts[0], Double.valueOf(parts[2]), Math::min);
                }
            }
            if (process.waitFor() != 0) {
                throw new IOException("A process of " + javaHome + " failed.");
            }
        }
        java = name;
    }

    /** Returns whether goals for Java 25 hold for this one; those for 17 hold otherwise. */
    boolean isRecent() {
        return Runtime.Version.parse(java.substring(java.lastIndexOf(' ') + 1)).feature() >= 25;
    }

    double time(Enum<?>... of) {
        return nanoseconds.get(Rounds.name(of));
    }

    double bytes(Enum<?>... of) {
        return bytes.get(Rounds.name(of));
    }

    double tagTime(Engine engine) {
        return time(engine, Content.TAG, Person.THREE_FIELDS) - time(engine, Content.EMPTY, Person.THREE_FIELDS);
    }

    double tagBytes(Engine engine) {
        return bytes(engine, Content.TAG, Person.THREE_FIELDS) - bytes(engine, Content.EMPTY, Person.THREE_FIELDS);
    }
}
