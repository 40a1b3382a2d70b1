package io.github.tawktemplates;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The visitor in JSON, with the signature: what the bootstrap hands to tawk.to. */
final class Payload {
    private Payload() {}

    /** Appends the visitor. The text that is signed is the one that is printed. */
    static void append(AsciiBuilder data, Visitor visitor, Signer signer) {
        appendFields(data, visitor);
        data.append(",\"hash\":\"");
        signer.appendHash(data, Objects.requireNonNull(visitor.identity));
        data.append("\"}");
    }

    /** Appends all but the hash and the closing brace. */
    static void appendFields(AsciiBuilder data, Visitor visitor) {
        data.append('{').append(visitor.kind == Visitor.Kind.USER_ID ? Field.USER_ID.label : Field.EMAIL.label);
        Json.appendString(data, Objects.requireNonNull(visitor.identity));
        appendText(data, Field.NAME, visitor.name);
        appendText(data, Field.EMAIL, visitor.email);
        appendText(data, Field.PHONE, visitor.phone);
        Object[] attributes = visitor.attributes;
        for (int i = 0; i < attributes.length; i += 2) {
            String key = (String) attributes[i]; // needs no escapes
            if (attributes[i + 1] instanceof String text) {
                data.appendPair(key, text);
            } else {
                data.append(',').appendQuoted(key).append(':');
                appendValue(data, attributes[i + 1]);
            }
        }
    }

    private static void appendValue(AsciiBuilder data, Object value) {
        if (value instanceof Attribute.Unsafe unsafe) {
            Json.appendString(data, unsafe.text());
        } else {
            data.append(value.toString());
        }
    }

    private static void appendText(AsciiBuilder data, Field field, @Nullable String text) {
        if (text != null) {
            data.append(',').append(field.label);
            Json.appendString(data, text);
        }
    }

    /** Returns the length of what {@link #append} appends where nothing is escaped: the size of a buffer, not a limit. */
    static int length(Visitor visitor) {
        int length = 30
                + Signer.HASH_LENGTH
                + Objects.requireNonNull(visitor.identity).length(); // 30: their keys, the punctuation, one escaped @
        length += length(visitor.name) + length(visitor.email) + length(visitor.phone);
        Object[] attributes = visitor.attributes;
        for (int i = 0; i < attributes.length; i += 2) {
            length += ((String) attributes[i]).length() + 6;
            Object value = attributes[i + 1];
            length += value instanceof String text
                    ? text.length()
                    : value instanceof Attribute.Unsafe unsafe ? unsafe.text().length() + 20 : 20;
        }
        return length;
    }

    private static int length(@Nullable String text) {
        return text == null
                ? 0
                : 16 + text.length(); // 16: the longest key of such a field, the punctuation and one escape
    }
}
