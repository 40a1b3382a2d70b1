package io.github.tawktemplates;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tawk.to takes as text: its limits, and the one text form of each value. */
final class Text {
    /** The longest value in UTF-16 units, which is how the widget's script counts. */
    static final int MAX_LENGTH = 255;

    /** The largest integer that a number of JavaScript holds exactly. */
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private Text() {}

    /** Returns {@code text} with each unpaired surrogate replaced by U+FFFD, as UTF-8 cannot carry one. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceUnpaired(text);
            }
        }
        return text;
    }

    private static String replaceUnpaired(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Returns {@code text} well-formed and at most 255 units long, cut between code points; null if null or blank. */
    static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text;
        if (text.length() > MAX_LENGTH) {
            boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1))
                    && Character.isLowSurrogate(text.charAt(MAX_LENGTH));
            cut = text.substring(0, splitsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
        }
        return isBlank(cut) ? null : wellFormed(cut);
    }

    /** Returns {@code text} well-formed; null if it is null, blank or over 255 units long. */
    static @Nullable String whole(@Nullable String text) {
        return text == null || text.length() > MAX_LENGTH || isBlank(text) ? null : wellFormed(text);
    }

    /** Returns what {@link #whole} does, and refuses what that leaves out. */
    static String requireIdentity(Field field, @Nullable String value) {
        String tip = ". Pass the id of the signed-in account, or use Visitor.signedOut() where nobody is signed in.";
        if (value == null) {
            throw new NullPointerException(field.key + " must be set but is null" + tip);
        }
        String identity = whole(value);
        if (identity == null) {
            throw new IllegalArgumentException(field.key + " must have 1 to " + MAX_LENGTH + " characters but "
                    + (value.length() > MAX_LENGTH ? "has " + value.length() : "is blank") + tip);
        }
        return identity;
    }

    /** Returns whether nothing of {@code text} can be seen: white space, controls and format characters of any script. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            if (!Character.isWhitespace(c)
                    && !Character.isSpaceChar(c)
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT) {
                return false;
            }
            i += Character.charCount(c) - 1;
        }
        return true;
    }

    /** Returns whether {@code name} may be repeated in a message: it looks like a name in a template, not like a text. */
    static boolean isHarmless(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,50}");
    }

    /** Returns whether {@code c} is an ASCII letter or digit. */
    static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /**
     * Returns the text of an identity, whatever the locale: a text as it is, a number in plain decimal ({@code 12345},
     * never {@code 12,345} or {@code 1.2345E4}), a UUID in its canonical form, an enum
     * constant by its name; null for other types.
     */
    static @Nullable String ofIdentity(Object value) {
        if (value instanceof CharSequence || value instanceof UUID || value instanceof Character) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Number number) {
            BigDecimal exact = exact(number);
            return exact == null ? "" : plain(isShort(exact) ? exact.stripTrailingZeros() : exact);
        }
        return null;
    }

    /** Returns the text of what {@link Values#printable} returns; null for null. */
    static @Nullable String ofPrintable(@Nullable Object value) {
        return value instanceof BigDecimal number ? plain(number) : value == null ? null : value.toString();
    }

    /** Returns {@code number} without rounding; null if it is NaN or infinite. */
    static @Nullable BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return BigDecimal.valueOf(number.longValue());
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException nanOrInfinite) {
            return null;
        }
    }

    /** Returns whether JavaScript reads {@code number} without loss of its integer part, and not as 0 for being too small. */
    static boolean isSafeInJavaScript(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(MAX_SAFE_INTEGER)) <= 0
                && (isShort(number) || number.doubleValue() != 0);
    }

    /** Returns whether {@code value} is an integer that a number of JavaScript holds exactly. */
    static boolean isSafeInteger(Object value) {
        return value instanceof Integer
                || value instanceof Long number && number >= -MAX_SAFE_INTEGER && number <= MAX_SAFE_INTEGER;
    }

    /** Returns plain decimals, or the exponent's form where plain decimals would be longer than any value may be. */
    static String plain(BigDecimal number) {
        return isShort(number) ? number.toPlainString() : number.toString();
    }

    private static boolean isShort(BigDecimal number) {
        return (long) number.precision() + Math.abs((long) number.scale()) <= MAX_LENGTH;
    }
}
