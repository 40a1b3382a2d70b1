package io.github.tawktemplates;

/**
 * Writes JSON strings that are safe in every place a page may hold them.
 *
 * <p>The output is ASCII. Whatever is outside 0x20 to 0x7e, each of {@code " ' \ < > & { }}, the backtick, the at sign and
 * the second of two blanks are written as JSON's escape of four hex digits (RFC 8259, section 7). So the output is safe
 * inside a script, in a single-quoted attribute, where Mustache parses a result again, under FreeMarker's
 * {@code <#compress>} and under filters that write markup into e-mail addresses, whatever the page's charset.
 */
final class Json {
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = ' '; c < 0x7f; c++) {
            PLAIN[c] = "\"'\\<>&{}`@".indexOf(c) < 0;
        }
    }

    private Json() {}

    /** Appends {@code text} with its quotes; {@code text} must not hold unpaired surrogates. */
    static void appendString(AsciiBuilder out, String text) {
        int plain = lengthOfPlainStart(text);
        if (plain == text.length()) { // as most are
            out.appendQuoted(text);
            return;
        }
        out.append('"');
        int written = 0;
        char previous = plain == 0 ? 0 : text.charAt(plain - 1);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c, previous)) {
                out.append(text, written, i).appendEscape(c);
                written = i + 1;
            }
            previous = c;
        }
        out.append(text, written, text.length()).append('"');
    }

    /** Returns whether the text is written as it is. */
    static boolean isPlain(String text) {
        return lengthOfPlainStart(text) == text.length();
    }

    private static int lengthOfPlainStart(String text) {
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c, previous)) {
                return i;
            }
            previous = c;
        }
        return text.length();
    }

    private static boolean isPlain(char c, char previous) {
        return c < PLAIN.length && PLAIN[c] && (c != ' ' || previous != ' ');
    }
}
