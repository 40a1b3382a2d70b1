package io.github.tawktemplates;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tawk.to takes as an attribute.
 *
 * @see <a href="https://developer.tawk.to/jsapi/">tawk.to JavaScript API: setAttributes</a>
 */
final class Attribute {
    private static final int MAX_KEY_LENGTH = 50;

    /** What a character of a key is in lower case; 0 where tawk.to refuses it. */
    private static final byte[] LOWER_CASE = new byte[0x80];

    static {
        for (char c = 0; c < LOWER_CASE.length; c++) {
            if (Text.isLetterOrDigit(c) || c == '-') {
                LOWER_CASE[c] = (byte) (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
            }
        }
    }

    private Attribute() {}

    /** Returns a hash of the key that ignores case, as tawk.to does; -1 if tawk.to refuses the key. */
    static int hash(String key) {
        int length = key.length();
        if (length == 0 || length > MAX_KEY_LENGTH) {
            return -1;
        }
        int hash = 0;
        for (int i = 0; i < length; i++) {
            char c = key.charAt(i);
            byte lowerCase = c < LOWER_CASE.length ? LOWER_CASE[c] : 0;
            if (lowerCase == 0) {
                return -1;
            }
            hash = 31 * hash + lowerCase;
        }
        return length <= Field.LONGEST_RESERVED && Field.isReserved(key) ? -1 : hash & Integer.MAX_VALUE;
    }

    /** Returns why tawk.to refuses a key, and what to do. The key is not repeated where it may be somebody's data. */
    static String refusal(String key) {
        if (Field.isReserved(key)) {
            return "The attribute key \"" + key + "\" is reserved by tawk.to. "
                    + "Use the argument or builder method of that name, or another key.";
        }
        return "An attribute key must be 1 to 50 ASCII letters, digits and dashes but " + whatIsWrong(key)
                + ". tawk.to refuses the whole call otherwise; a dash serves for a blank or underscore.";
    }

    private static String whatIsWrong(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            return "one has " + key.length() + " characters";
        }
        int refused = key.codePoints()
                .filter(c -> c >= LOWER_CASE.length || LOWER_CASE[c] == 0)
                .findFirst()
                .orElseThrow();
        return (Text.isHarmless(key) ? '"' + key + '"' : "one")
                + String.format(Locale.ROOT, " has U+%04X in it", refused);
    }

    /** A text that needs escapes in print. One that needs none is kept as it is, so that it is looked at once. */
    record Unsafe(String text) {}

    /**
     * Returns the value as it is kept: String, {@link Unsafe}, Boolean, Integer, Long or BigDecimal; null if there is nothing
     * to print. A value that can't be printed is data all the same: it is left out, with a warning.
     */
    static @Nullable Object printable(String key, @Nullable Object value, Warnings warnings) {
        if (value instanceof String text
                && text.length() > 1
                && text.length() <= Text.MAX_LENGTH
                && Json.isPlain(text)) {
            return text; // as most are; what is plain is not blank if it has two characters
        }
        Object printable = Values.printable(key, value, warnings);
        if (!(printable instanceof String)) {
            return printable;
        }
        String text = Text.cut((String) printable);
        return text == null || Json.isPlain(text) ? text : new Unsafe(text);
    }
}
