package io.github.tawktemplates;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a template tag does, the same in every engine. For authors of adapters; pages use an adapter's tag.
 *
 * <p><b>Who is it?</b> The argument {@code visitor}, else the argument {@code userId}, else the model's {@code tawkVisitor},
 * else the argument {@code email}. A visitor is a {@link Visitor}, or a map with the keys of the arguments. Where a
 * {@code userId} is given, even null or blank, the e-mail is never the identity: null or blank, the visitor is anonymous.
 * {@code name}, {@code phone}, {@code attributes} and, beside a user id, {@code email} are added to that visitor; they are
 * claims.
 *
 * <p><b>Which nonce?</b> The argument {@code nonce}, else the model's {@code cspNonce}.
 *
 * <p>Odd data of a visitor never fails a page: see {@link Visitor} for what is cut or left out; a blank or too long identity,
 * and claims without an identity, make the visitor anonymous and are logged once per widget. Mistakes of a template do fail:
 * an unknown argument, a value of a wrong type, an attribute key that tawk.to refuses, a bad nonce. Then nothing has been
 * written, and the message holds no visitor's data. Where the application's own code fails, its supplier or a map, the
 * message tells the class of that exception alone; the exception is the cause, for what it says is the application's affair.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkTag {
    private static final List<String> CLAIMS = List.of("name", "email", "phone", "attributes");
    private static final List<String> PERSON = List.of("userId", "email", "name", "phone", "attributes");
    private static final List<String> OF_WIDGET =
            List.of("visitor", "userId", "email", "name", "phone", "attributes", "nonce");
    private static final List<String> OF_SIGNED_OUT = List.of("nonce");

    private final Supplier<TawkWidget> widget;
    private final List<String> argumentNames;
    private final boolean signedOut;

    private TawkTag(Supplier<TawkWidget> widget, List<String> argumentNames, boolean signedOut) {
        this.widget = Objects.requireNonNull(widget, "widget");
        this.argumentNames = argumentNames;
        this.signedOut = signedOut;
    }

    /**
     * Returns the tag that prints the widget for the page's visitor.
     *
     * @param widget asked at each rendering, for tenants and rotated keys; where it gives null, nothing is printed
     * @return the tag
     */
    public static TawkTag widget(Supplier<TawkWidget> widget) {
        return new TawkTag(widget, OF_WIDGET, false);
    }

    /**
     * Returns the tag that prints the widget for {@link Visitor#signedOut()}.
     *
     * @param widget asked at each rendering, for tenants and rotated keys; where it gives null, nothing is printed
     * @return the tag
     */
    public static TawkTag signedOut(Supplier<TawkWidget> widget) {
        return new TawkTag(widget, OF_SIGNED_OUT, true);
    }

    /**
     * Returns the names of the arguments, for engines that want them declared.
     *
     * @return the names, in the order of positional arguments
     */
    public List<String> argumentNames() {
        return argumentNames;
    }

    /**
     * Writes the widget's element.
     *
     * @param out where to write: the engine's own writer, past its escaping
     * @param arguments the tag's arguments by name, as plain Java values; one that is given without a value is there with
     *     null
     * @param model gives a variable of the template's model as a plain Java value, null if there is none
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException for a mistake in the template
     * @throws IllegalStateException if the supplier of the widget or a map of the visitor's fails; its exception is the cause
     */
    public void renderTo(Appendable out, Map<String, ?> arguments, Function<String, ?> model) throws IOException {
        TawkWidget current = current(arguments);
        if (current != null) {
            current.renderTo(out, visitor(current, arguments, model), nonce(arguments, model));
        }
    }

    /**
     * Returns what {@link #renderTo} writes, for engines that want a value.
     *
     * @param arguments the tag's arguments by name, as plain Java values
     * @param model gives a variable of the template's model as a plain Java value, null if there is none
     * @return the element; empty if there is no widget, or it is not enabled
     * @throws IllegalArgumentException for a mistake in the template
     * @throws IllegalStateException if the supplier of the widget or a map of the visitor's fails; its exception is the cause
     */
    public String render(Map<String, ?> arguments, Function<String, ?> model) {
        TawkWidget current = current(arguments);
        return current == null ? "" : current.render(visitor(current, arguments, model), nonce(arguments, model));
    }

    /** Returns the widget to print; null where none shall be. */
    private TawkWidget current(Map<String, ?> arguments) {
        for (String name : arguments.keySet()) {
            if (!argumentNames.contains(name)) {
                throw unknown("argument", name, argumentNames);
            }
        }
        TawkWidget current;
        try {
            current = widget.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The Supplier<TawkWidget> failed with " + e.getClass().getName(), e);
        }
        return current == null || !current.isEnabled() ? null : current;
    }

    private static String nonce(Map<String, ?> arguments, Function<String, ?> model) {
        return text("nonce", arguments.containsKey("nonce") ? arguments.get("nonce") : model.apply("cspNonce"));
    }

    private Visitor visitor(TawkWidget widget, Map<String, ?> arguments, Function<String, ?> model) {
        if (signedOut) {
            return Visitor.signedOut();
        }
        if (arguments.isEmpty()) { // the usual tag
            return visitor(widget, "tawkVisitor", read("tawkVisitor", model.apply("tawkVisitor")));
        }
        boolean byUserId = arguments.containsKey("userId");
        boolean byEmail = arguments.containsKey("email");
        if (arguments.containsKey("visitor")) {
            if (byUserId || byEmail) {
                throw new IllegalArgumentException("visitor must not be given together with userId or email but is. "
                        + "Say once who it is; name, phone and attributes may be added to a visitor.");
            }
            Object visitor = read("visitor", arguments.get("visitor"));
            return withClaims(widget, visitor(widget, "visitor", visitor), arguments);
        }
        if (byUserId) {
            return identified(widget, arguments);
        }
        Object ofModel = read("tawkVisitor", model.apply("tawkVisitor"));
        Visitor visitor = visitor(widget, "tawkVisitor", ofModel);
        boolean modelHasUserId = visitor.kind == Visitor.Kind.USER_ID
                || ofModel instanceof Map<?, ?> fields && fields.containsKey("userId");
        return byEmail && !modelHasUserId ? identified(widget, arguments) : withClaims(widget, visitor, arguments);
    }

    private static Visitor withClaims(TawkWidget widget, Visitor visitor, Map<String, ?> arguments) {
        if (Collections.disjoint(CLAIMS, arguments.keySet())) {
            return visitor;
        }
        if (!visitor.hasIdentity()) {
            return anonymousInspiteOf(widget, arguments, visitor);
        }
        Visitor.Builder builder = visitor.toBuilder();
        addClaims(widget, builder, arguments);
        return builder.build();
    }

    /** Reads a variable that holds a visitor: the value of an argument, or the model's. */
    private static Visitor visitor(TawkWidget widget, String variable, Object value) {
        if (value instanceof Visitor visitor) {
            return visitor;
        }
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String name) || !PERSON.contains(name)) {
                    throw unknown("key of " + variable, key, PERSON);
                }
            }
            return identified(widget, map);
        }
        if (isBlank(value)) {
            return Visitor.anonymous();
        }
        throw wrongType(variable, "a Visitor or a map", value);
    }

    /** Reads a person given by the fields of {@link #PERSON}. */
    private static Visitor identified(TawkWidget widget, Map<?, ?> fields) {
        boolean byUserId = fields.containsKey("userId");
        String identity = text(byUserId ? "userId" : "email", fields.get(byUserId ? "userId" : "email"));
        if (identity == null) {
            return anonymousInspiteOf(widget, fields, Visitor.anonymous());
        }
        if (Text.whole(identity) == null) {
            widget.warnOnce("A tag was given a userId or email that is blank or over " + Text.MAX_LENGTH
                    + " characters long, so that visitor stays anonymous. Pass the id of the signed-in account.");
            return Visitor.anonymous();
        }
        Visitor.Builder builder = byUserId ? Visitor.forUserId(identity) : Visitor.forEmail(identity);
        addClaims(widget, builder, fields);
        return builder.build();
    }

    private static Visitor anonymousInspiteOf(TawkWidget widget, Map<?, ?> fields, Visitor visitor) {
        boolean claims = fields.entrySet().stream()
                .anyMatch(field -> PERSON.contains(field.getKey())
                        && !isBlank(read(field.getKey().toString(), field.getValue())));
        if (claims) {
            widget.warnOnce(
                    "A tag was given a name, email, phone or attributes without a userId, so they are left out and the "
                            + "visitor stays anonymous. Give a userId, or an email and no userId argument at all.");
        }
        return visitor;
    }

    /** Adds what has a value: a claim without one takes nothing from the visitor. */
    private static void addClaims(TawkWidget widget, Visitor.Builder builder, Map<?, ?> fields) {
        if (!isBlank(fields.get("name"))) {
            builder.name(text("name", fields.get("name")));
        }
        if (!isBlank(fields.get("email")) && builder.kind != Visitor.Kind.EMAIL) {
            builder.email(text("email", fields.get("email")));
        }
        if (!isBlank(fields.get("phone"))) {
            builder.phone(text("phone", fields.get("phone")));
        }
        Object attributes = read("attributes", fields.get("attributes"));
        if (attributes instanceof Map<?, ?> map) {
            map.forEach((key, value) -> addAttribute(widget, builder, key, value));
        } else if (!isBlank(attributes)) {
            throw wrongType("attributes", "a map", attributes);
        }
    }

    /** Returns a copy of a map, other values as they are: what is checked is what is printed, whatever changes meanwhile. */
    private static Object read(String variable, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        try {
            map.forEach(copy::put);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    variable + " can't be read: its map failed with "
                            + e.getClass().getName(),
                    e);
        }
        return copy;
    }

    private static void addAttribute(TawkWidget widget, Visitor.Builder builder, Object key, Object value) {
        if (!(key instanceof String name)) {
            throw wrongType("A key of attributes", "a text", key);
        }
        if (value instanceof Number number && Text.exact(number) == null) {
            widget.warnOnce(
                    "A tag was given an attribute that is NaN or infinite, which is left out. Pass a finite number.");
            builder.attribute(name, null);
        } else {
            builder.attribute(name, value);
        }
    }

    private static String text(String field, Object value) {
        if (value == null) {
            return null;
        }
        String text = Text.ofIdentity(value);
        if (text == null) {
            throw wrongType(field, "a text or number", value);
        }
        return text;
    }

    /** Templates write {@code user!""} for what may be missing: an empty text, or a map of nothing else, is no value. */
    private static boolean isBlank(Object value) {
        return isBlankText(value)
                || value instanceof Map<?, ?> map && map.values().stream().allMatch(TawkTag::isBlankText);
    }

    private static boolean isBlankText(Object value) {
        return value == null || value instanceof CharSequence text && Text.isBlank(text.toString());
    }

    private static IllegalArgumentException wrongType(String field, String wanted, Object value) {
        String kind = value == null ? "null" : value.getClass().getName();
        return new IllegalArgumentException(field + " must be " + wanted + " but is a " + kind
                + ". Pass it as the README of tawk-templates shows under \"In the page\".");
    }

    private static IllegalArgumentException unknown(String what, Object name, List<String> known) {
        String shown = name instanceof String text && Text.isHarmless(text) ? " \"" + text + "\"" : "";
        return new IllegalArgumentException(
                "Unknown " + what + shown + ". The known ones are " + String.join(", ", known) + ".");
    }
}
