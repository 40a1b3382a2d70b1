package io.github.tawktemplates.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
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
