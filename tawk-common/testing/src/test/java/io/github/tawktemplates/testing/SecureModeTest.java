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
                .isEqualTo("The hash is that of the e-mail, and where a userId is sent tawk.to checks that.");
        assertThat(explained(hash("Ada"))).isEqualTo("The hash is that of the name, and tawk.to checks the userId.");
    }

    @Test
    void another_form_of_the_id_was_signed() {
        assertThat(explained(hash("U-17")))
                .isEqualTo(
                        "The hash is that of the userId without white space around it: sign the very text that is sent.");
        assertThat(explained(hash(" u-17 ")))
                .isEqualTo("The hash is that of the userId in lower case: sign the very text that is sent.");
    }

    @Test
    void the_hash_is_written_in_another_way() {
        String right = hash(" U-17 ");
        assertThat(explained(right.toUpperCase(Locale.ROOT)))
                .isEqualTo("The hash is right but has upper-case digits, and tawk.to takes lower-case ones.");
        assertThat(explained(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(right))))
                .isEqualTo("The hash is right but in Base64, and tawk.to takes hexadecimal digits.");
    }

    @Test
    void another_key_was_used() {
        assertThat(explained(SecureMode.hmacSha256(KEY_OF_OTHER, " U-17 ")))
                .isEqualTo("The hash fits the key of another property, " + OTHER + ".");
        assertThat(explained(SecureMode.hmacSha256("unknown", " U-17 ")))
                .isEqualTo(
                        "The hash does not fit the userId: it was made with a key that the sandbox does not know, or of another text.");
    }

    @Test
    void something_is_missing() {
        assertThat(secureMode.explain(PROPERTY, Map.of("userId", "u-17")))
                .isEqualTo("There was no hash, and with Secure Mode on an identity needs one.");
        assertThat(secureMode.explain(PROPERTY, Map.of("hash", "x")))
                .isEqualTo("Neither userId nor email came as a text, so there is nothing that the hash could be for.");
        assertThat(secureMode.explain("64a1f0c2e5b8d93a7c6f1e22", Map.of("hash", "x")))
                .isEqualTo("Secure Mode is off here: the sandbox has no key of this property.");
    }
}
