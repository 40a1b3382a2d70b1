package io.github.tawktemplates.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Answers what widgets send, and remembers it. Thread-safe: whatever arrives is taken one after another. */
final class Backend {

    private static final String TOLD = "The sandbox was told to fail here.";

    final SecureMode secureMode = new SecureMode();
    final Faults faults = new Faults();

    private final List<StoredVisitor> visitors = new ArrayList<>();
    private final Map<String, StoredVisitor> tokens = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Set<WidgetTrait> traits = Set.of();

    /** An HTTP answer; {@code error} is null, an Integer or a String. */
    record Reply(int status, Object error, Map<String, Object> body, Fault fault) {}

    synchronized List<SandboxVisitor> visitors() {
        return visitors.stream().map(StoredVisitor::seen).toList();
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    synchronized Set<WidgetTrait> traits() {
        return traits;
    }

    synchronized void traits(Set<WidgetTrait> traits) {
        this.traits = Set.copyOf(traits);
    }

    /** Answers one call; {@code token} names the session and may be null or unknown. */
    synchronized Reply handle(String propertyId, String name, String token, Map<String, Object> values) {
        StoredVisitor visitor = tokens.get(token);
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
        Fault fault = operation == null ? null : faults.due(operation);
        Reply reply = fault != null && !fault.is(Fault.Kind.DELAY)
                ? failed(operation, fault)
                : answer(propertyId, name, token, visitor, values, fault);
        StoredVisitor addressed = visitor != null ? visitor : tokens.get(reply.body.get("token"));
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
                boolean isJudged = fault == null && SecureMode.UNAUTHORIZED.equals(error);
                Map<String, Object> sent = name.equals("connect") ? object(values.get("visitor")) : values;
                addressed.explanation = fault != null ? TOLD : isJudged ? secureMode.explain(propertyId, sent) : null;
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
            case SecureMode.UNAUTHORIZED, "INVALID_HASH", "ACCESS_ERROR", "SESSION_EXPIRED" -> 401;
            case "SERVER_ERROR" -> 500;
            default -> 400;
        };
    }

    private Reply answer(
            String propertyId,
            String name,
            String token,
            StoredVisitor visitor,
            Map<String, Object> values,
            Fault fault) {
        if (visitor == null && !name.equals("connect")) {
            return refuse(name, "SESSION_EXPIRED", null);
        }
        switch (name) {
            case "connect" -> {
                Map<String, Object> person = object(values.get("visitor"));
                String error = secureMode.refusal(propertyId, person);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                StoredVisitor connected = visitor != null ? visitor : created(propertyId);
                connected.accept(person);
                Reply reply = accepted(connected, tokens.get(token) == connected ? token : token(connected), fault);
                reply.body.put("traits", traits);
                reply.body.put("consent", traits.contains(WidgetTrait.CONSENT_FORM) && !connected.consented);
                return reply;
            }
            case "setAttributes" -> {
                String error = secureMode.refusal(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                if (visitor.isOfOther(values)) {
                    visitor.warning =
                            "This person was identified in the chat of another without a logout, and can read it. Print Visitor.signedOut() on pages where nobody is "
                                    + "signed in, and leave setAttributes to the tag.";
                }
                visitor.accept(values);
            }
            case "login" -> {
                if (values.get("userId") == null || values.get("hash") == null) {
                    return refuse(name, "INVALID_ATTRIBUTES", visitor);
                }
                String error = secureMode.refusal(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                StoredVisitor user = user(visitor, values.get("userId").toString());
                user.accept(values);
                return accepted(user, token(user), fault);
            }
            case "logout" -> {
                visitor.ended = true;
                StoredVisitor gone = visitor;
                tokens.values().removeIf(other -> other == gone);
                return new Reply(200, null, Map.of(), fault);
            }
            case "addEvent", "addTags", "removeTags" -> {
                String error = secureMode.unauthorized(propertyId, values);
                if (error != null) {
                    return refuse(name, error, visitor);
                }
                visitor.events.add(values.toString());
            }
            case "window" -> visitor.window = "max".equals(values.get("state")) ? "max" : "min";
            case "consent" -> visitor.consented = true;
            case "message" -> visitor.conversation.add(String.valueOf(values.get("text")));
            case "page" -> visitor.events.add(String.valueOf(values.get("url")));
            default -> {
                return new Reply(404, "unknown call", Map.of(), null);
            }
        }
        return accepted(visitor, null, fault);
    }

    private static Reply refuse(String name, String error, StoredVisitor visitor) {
        boolean socket = !Set.of("connect", "login", "logout").contains(name);
        return new Reply(socket ? 200 : status(error), error, visitor == null ? Map.of() : visitor.state(), null);
    }

    private static Reply accepted(StoredVisitor visitor, String token, Fault fault) {
        Map<String, Object> body = visitor.state();
        if (token != null) {
            body.put("token", token);
        }
        return new Reply(200, null, body, fault);
    }

    private StoredVisitor created(String propertyId) {
        StoredVisitor visitor = new StoredVisitor(propertyId);
        visitors.add(visitor);
        return visitor;
    }

    private String token(StoredVisitor visitor) {
        visitor.ended = false;
        String token = UUID.randomUUID().toString();
        tokens.put(token, visitor);
        return token;
    }

    private StoredVisitor resumed(String propertyId, Object uuid) {
        return visitors.stream()
                .filter(visitor -> visitor.propertyId.equals(propertyId) && visitor.uuid.equals(uuid) && !visitor.ended)
                .findFirst()
                .orElse(null);
    }

    /** A user keeps his conversation from one sign-in to the next; a nameless visitor becomes the user. */
    private StoredVisitor user(StoredVisitor visitor, String userId) {
        return visitors.stream()
                .filter(other -> other.propertyId.equals(visitor.propertyId))
                .filter(other -> other.isProven(userId))
                .findFirst()
                .orElseGet(() -> visitor.isNameless() ? visitor : created(visitor.propertyId));
    }

    private static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> object.put(key.toString(), entry));
        }
        return object;
    }
}
