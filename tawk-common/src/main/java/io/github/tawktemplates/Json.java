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
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final boolean[] PLAIN = new boolean[0x7f];

    static {
        for (char c = ' '; c < PLAIN.length; c++) {
            PLAIN[c] = "\"'\\<>&{}`".indexOf(c) < 0;
        }
    }

    private Json() {}

    /** Appends {@code text} with its quotes; {@code text} must not hold unpaired surrogates. */
    static void appendString(StringBuilder out, String text) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < PLAIN.length && PLAIN[c] && (c != ' ' || i == 0 || text.charAt(i - 1) != ' ');
            if (!plain) {
                out.append(text, done, i).append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX[c >> shift & 0xf]);
                }
                done = i + 1;
            }
        }
        out.append(text, done, text.length()).append('"');
    }
}
