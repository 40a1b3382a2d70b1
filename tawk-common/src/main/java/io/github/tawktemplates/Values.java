package io.github.tawktemplates;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a template or a framework gives: values of any type, whose own methods may fail. */
final class Values {
    private Values() {}

    /**
     * Returns the content of an {@link Optional}, a copy of a map, and other values as they are. What is checked is what is
     * printed, whatever changes meanwhile, hence the copy. An {@link Iterable} of {@link Map.Entry}, such as Vert.x's
     * {@code JsonObject}, is a map too.
     */
    static @Nullable Object read(String variable, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return read(variable, optional.orElse(null));
        }
        try {
            if (value instanceof Map<?, ?> map) {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach(copy::put);
                return copy;
            }
            if (value instanceof Iterable<?> iterable && !(value instanceof Collection<?>)) {
                return entries(iterable);
            }
            return value;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    variable + " can't be read: its map failed with "
                            + e.getClass().getName(),
                    e);
        }
    }

    /** Returns a map of the entries, or the iterable itself if it has something else in it. */
    private static Object entries(Iterable<?> iterable) {
        Map<Object, Object> copy = new LinkedHashMap<>();
        for (Object each : iterable) {
            if (!(each instanceof Map.Entry<?, ?> entry)) {
                return iterable;
            }
            copy.put(entry.getKey(), entry.getValue());
        }
        return copy;
    }

    /** Returns the text of an identity, name or the like; null for null. */
    static @Nullable String text(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = Text.ofIdentity(value);
        if (text == null) {
            throw wrongType(field, "a text or number", value);
        }
        return text;
    }

    /** Returns whether a variable says nothing about who is there. */
    static boolean isNone(@Nullable Object value) {
        return isBlankText(value) || value instanceof Map<?, ?> map && map.isEmpty();
    }

    /** Templates write {@code user!""} for what may be missing: an empty text, or a map of nothing else, is no value. */
    static boolean isBlank(@Nullable Object value) {
        return isBlankText(value)
                || value instanceof Map<?, ?> map && map.values().stream().allMatch(Values::isBlankText);
    }

    private static boolean isBlankText(@Nullable Object value) {
        return value == null || value instanceof CharSequence text && Text.isBlank(text.toString());
    }

    static IllegalArgumentException wrongType(String field, String wanted, @Nullable Object value) {
        String kind = value == null ? "null" : value.getClass().getName();
        return new IllegalArgumentException(field + " must be " + wanted + " but is a " + kind
                + ". Pass it as the README of tawk-templates shows under \"In the page\".");
    }

    static IllegalArgumentException unknown(String what, @Nullable Object name, List<String> known) {
        String shown = name instanceof String text && Text.isHarmless(text) ? " \"" + text + "\"" : "";
        return new IllegalArgumentException(
                "Unknown " + what + shown + ". The known ones are " + String.join(", ", known) + ".");
    }
}
