package io.github.tawktemplates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/** The executable text of the element: the same bytes for every page, visitor and configuration. */
final class Bootstrap {
    /** {@code bootstrap.js} on one line, without comments and indentation. */
    static final String TEXT = joined(read("bootstrap.js"));

    /** The Content-Security-Policy source of {@link #TEXT}, without the quotes of a policy. */
    static final String HASH = "sha256-" + Base64.getEncoder().encodeToString(sha256(TEXT));

    private Bootstrap() {}

    /** Drops comment lines and indentation; each statement ends with its semicolon, so that lines can be joined. */
    private static String joined(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining());
    }

    private static String read(String resource) {
        try (InputStream in = Bootstrap.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " can't be read from the jar of tawk-common", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java platform must have.", e);
        }
    }
}
