package io.github.tawktemplates.contract;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Strings from public collections, made to break programs and pages; {@code corpora/README.md} names the collections. */
public final class Corpora {
    /** The Big List of Naughty Strings and the payloads of xss-filters, each string once. */
    public static final List<String> ALL = Stream.concat(
                    Stream.of(new Gson().fromJson(read("blns/blns.json"), String[].class)),
                    read("xss-filters/seed.xss").lines())
            .distinct()
            .toList();

    private Corpora() {}

    /** Returns whether something of {@code text} can be seen: more than blanks, controls and format characters. */
    public static boolean isVisible(String text) {
        return !text.matches("[\\p{Z}\\p{Cc}\\p{Cf}]*");
    }

    /** Returns whether {@code text} can be somebody's id: it is visible and at most 255 units long. */
    public static boolean isIdentity(String text) {
        return isVisible(text) && text.length() <= 255;
    }

    private static String read(String file) {
        try (InputStream in = Corpora.class.getResourceAsStream("corpora/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
