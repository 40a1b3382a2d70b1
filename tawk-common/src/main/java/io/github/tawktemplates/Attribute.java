package io.github.tawktemplates;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tawk.to takes as an attribute.
 *
 * @see <a href="https://developer.tawk.to/jsapi/">tawk.to JavaScript API: setAttributes</a>
 */
final class Attribute {
    private static final int MAX_KEY_LENGTH = 50;

    private Attribute() {}

    /** Returns {@code key} in lower case, as tawk.to stores it. */
    static String requireKey(String key) {
        String lowerCase = lowerCase(key);
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || lowerCase == null) {
            throw new IllegalArgumentException(
                    "An attribute key must be 1 to 50 ASCII letters, digits and dashes but " + whatIsWrong(key)
                            + ". tawk.to refuses the whole call otherwise; a dash serves for a blank or underscore.");
        }
        if (isReserved(lowerCase)) {
            throw new IllegalArgumentException("The attribute key \"" + key + "\" is reserved by tawk.to. "
                    + "Use the argument or builder method of that name, or another key.");
        }
        return lowerCase;
    }

    /** Returns {@code key} in lower case; null if tawk.to refuses one of its characters. */
    private static @Nullable String lowerCase(String key) {
        boolean hasUpperCase = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!isAllowedInKey(c)) {
                return null;
            }
            hasUpperCase |= c >= 'A' && c <= 'Z';
        }
        return hasUpperCase ? key.toLowerCase(Locale.ROOT) : key;
    }

    private static boolean isReserved(String lowerCase) {
        for (int i = 0; i < Field.RESERVED.size(); i++) { // by index: this runs for every attribute of a page
            if (Field.RESERVED.get(i).equalsIgnoreCase(lowerCase)) {
                return true;
            }
        }
        return false;
    }

    private static String whatIsWrong(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            return "one has " + key.length() + " characters";
        }
        int refused =
                key.codePoints().filter(c -> !isAllowedInKey(c)).findFirst().orElseThrow();
        return (Text.isHarmless(key) ? '"' + key + '"' : "one")
                + String.format(Locale.ROOT, " has U+%04X in it", refused);
    }

    private static boolean isAllowedInKey(int c) {
        return Text.isLetterOrDigit(c) || c == '-';
    }

    /** Returns the String, Boolean, Integer, Long or BigDecimal to print; null if there is nothing to print. */
    static @Nullable Object printable(String key, @Nullable Object value) {
        if (value == null || value instanceof Boolean || Text.isSafeInteger(value)) {
            return value;
        }
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return Text.cut(value.toString());
        }
        if (value instanceof Enum<?> constant) {
            return Text.cut(constant.name());
        }
        if (value instanceof Number number) {
            BigDecimal exact = Text.exact(number);
            if (exact == null) {
                throw new IllegalArgumentException("The attribute \"" + key + "\" must be a finite number but is "
                        + "NaN or infinite. Leave it out, or pass a text.");
            }
            String plain = Text.plain(exact);
            return Text.isSafeInJavaScript(exact) && plain.length() <= Text.MAX_LENGTH ? exact : Text.cut(plain);
        }
        throw new IllegalArgumentException("The attribute \"" + key + "\" must be a text, number or boolean but is a "
                + value.getClass().getName() + ". Pass the text that agents should read.");
    }
}
