package io.github.tawktemplates.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A secret key that nobody has seen before, and the search for it in every form. */
public record RandomKey(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns a key as tawk.to makes them. */
    public static RandomKey usual() {
        byte[] random = new byte[20];
        RANDOM.nextBytes(random);
        return new RandomKey(HexFormat.of().formatHex(random));
    }

    /** Returns a key that looks otherwise in each encoding. */
    public static RandomKey unusual() {
        return new RandomKey("é&/ +" + usual().text + "~?'<>");
    }

    /** Fails where {@code said} holds the key as it is, in hex, in Base64 or URL-encoded. */
    public void assertAbsentFrom(String said) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(
                text,
                HexFormat.of().formatHex(utf8),
                HexFormat.of().withDelimiter(":").formatHex(utf8),
                Base64.getEncoder().withoutPadding().encodeToString(utf8),
                Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                new StringBuilder(text).reverse().toString())) {
            assertThat(said.toLowerCase(Locale.ROOT)).doesNotContain(form.toLowerCase(Locale.ROOT));
        }
    }
}
