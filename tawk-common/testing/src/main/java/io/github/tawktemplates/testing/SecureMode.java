package io.github.tawktemplates.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Judges what a widget sends: its form, and its hash. Knows the secret keys. Thread-safe. */
final class SecureMode {

    /** What says who a visitor is, in lower case. Only who proves it may send it. */
    static final Set<String> IDENTITY = Set.of("userid", "name", "email", "phone", "hash");

    static final String UNAUTHORIZED = "UNAUTHORIZED_API_CALL";

    private final Map<String, String> secretKeys = new ConcurrentHashMap<>();

    void on(String propertyId, String secretKey) {
        secretKeys.put(propertyId, secretKey);
    }

    /** Returns tawk.to's word for what is wrong with attributes, or null. */
    String refusal(String propertyId, Map<String, Object> values) {
        if (values.size() > 50) {
            return "ATTRIBUTE_LIMIT_EXCEEDED";
        }
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (!entry.getKey().matches("[a-zA-Z0-9-]{1,50}")) {
                return "CONTAINS_INVALID_KEY";
            }
            Object value = entry.getValue();
            boolean valid = value instanceof String text
                    ? !text.isEmpty() && text.length() <= 255
                    : value == null || value instanceof Number || value instanceof Boolean;
            if (!valid) {
                return "CONTAINS_INVALID_VALUE";
            }
        }
        return unauthorized(propertyId, values);
    }

    /** Checks the hash over the user id where one was sent, else over the e-mail; null where it fits. */
    String unauthorized(String propertyId, Map<String, Object> values) {
        String secretKey = secretKeys.get(propertyId);
        Object hash = values.get("hash");
        if (hash == null) {
            boolean claims = values.keySet().stream().anyMatch(key -> IDENTITY.contains(key.toLowerCase(Locale.ROOT)));
            return secretKey != null && claims ? UNAUTHORIZED : null;
        }
        Object identifier = values.get("userId") != null ? values.get("userId") : values.get("email");
        boolean proven = secretKey != null
                && identifier instanceof String text
                && hmacSha256(secretKey, text).equals(hash);
        return proven ? null : UNAUTHORIZED;
    }

    /** Says in words why {@link #unauthorized} refuses, for whoever reads the dashboard; nothing of a key or a person. */
    String explain(String propertyId, Map<String, Object> values) {
        String secretKey = secretKeys.get(propertyId);
        if (secretKey == null) {
            return "The sandbox has no key for this property. Start it with TAWK_PROPERTY_ID and TAWK_SECRET_KEY of this property, "
                    + "or check the id in your application.";
        }
        Object hash = values.get("hash");
        if (hash == null) {
            return "No hash was sent. Give the widget its secretKey.";
        }
        String field = values.get("userId") != null ? "userId" : "email";
        return values.get(field) instanceof String text
                ? explain(propertyId, field, text, hash.toString(), values)
                : "Send userId or email as a text: the hash is made of it.";
    }

    private String explain(String propertyId, String field, String text, String hash, Map<String, Object> values) {
        String secretKey = secretKeys.get(propertyId);
        String expected = hmacSha256(secretKey, text);
        if (expected.equalsIgnoreCase(hash)) {
            return "The hash is right but has upper-case digits, and tawk.to takes lower-case ones, as HexFormat.of() writes them.";
        }
        if (Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(expected))
                .equals(hash)) {
            return "The hash is right but in Base64, and tawk.to takes hexadecimal digits, as HexFormat.of() writes them.";
        }
        Map<String, Object> others = new LinkedHashMap<>();
        others.put("The e-mail was signed. Where a userId is sent, tawk.to checks that alone.", values.get("email"));
        others.put("The name was signed. Sign the " + field + ".", values.get("name"));
        others.put("The text \"null\" was signed: there was no " + field + " yet.", "null");
        others.put("The " + field + " was signed without white space around it, but sent with it.", text.strip());
        others.put("The " + field + " was signed in lower case, but sent as it is.", text.toLowerCase(Locale.ROOT));
        others.put("The " + field + " was signed in upper case, but sent as it is.", text.toUpperCase(Locale.ROOT));
        for (Map.Entry<String, Object> other : others.entrySet()) {
            if (other.getValue() instanceof String signed
                    && hmacSha256(secretKey, signed).equals(hash)) {
                return other.getKey();
            }
        }
        for (Map.Entry<String, String> other : secretKeys.entrySet()) {
            if (hmacSha256(other.getValue(), text).equals(hash)) {
                return "The key of another property was used, " + other.getKey() + ".";
            }
        }
        return "Another key was used, or another text was signed than the " + field
                + " that was sent. Compare your key with the sandbox's TAWK_SECRET_KEY.";
    }

    /** Returns the properties with a key. */
    Set<String> properties() {
        return Set.copyOf(secretKeys.keySet());
    }

    static String hmacSha256(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
