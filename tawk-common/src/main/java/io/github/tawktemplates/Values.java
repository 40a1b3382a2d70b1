package io.github.tawktemplates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a template or a framework gives: values of any type, whose own methods may fail. */
final class Values {
    private Values() {}

    /** Returns a copy of a map, other values as they are: what is checked is what is printed, whatever changes meanwhile. */
    static Object read(String variable, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> copy = new LinkedHashMap<>();
        try {
            map.forEach(copy::put);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    variable + " can't be read: its map failed with "
                            + e.getClass().getName(),
                    e);
        }
        return copy;
    }

    /** Returns the text of an identity, name or the like; null for null. */
    static String text(String field, Object value) {
        if (value == null) {
            return null;
        }
        String text = Text.ofIdentity(value);
        if (text == null) {
            throw wrongType(field, "a text or number", value);
        }
        return text;
    }

    /** Templates write {@code user!""} for what may be missing: an empty text, or a map of nothing else, is no value. */
    static boolean isBlank(Object value) {
        return isBlankText(value)
                || value instanceof Map<?, ?> map && map.values().stream().allMatch(Values::isBlankText);
    }

    private static boolean isBlankText(Object value) {
        return value == null || value instanceof CharSequence text && Text.isBlank(text.toString());
    }

    static IllegalArgumentException wrongType(String field, String wanted, Object value) {
        String kind = value == null ? "null" : value.getClass().getName();
        return new IllegalArgumentException(field + " must be " + wanted + " but is a " + kind
                + ". Pass it as the README of tawk-templates shows under \"In the page\".");
    }

    static IllegalArgumentException unknown(String what, Object name, List<String> known) {
        String shown = name instanceof String text && Text.isHarmless(text) ? " \"" + text + "\"" : "";
        return new IllegalArgumentException(
                "Unknown " + what + shown + ". The known ones are " + String.join(", ", known) + ".");
    }
}
