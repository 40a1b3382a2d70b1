package io.github.tawktemplates;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a visitor: the one list of them, in the order of positional arguments. What a tag takes as arguments, which
 * keys a map for a visitor may have, which keys an attribute can't have and what messages say of all these follow from it.
 */
enum Field {
    USER_ID("userId"),
    EMAIL("email"),
    NAME("name"),
    PHONE("phone"),
    ATTRIBUTES("attributes");

    /** What is printed beside them: the signature of the user id, or of the e-mail. */
    static final String HASH = "hash";

    /** The names of all fields. */
    static final List<String> NAMES = names();

    /** The names of what is a claim beside a user id: all but that. */
    static final List<String> CLAIMS = NAMES.subList(1, NAMES.size());

    /** The keys that tawk.to reads itself, so that no attribute may have them. */
    static final List<String> RESERVED = reserved();

    /** The length of the longest of these. */
    static final int LONGEST_RESERVED = longestReserved();

    /** The name of the argument, and the key in print. */
    final String key;

    /** The key as it is printed before its value. */
    final String label;

    Field(String key) {
        this.key = key;
        label = "\"".concat(key).concat("\":");
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Field field : values()) {
            names.add(field.key);
        }
        return List.copyOf(names);
    }

    private static List<String> reserved() {
        List<String> reserved = new ArrayList<>(NAMES);
        reserved.remove(ATTRIBUTES.key);
        reserved.add(HASH);
        return List.copyOf(reserved);
    }

    private static int longestReserved() {
        int longest = 0;
        for (String key : RESERVED) {
            longest = Math.max(longest, key.length());
        }
        return longest;
    }

    /** Returns whether tawk.to reads {@code key}, in any case, as something else than an attribute. */
    static boolean isReserved(String key) {
        for (String reserved : RESERVED) {
            if (reserved.equalsIgnoreCase(key)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names as words of a sentence, such as {@code a, b or c}. */
    static String inWords(List<String> names, String beforeTheLast) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " " + beforeTheLast + " " + names.get(last);
    }
}
