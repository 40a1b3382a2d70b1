package io.github.tawktemplates.examples.showcase;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks JSON without arrays or white space into lines; the values keep their very bytes, escapes included. */
final class PrettyJson {
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[{},:]");

    private PrettyJson() {}

    static String indent(String json) {
        StringBuilder out = new StringBuilder();
        Matcher token = TOKEN.matcher(json);
        int depth = 0;
        while (token.find()) {
            String text = token.group();
            if (text.equals("}")) {
                depth--;
            }
            String spaced = switch (text) {
                case "{", "," -> text + newLine(text.equals("{") ? ++depth : depth);
                case "}" -> newLine(depth) + text;
                case ":" -> ": ";
                default -> text;
            };
            token.appendReplacement(out, Matcher.quoteReplacement(spaced));
        }
        return token.appendTail(out).toString();
    }

    private static String newLine(int depth) {
        return "\n" + "  ".repeat(depth);
    }
}
