package io.github.tawktemplates.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The memory and the judgement of the sandbox. Thread-safe: whatever arrives is taken one after another. */
final class Backend {

    private static final Set<String> IDENTITY = Set.of("userid", "name", "email", "phone", "hash");
    private static final String UNAUTHORIZED = "UNAUTHORIZED_API_CALL";

    private final Map<String, String> secretKeys = new HashMap<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final Map<String, Visitor> tokens = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Operation, Planned> faults = new EnumMap<>(Operation.class);

    /** A fault and how often it is still due; negative is always. */
    record Planned(Fault fault, int times) {}

    /** An HTTP answer; {@code error} is null, an Integer or a String. */
    record Reply(int status, Object error, Map<String, Object> body, Fault fault) {}

    private static final class Visitor {
        final String propertyId;
        final String uuid = UUID.randomUUID().toString();
        final Map<String, String> identity = new HashMap<>();
        final Map<String, Object> attributes = new LinkedHashMap<>();
        final List<String> events = new ArrayList<>();
        final List<String> conversation = new ArrayList<>();
        boolean verified;
        boolean ended;
        String error;

        Visitor(String propertyId) {
            this.propertyId = propertyId;
        }

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
                    Collections.unmodifiableMap(new LinkedHashMap<>(attributes)),
                    List.copyOf(events),
                    List.copyOf(conversation));
        }
    }

    synchronized void secureMode(String propertyId, String secretKey) {
        secretKeys.put(propertyId, secretKey);
    }

    synchronized List<SandboxVisitor> visitors() {
        return visitors.stream().map(Visitor::seen).toList();
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized void fail(Operation operation, Fault fault, int times) {
        if (fault.is(Fault.Kind.NONSENSE) && operation != Operation.EMBED) {
            throw new IllegalArgumentException("NONSENSE is for EMBED only.");
        }
        faults.put(operation, new Planned(fault, times));
    }

    synchronized Map<Operation, Planned> faults() {
        return Map.copyOf(faults);
    }

    synchronized void recover() {
        faults.clear();
    }

    /** Returns the fault that is due at {@code operation} and counts it, or null. */
    synchronized Fault due(Operation operation) {
        Planned planned = faults.get(operation);
        if (planned == null) {
            return null;
        }
        if (planned.times == 1) {
            faults.remove(operation);
        } else if (planned.times > 1) {
            faults.put(operation, new Planned(planned.fault, planned.times - 1));
        }
        return planned.fault;
    }

    /** Answers one call; {@code token} names the session and may be null or unknown. */
    synchronized Reply handle(String propertyId, String name, String token, Map<String, Object> values) {
        Visitor visitor = tokens.get(token);
        if (visitor != null && !visitor.propertyId.equals(propertyId)) {
            visitor = null;
        }
        if (visitor == null && name.equals("connect")) {
            visitor = resumed(propertyId, values.get("uuid"));
        }
        Operation operation = switch (name) {
            case "connect" -> Operation.CONNECT;
            case "setAttributes" -> Operation.SET_ATTRIBUTES;
            case "login" -> Operation.LOGIN;
            case "logout" -> Operation.LOGOUT;
            default -> null;
        };
        Fault fault = operation == null ? null : due(operation);
        Reply reply = fault != null && !fault.is(Fault.Kind.DELAY)
                ? failed(operation, fault)
                : answer(propertyId, name, token, visitor, values, fault);
        Visitor addressed = visitor != null ? visitor : tokens.get(reply.body.get("token"));
        String error = reply.fault != null && !reply.fault.is(Fault.Kind.DELAY)
                ? reply.fault.toString()
                : reply.error == null ? null : reply.error.toString();
        calls.add(new Call(
                Instant.now(),
                propertyId,
                addressed == null ? null : addressed.uuid,
                name,
                Collections.unmodifiableMap(new LinkedHashMap<>(values)),
                error));
        if (addressed != null) {
            addressed.events.add(name + (error == null ? "" : " refused: " + error));
            if (error != null) {
                addressed.error = error;
            }
        }
        return reply;
    }

    private static Reply failed(Operation operation, Fault fault) {
        if (!fault.is(Fault.Kind.ERROR)) {
            return new Reply(200, null, Map.of(), fault);
        }
        boolean code = fault.detail().matches("[0-9]{3}");
        Object error = code ? (Object) Integer.valueOf(fault.detail()) : fault.detail();
        // setAttributes travels by the socket, whose answers have no status
        int status = operation == Operation.SET_ATTRIBUTES ? 200 : code ? (Integer) error : status(fault.detail());
        return new Reply(status, error, Map.of(), fault);
    }

    private static int status(String error) {
        return switch (error) {
            case UNAUTHORIZED, "INVALID_HASH", "ACCESS_ERROR", "SESSION_EXPIRED" -> 401;
            case "SERVER_ERROR" -> 500;
            default -> 400;
        };
    }

    private Reply answer(
            String propertyId, String name, String token, Visitor visitor, Map<String, Object> values, Fault fault) {
        if (visitor == null && !name.equals("connect")) {
            return refuse(name, "SESSION_EXPIRED", null);
        }
        switch (name) {
            case "connect" -> {
                Map<String, Object> person = object(values.get("visitor"));
                String error = refusal(propertyId, person);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                Visitor connected = visitor != null ? visitor : created(propertyId);
                accept(connected, person);
                return accepted(connected, tokens.get(token) == connected ? token : token(connected), fault);
            }
            case "setAttributes" -> {
                String error = refusal(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                accept(visitor, values);
            }
            case "login" -> {
                if (values.get("userId") == null || values.get("hash") == null) {
                    return refuse(name, "INVALID_ATTRIBUTES", visitor);
                }
                String error = refusal(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                Visitor user = user(visitor, values.get("userId").toString());
                accept(user, values);
                return accepted(user, token(user), fault);
            }
            case "logout" -> {
                visitor.ended = true;
                Visitor gone = visitor;
                tokens.values().removeIf(other -> other == gone);
                return new Reply(200, null, Map.of(), fault);
            }
            case "addEvent", "addTags", "removeTags" -> {
                String error = unauthorized(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                visitor.events.add(values.toString());
            }
            case "message" -> visitor.conversation.add(String.valueOf(values.get("text")));
            case "page" -> visitor.events.add(String.valueOf(values.get("url")));
            default -> {
                return new Reply(404, "unknown call", Map.of(), null);
            }
        }
        return accepted(visitor, null, fault);
    }

    private static Reply refuse(String name, String error, Visitor visitor) {
        boolean socket = !Set.of("connect", "login", "logout").contains(name);
        return new Reply(socket ? 200 : status(error), error, visitor == null ? Map.of() : state(visitor), null);
    }

    private static Reply accepted(Visitor visitor, String token, Fault fault) {
        Map<String, Object> body = state(visitor);
        if (token != null) {
            body.put("token", token);
        }
        return new Reply(200, null, body, fault);
    }

    private static Map<String, Object> state(Visitor visitor) {
        Map<String, Object> state = new HashMap<>();
        state.put("uuid", visitor.uuid);
        state.put("name", visitor.identity.get("name"));
        state.put("verified", visitor.verified);
        state.put("conversation", List.copyOf(visitor.conversation));
        return state;
    }

    private Visitor created(String propertyId) {
        Visitor visitor = new Visitor(propertyId);
        visitors.add(visitor);
        return visitor;
    }

    private String token(Visitor visitor) {
        visitor.ended = false;
        String token = UUID.randomUUID().toString();
        tokens.put(token, visitor);
        return token;
    }

    private Visitor resumed(String propertyId, Object uuid) {
        return visitors.stream()
                .filter(visitor -> visitor.propertyId.equals(propertyId) && visitor.uuid.equals(uuid) && !visitor.ended)
                .findFirst()
                .orElse(null);
    }

    /** A user keeps his conversation from one sign-in to the next; a nameless visitor becomes the user. */
    private Visitor user(Visitor visitor, String userId) {
        return visitors.stream()
                .filter(other -> other.propertyId.equals(visitor.propertyId))
                .filter(other -> userId.equals(other.identity.get("userid")) && other.verified)
                .findFirst()
                .orElseGet(() -> visitor.identity.get("userid") == null ? visitor : created(visitor.propertyId));
    }

    private String refusal(String propertyId, Map<String, Object> values) {
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

    /** Checks the hash over the user id where one was sent, else over the e-mail. */
    private String unauthorized(String propertyId, Map<String, Object> values) {
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

    private static void accept(Visitor visitor, Map<String, Object> values) {
        boolean identified = false;
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String key = entry.getKey().toLowerCase(Locale.ROOT);
            Object value = entry.getValue();
            if (!IDENTITY.contains(key)) {
                visitor.attributes.put(key, value);
            } else if (value != null) {
                identified = true;
                // the hash proves; it isn't kept
                if (!key.equals("hash")) {
                    visitor.identity.put(key, value.toString());
                }
            }
        }
        if (identified) {
            visitor.verified = values.get("hash") != null;
            visitor.error = null;
        }
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> object.put(key.toString(), entry));
        }
        return object;
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
