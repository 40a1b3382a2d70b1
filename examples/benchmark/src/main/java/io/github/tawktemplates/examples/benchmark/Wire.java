package io.github.tawktemplates.examples.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes that a browser is sent. */
final class Wire {
    /** Parts of the bootstrap, each found by a text in its statements. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("explaining tawk.to's errors, with its codes in words", "tawk-identity-error");
        PARTS.put("loading nothing but tawk.to", "'https://embed.tawk.to'");
        PARTS.put("remembering who was here", "localStorage");
        PARTS.put("inserting tawk.to's script, and telling when it does not come", "ad-blocker");
        PARTS.put("the identity call, its time-out and its repetition", "new Proxy");
        PARTS.put("logging the previous person out", ".logout(");
        PARTS.put("finding the element, whatever names a page gives its own", "currentScript");
        PARTS.put("hiding the chat", ".hideWidget()");
        PARTS.put("the chat in a body that was replaced", "isConnected");
        PARTS.put("starting, load policies, pages from the history and other tabs", "tawk-consent");
    }

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

    /** Returns by how much the element gets shorter, after gzip, where a statement of the bootstrap is left out. */
    static Map<String, Integer> parts() {
        String element = element();
        List<String> statements = statements(element.substring(element.indexOf("{const") + 1));
        Map<String, Integer> costs = new LinkedHashMap<>();
        PARTS.forEach((part, text) -> {
            int cost = statements.stream()
                    .filter(statement -> statement.contains(text))
                    .mapToInt(statement -> gzipped(element) - gzipped(element.replace(statement, "")))
                    .sum();
            if (cost == 0) {
                throw new IllegalStateException("No statement of the bootstrap has " + text + " in it.");
            }
            costs.put(part, cost);
        });
        return costs;
    }

    /** Splits at the commas and semicolons outside of all brackets, which come in pairs in the bootstrap's texts too. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < script.length() && depth >= 0; i++) {
            char c = script.charAt(i);
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0 && (c == ',' || c == ';') || depth < 0) {
                statements.add(script.substring(start, i));
                start = i;
            }
        }
        return statements;
    }
}
