package io.github.tawktemplates;

/**
 * Writes JSON strings that are safe in every place a page may hold them.
 *
 * <p>The output is ASCII. Whatever is outside of 0x20 to 0x7e, each of {@code " ' \ < > & { }}, the backtick and a blank
 * after a blank are written as JSON's escape of four hex digits (RFC 8259, section 7). So the output is safe at once inside
 * a script, in a single-quoted attribute, when Mustache parses a result again and under FreeMarker's {@code <#compress>},
 * whatever the page's charset.
 */
final class Json {
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = ' '; c < 0x7f; c++) {
            PLAIN[c] = "\"'\\<>&{}`".indexOf(c) < 0;
        }
    }

    private Json() {}

    /** Appends {@code text} with its quotes; {@code text} must not hold unpaired surrogates. */
    static void appendString(AsciiBuilder out, String text) {
        out.append('"');
        int done = 0;
        while (done < text.length()) {
            int plain = endOfPlain(text, done);
            out.append(text, done, plain);
            done = plain;
            if (done < text.length()) {
                out.appendEscape(text.charAt(done++));
            }
        }
        out.append('"');
    }

    /** Returns where the next escape comes, or the end of the text: what is before can be copied at once. */
    private static int endOfPlain(String text, int start) {
        char previous = start == 0 ? 0 : text.charAt(start - 1);
        for (int i = start; i < text.length(); i++) {
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
