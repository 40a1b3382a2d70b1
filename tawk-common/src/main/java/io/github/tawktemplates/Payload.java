package io.github.tawktemplates;

import java.util.Map;
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
        for (Map.Entry<String, Object> attribute : visitor.attributes) {
            // keys need no escapes
            data.append(',').appendQuoted(attribute.getKey()).append(':');
            if (attribute.getValue() instanceof String text) {
                Json.appendString(data, text);
            } else {
                data.append(attribute.getValue().toString());
            }
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
        for (Map.Entry<String, Object> attribute : visitor.attributes) {
            length += attribute.getKey().length() + 6;
            length += attribute.getValue() instanceof String text ? text.length() : 20;
        }
        return length;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : 11 + text.length(); // 11: the longest key of such a field and the punctuation
    }
}
