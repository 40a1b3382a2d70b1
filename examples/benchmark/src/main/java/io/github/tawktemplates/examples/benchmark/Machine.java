package io.github.tawktemplates.examples.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    static String words() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor() + ", "
                + System.getProperty("os.name");
    }

    /** Linux gives the processor's name, other systems its architecture. */
    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("model name")) {
                    return line.replaceFirst(".*: ", "");
                }
            }
        } catch (IOException e) {
            // another system
        }
        return System.getProperty("os.arch");
    }
}
