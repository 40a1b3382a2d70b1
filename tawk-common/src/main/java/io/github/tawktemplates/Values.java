package io.github.tawktemplates;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.ChronoZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what applications, templates and frameworks give: values of any type, whose own methods may fail. */
final class Values {
    private Values() {}

    /**
     * Returns the content of an {@link Optional}, a copy of a map, and other values as they are. What is checked is what is
     * printed, whatever changes meanwhile, hence the copy. An {@link Iterable} of {@link Map.Entry}, such as Vert.x's
     * {@code JsonObject}, is a map too. Keys that are enum constants or other {@link CharSequence}s become texts.
     */
    static @Nullable Object read(String variable, @Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return read(variable, optional.orElse(null));
        }
        try {
            if (value instanceof Map<?, ?> map) {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((key, each) -> copy.put(key(key), each));
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
            copy.put(key(entry.getKey()), entry.getValue());
        }
        return copy;
    }

    private static @Nullable Object key(@Nullable Object key) {
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        return key instanceof CharSequence ? key.toString() : key;
    }

    /** Returns the text of what must be one, such as an identity; null for null. */
    static @Nullable String text(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text;
        try {
            text = Text.ofIdentity(value);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    field + " can't be read: it failed with " + e.getClass().getName(), e);
        }
        if (text == null) {
            throw wrongType(field, "a text or number", value);
        }
        return text;
    }

    /**
     * Returns the String, Boolean, Integer, Long or BigDecimal to print for a value of a visitor's; null if there is nothing
     * to print. A type that has no text, and a value that fails when it is read, is left out, with a warning.
     */
    static @Nullable Object printable(String field, @Nullable Object value, Warnings warnings) {
        try {
            Object printable = printable(value);
            if (printable != NOT_PRINTABLE) {
                return printable;
            }
            warnings.once("The value of \"" + field + "\" is left out, as "
                    + className(value) + " has no text here. "
                    + "Pass a text, a finite number, a boolean, a date or a list of these.");
        } catch (RuntimeException e) {
            warnings.once("The value of \"" + field + "\" is left out, as "
                    + className(value) + " failed with "
                    + e.getClass().getName() + ". Pass a value that can be read.");
        }
        return null;
    }

    /** Names the class of a value, which itself may be data of a person. */
    static String className(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }

    private static final Object NOT_PRINTABLE = new Object();

    private static @Nullable Object printable(@Nullable Object value) {
        Object content = content(value);
        if (content instanceof Collection<?> values) {
            return joined(values);
        }
        if (content != null && content.getClass().isArray()) {
            return joined(new AbstractList<>() {
                @Override
                public Object get(int index) {
                    return Array.get(content, index);
                }

                @Override
                public int size() {
                    return Array.getLength(content);
                }
            });
        }
        return single(content);
    }

    /** Returns what an optional value holds, null if it is empty. */
    private static @Nullable Object content(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return content(optional.orElse(null));
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? optional.getAsInt() : null;
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? optional.getAsDouble() : null;
        }
        return value;
    }

    /** Returns the values as one text. More than is printed is not read: a collection may be long, or have no end. */
    private static Object joined(Collection<?> values) {
        StringBuilder text = new StringBuilder();
        int read = 0;
        for (Object value : values) {
            Object single = single(content(value));
            if (single == NOT_PRINTABLE) {
                return NOT_PRINTABLE;
            }
            String each = Text.ofPrintable(single);
            if (each != null && !Text.isBlank(each)) {
                text.append(text.isEmpty() ? "" : ", ").append(each);
            }
            if (text.length() > Text.MAX_LENGTH || ++read > Text.MAX_LENGTH) {
                break;
            }
        }
        return text.toString();
    }

    private static @Nullable Object single(@Nullable Object value) {
        if (value == null || value instanceof Boolean || Text.isSafeInteger(value)) {
            return value;
        }
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof UUID
                || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        if (value instanceof Currency currency) {
            return currency.getCurrencyCode();
        }
        return value instanceof Date date ? date(date) : time(value);
    }

    private static Object number(Number number) {
        BigDecimal exact = Text.exact(number);
        if (exact == null) {
            return NOT_PRINTABLE;
        }
        String plain = Text.plain(exact);
        return Text.isSafeInJavaScript(exact) && plain.length() <= Text.MAX_LENGTH ? exact : plain;
    }

    /** ISO 8601. Those of java.sql that are a date or a time alone fail when asked for an instant. */
    private static String date(Date date) {
        for (Class<?> type = date.getClass(); type != Date.class; type = type.getSuperclass()) {
            // by name, as an application may run without the module java.sql
            if (type.getName().equals("java.sql.Date") || type.getName().equals("java.sql.Time")) {
                return date.toString();
            }
        }
        return Instant.ofEpochMilli(date.getTime()).toString();
    }

    /** ISO 8601, also for other calendars than that of ISO. */
    private static Object time(Object value) {
        if (value instanceof ChronoLocalDate date) {
            return LocalDate.ofEpochDay(date.toEpochDay()).toString();
        }
        if (value instanceof ChronoZonedDateTime<?> time) {
            return OffsetDateTime.ofInstant(time.toInstant(), time.getOffset()).toString();
        }
        boolean isTime =
                value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof ZoneId;
        return isTime && value.getClass().getPackageName().equals("java.time") ? value.toString() : NOT_PRINTABLE;
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
        try {
            return value == null || value instanceof CharSequence text && Text.isBlank(text.toString());
        } catch (RuntimeException e) {
            return false; // whatever reads it reports that
        }
    }

    static IllegalArgumentException wrongType(String field, String wanted, @Nullable Object value) {
        return new IllegalArgumentException(field + " must be " + wanted + " but is " + className(value)
                + ". Pass it as the README of tawk-templates shows under \"In the page\".");
    }

    static IllegalArgumentException unknown(String what, @Nullable Object name, List<String> known) {
        String shown = name instanceof String text && Text.isHarmless(text) ? " \"" + text + "\"" : "";
        return new IllegalArgumentException(
                "Unknown " + what + shown + ". The known ones are " + String.join(", ", known) + ".");
    }
}
