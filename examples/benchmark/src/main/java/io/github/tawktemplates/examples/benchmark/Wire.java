package io.github.tawktemplates.examples.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes that a browser is sent. */
final class Wire {
    /** What the element should have at most. */
    static final int GOAL = 3200;

    private Wire() {}

    static String element() {
        return Engine.WIDGET.render(null);
    }

    static String elementOfAda() {
        return Engine.WIDGET.render(Person.THREE_FIELDS.visitor());
    }

    static String elementWithFile() {
        return Engine.WITH_FILE.render(Person.THREE_FIELDS.visitor());
    }

    /** Returns the length after gzip -9. */
    static int gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    /** Returns by how much the element gets shorter, after gzip, where a module of the bootstrap is left out. */
    static Map<String, Integer> modules() {
        String element = element();
        Map<String, Integer> costs = new LinkedHashMap<>();
        for (String line : builtModules()) {
            String name = line.substring(0, line.indexOf(' '));
            String text = line.substring(name.length() + 1);
            if (!element.contains(text)) {
                throw new IllegalStateException("The bootstrap does not hold what was built of " + name + ".");
            }
            costs.put(name, gzipped(element) - gzipped(element.replace(text, "")));
        }
        return costs;
    }

    private static List<String> builtModules() {
        try (InputStream in = Wire.class.getResourceAsStream("/bootstrap/modules.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
