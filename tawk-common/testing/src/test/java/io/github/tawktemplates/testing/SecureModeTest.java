package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboard says of a hash that is refused. */
class SecureModeTest {
    private static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String OTHER = "64a1f0c2e5b8d93a7c6f1e21";
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final String KEY_OF_OTHER = "fedcba9876543210fedcba9876543210fedcba98";

    private final SecureMode secureMode = new SecureMode();

    @BeforeEach
    void on() {
        secureMode.on(PROPERTY, KEY);
        secureMode.on(OTHER, KEY_OF_OTHER);
    }

    private String explained(String hash) {
        Map<String, Object> values =
                new HashMap<>(Map.of("userId", " U-17 ", "email", "ada@example.com", "name", "Ada", "hash", hash));
        assertThat(secureMode.unauthorized(PROPERTY, values)).isEqualTo(SecureMode.UNAUTHORIZED);
        return secureMode.explain(PROPERTY, values);
    }

    private static String hash(String text) {
        return SecureMode.hmacSha256(KEY, text);
    }

    @Test
    void another_field_was_signed() {
        assertThat(explained(hash("ada@example.com")))
                .isEqualTo("The e-mail was signed. Where a userId is sent, tawk.to checks that alone.");
        assertThat(explained(hash("Ada"))).isEqualTo("The name was signed. Sign the userId.");
    }

    @Test
    void another_form_of_the_id_was_signed() {
        assertThat(explained(hash("U-17")))
                .isEqualTo("The userId was signed without white space around it, but sent with it.");
        assertThat(explained(hash(" u-17 "))).isEqualTo("The userId was signed in lower case, but sent as it is.");
        assertThat(explained(hash("null"))).isEqualTo("The text \"null\" was signed: there was no userId yet.");
    }

    @Test
    void the_hash_is_written_in_another_way() {
        String right = hash(" U-17 ");
        assertThat(explained(right.toUpperCase(Locale.ROOT)))
                .isEqualTo(
                        "The hash is right but has upper-case digits, and tawk.to takes lower-case ones, as HexFormat.of() writes them.");
        assertThat(explained(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(right))))
                .isEqualTo(
                        "The hash is right but in Base64, and tawk.to takes hexadecimal digits, as HexFormat.of() writes them.");
    }

    @Test
    void another_key_was_used() {
        assertThat(explained(SecureMode.hmacSha256(KEY_OF_OTHER, " U-17 ")))
                .isEqualTo("The key of another property was used, " + OTHER + ".");
        assertThat(explained(SecureMode.hmacSha256("unknown", " U-17 ")))
                .isEqualTo(
                        "Another key was used, or another text was signed than the userId that was sent. Compare your key with the sandbox's TAWK_SECRET_KEY.");
    }

    @Test
    void something_is_missing() {
        assertThat(secureMode.explain(PROPERTY, Map.of("userId", "u-17")))
                .isEqualTo("No hash was sent. Give the widget its secretKey.");
        assertThat(secureMode.explain(PROPERTY, Map.of("hash", "x")))
                .isEqualTo("Send userId or email as a text: the hash is made of it.");
        assertThat(secureMode.explain("64a1f0c2e5b8d93a7c6f1e22", Map.of("hash", "x")))
                .isEqualTo(
                        "The sandbox has no key for this property. Start it with TAWK_PROPERTY_ID and TAWK_SECRET_KEY of this property, or check the id in your application.");
    }
}
