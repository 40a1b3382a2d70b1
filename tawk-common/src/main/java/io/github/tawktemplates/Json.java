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
    private static final boolean[] PLAIN = new boolean[0x7f];

    static {
        for (char c = ' '; c < PLAIN.length; c++) {
            PLAIN[c] = "\"'\\<>&{}`".indexOf(c) < 0;
        }
    }

    private Json() {}

    /** Appends {@code text} with its quotes; {@code text} must not hold unpaired surrogates. */
    static void appendString(AsciiBuilder out, String text) {
        int length = text.length();
        out.ensure(length + 2);
        out.append('"');
        char previous = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < PLAIN.length && PLAIN[c] && (c != ' ' || previous != ' ')) {
                out.append(c);
            } else {
                out.append("\\u").appendHex(c);
            }
            previous = c;
        }
        out.append('"');
    }
}
