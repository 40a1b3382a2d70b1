package io.github.tawktemplates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The executable text of the element: the same bytes for every page, visitor and configuration. */
final class Bootstrap {
    /** What the build makes of {@code src/main/javascript}: one line. */
    static final String TEXT = read("bootstrap.js");

    private static final byte[] SHA256 = sha256(TEXT);

    // String.concat, not +: the first + in a class bootstraps invokedynamic, which was half of the first page's delay.

    /** The script's SHA-256 as a CSP hash source (without its quotes); also the value of the integrity attribute. */
    static final String HASH = "sha256-".concat(Base64.getEncoder().encodeToString(SHA256));

    /** Where a web server finds {@link #TEXT} as a file, below {@code META-INF/resources} of the jar. */
    static final String PATH = "/tawk-templates/bootstrap-"
            .concat(HexFormat.of().formatHex(SHA256, 0, 8))
            .concat(".js");

    private Bootstrap() {}

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
