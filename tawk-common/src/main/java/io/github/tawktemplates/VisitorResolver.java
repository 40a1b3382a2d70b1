package io.github.tawktemplates;

import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out who a tag is printed for, as {@link TawkTags.Tag} says. */
final class VisitorResolver {
    private final Supplier<? extends @Nullable Visitor> supplier;
    private final Warnings warnings;

    VisitorResolver(Supplier<? extends @Nullable Visitor> supplier, Warnings warnings) {
        this.supplier = supplier;
        this.warnings = warnings;
    }

    Visitor visitor(Map<String, ?> arguments, Function<String, ?> variables) {
        boolean byUserId = arguments.containsKey(Field.USER_ID.key);
        boolean byEmail = arguments.containsKey(Field.EMAIL.key);
        if (arguments.containsKey("visitor")) {
            if (byUserId || byEmail) {
                throw new IllegalArgumentException("visitor must not be given together with userId or email but is. "
                        + "Say once who it is; name, phone and attributes may be added to a visitor.");
            }
            Object visitor = Values.read("visitor", arguments.get("visitor"));
            return withClaims(Values.isNone(visitor) ? Visitor.unknown() : visitor("visitor", visitor), arguments);
        }
        if (byUserId) {
            return identified(arguments);
        }
        Object ofPage = Values.read(TawkTags.VISITOR, variables.apply(TawkTags.VISITOR));
        Visitor visitor = Values.isNone(ofPage) ? supplied() : visitor(TawkTags.VISITOR, ofPage);
        boolean hasUserId = visitor.kind == Visitor.Kind.USER_ID
                || ofPage instanceof Map<?, ?> fields && fields.containsKey(Field.USER_ID.key);
        return byEmail && !hasUserId ? identified(arguments) : withClaims(visitor, arguments);
    }

    private Visitor supplied() {
        Visitor visitor = SupplierFailure.ask("visitor", supplier);
        return visitor == null ? Visitor.unknown() : visitor;
    }

    private Visitor withClaims(Visitor visitor, Map<String, ?> arguments) {
        if (arguments.isEmpty() || Collections.disjoint(Field.CLAIMS, arguments.keySet())) {
            return visitor;
        }
        if (!visitor.hasIdentity()) {
            warnOfClaimsWithoutIdentity(arguments);
            return visitor;
        }
        Visitor.Builder builder = visitor.toBuilder(warnings);
        addClaims(builder, arguments);
        return builder.build();
    }

    /** Reads a variable that holds a visitor: the value of an argument, or the template's. */
    private Visitor visitor(String variable, @Nullable Object value) {
        if (value instanceof Visitor visitor) {
            return visitor;
        }
        if (value instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!(key instanceof String name) || !Field.NAMES.contains(name)) {
                    throw Values.unknown("key of " + variable, key, Field.NAMES);
                }
            }
            return identified(map);
        }
        if (Boolean.FALSE.equals(value)) {
            return Visitor.unknown();
        }
        throw Values.wrongType(variable, "a Visitor or a map", value);
    }

    /** Reads a person given by the fields of {@link Field}. */
    private Visitor identified(Map<?, ?> fields) {
        boolean byUserId = fields.containsKey(Field.USER_ID.key);
        String field = byUserId ? Field.USER_ID.key : Field.EMAIL.key;
        String identity = Values.text(field, Values.read(field, fields.get(field)));
        if (identity == null) {
            warnOfClaimsWithoutIdentity(fields);
            return Visitor.unknown();
        }
        if (Text.whole(identity) == null) {
            warnings.once("A tag was given a userId or email that is blank or over " + Text.MAX_LENGTH
                    + " characters long, so that visitor is not identified. Pass the id of the signed-in account.");
            return Visitor.unknown();
        }
        Visitor.Kind kind = byUserId ? Visitor.Kind.USER_ID : Visitor.Kind.EMAIL;
        Visitor.Builder builder = Visitor.ofTag(kind, identity, warnings);
        addClaims(builder, fields);
        return builder.build();
    }

    private void warnOfClaimsWithoutIdentity(Map<?, ?> fields) {
        boolean claims = fields.entrySet().stream()
                .anyMatch(field -> Field.NAMES.contains(field.getKey())
                        && !Values.isBlank(Values.read(field.getKey().toString(), field.getValue())));
        if (claims) {
            warnings.once("A tag was given an " + Field.inWords(Field.CLAIMS, "or")
                    + " without a userId, so they are left out and the visitor is not identified. "
                    + "Give a userId, or an email and no userId argument at all.");
        }
    }

    /** Adds the claims that have a value. A blank claim does not remove what the visitor already has. */
    private void addClaims(Visitor.Builder builder, Map<?, ?> fields) {
        addText(fields, Field.NAME, builder::name);
        if (builder.kind != Visitor.Kind.EMAIL) {
            addText(fields, Field.EMAIL, builder::email);
        }
        addText(fields, Field.PHONE, builder::phone);
        Object attributes = Values.read(Field.ATTRIBUTES.key, fields.get(Field.ATTRIBUTES.key));
        if (attributes instanceof Map<?, ?> map) {
            addAttributes(builder, map);
        } else if (!Values.isBlank(attributes)) {
            throw Values.wrongType(Field.ATTRIBUTES.key, "a map", attributes);
        }
    }

    private void addText(Map<?, ?> fields, Field field, Function<String, ?> setter) {
        Object value = Values.read(field.key, fields.get(field.key));
        Object printable = Values.isBlank(value) ? null : Values.printable(field.key, value, warnings);
        if (printable != null) {
            setter.apply(printable instanceof Number ? Text.ofIdentity(printable) : printable.toString());
        }
    }

    private void addAttributes(Visitor.Builder builder, Map<?, ?> attributes) {
        for (Map.Entry<?, ?> attribute : attributes.entrySet()) {
            if (builder.isFull()) {
                return; // build() warns, and leaves out what is too much
            }
            if (attribute.getKey() instanceof String key) {
                builder.attribute(key, attribute.getValue());
            } else {
                warnings.once("An attribute is left out, as its key is no text but "
                        + Values.className(attribute.getKey()) + ". Pass a map whose keys are texts.");
            }
        }
    }
}
