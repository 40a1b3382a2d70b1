package io.github.tawktemplates.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the sandbox knows of one visitor. Not thread-safe: {@link Backend} guards it. */
final class StoredVisitor {

    final String propertyId;
    final String uuid = UUID.randomUUID().toString();
    final List<String> events = new ArrayList<>();
    final List<String> conversation = new ArrayList<>();
    boolean ended;
    boolean consented;
    String error;
    /** What the dashboard says of the error, null for nothing beyond its code. */
    String explanation;
    /** What a page has done to this person, null if nothing. */
    String warning;
    /** The state in which the visitor's chat was left, {@code min} or {@code max}. */
    String window = "min";

    private final Map<String, String> identity = new HashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private boolean verified;
    /** The user id or e-mail that a hash has proven, null if none. */
    private Object proven;

    StoredVisitor(String propertyId) {
        this.propertyId = propertyId;
    }

    /** Takes what {@link SecureMode} has accepted. */
    void accept(Map<String, Object> values) {
        boolean identified = false;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            Object value = entry.getValue();
            if (!SecureMode.IDENTITY.contains(key)) {
                attributes.put(key, value);
            } else if (value != null) {
                identified = true;
                // the hash proves; it isn't kept
                if (!key.equals("hash")) {
                    identity.put(key, value.toString());
                }
            }
        }
        if (identified) {
            verified = values.get("hash") != null;
            proven = verified ? signed(values) : null;
            error = null;
            explanation = null;
        }
    }

    boolean isNameless() {
        return identity.get("userid") == null;
    }

    /** Whether the chat is that of somebody else, who is known. */
    boolean isOfOther(Map<String, Object> values) {
        return proven != null && values.get("hash") != null && !proven.equals(signed(values));
    }

    /** What the hash is made of. */
    private static Object signed(Map<String, Object> values) {
        return values.get("userId") != null ? values.get("userId") : values.get("email");
    }

    boolean isProven(String userId) {
        return verified && userId.equals(identity.get("userid"));
    }

    /** Returns what the widget learns. */
    Map<String, Object> state() {
        Map<String, Object> state = new HashMap<>();
        state.put("uuid", uuid);
        state.put("name", identity.get("name"));
        state.put("verified", verified);
        state.put("conversation", List.copyOf(conversation));
        state.put("window", window);
        return state;
    }

    /** Returns what a support agent sees. */
    SandboxVisitor seen() {
        return new SandboxVisitor(
                propertyId,
                uuid,
                identity.get("userid"),
                identity.get("name"),
                identity.get("email"),
                identity.get("phone"),
                verified,
                error,
                explanation,
                warning,
                Collections.unmodifiableMap(new LinkedHashMap<>(attributes)),
                List.copyOf(events),
                List.copyOf(conversation));
    }
}
