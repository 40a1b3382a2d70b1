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
            return "Secure Mode is off here: the sandbox has no key of this property.";
        }
        Object hash = values.get("hash");
        if (hash == null) {
            return "There was no hash, and with Secure Mode on an identity needs one.";
        }
        String field = values.get("userId") != null ? "userId" : "email";
        return values.get(field) instanceof String text
                ? explain(propertyId, field, text, hash.toString(), values)
                : "Neither userId nor email came as a text, so there is nothing that the hash could be for.";
    }

    private String explain(String propertyId, String field, String text, String hash, Map<String, Object> values) {
        String secretKey = secretKeys.get(propertyId);
        String expected = hmacSha256(secretKey, text);
        if (expected.equalsIgnoreCase(hash)) {
            return "The hash is right but has upper-case digits, and tawk.to takes lower-case ones.";
        }
        if (Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(expected))
                .equals(hash)) {
            return "The hash is right but in Base64, and tawk.to takes hexadecimal digits.";
        }
        Map<String, String> others = new LinkedHashMap<>();
        others.put("the e-mail, and where a userId is sent tawk.to checks that", String.valueOf(values.get("email")));
        others.put("the name, and tawk.to checks the " + field, String.valueOf(values.get("name")));
        others.put("the " + field + " without white space around it: sign the very text that is sent", text.strip());
        others.put("the " + field + " in lower case: sign the very text that is sent", text.toLowerCase(Locale.ROOT));
        for (Map.Entry<String, String> other : others.entrySet()) {
            if (hmacSha256(secretKey, other.getValue()).equals(hash)) {
                return "The hash is that of " + other.getKey() + ".";
            }
        }
        for (Map.Entry<String, String> other : secretKeys.entrySet()) {
            if (hmacSha256(other.getValue(), text).equals(hash)) {
                return "The hash fits the key of another property, " + other.getKey() + ".";
            }
        }
        return "The hash does not fit the " + field
                + ": it was made with a key that the sandbox does not know, or of another text.";
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
