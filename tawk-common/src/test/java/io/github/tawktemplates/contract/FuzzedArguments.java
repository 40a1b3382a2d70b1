package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Arguments of a tag and a template's model, made of a fuzzer's bytes, and what must hold for the page they make: one inert
 * element whose data is what was given, or an error that doesn't repeat it.
 *
 * @param arguments by the argument's name
 * @param model the variables that the tag reads without arguments
 */
public record FuzzedArguments(Map<String, Object> arguments, Map<String, Object> model) {
    /** Stands in many of the texts; no text of this library or of an engine has it. */
    private static final String MARK = "Qz7x";

    private static final List<String> NAMES =
            List.of("visitor", "userId", "email", "name", "phone", "attributes", "nonce", "unknown");
    private static final List<String> FIELDS =
            List.of("userId", "email", "name", "phone", "attributes", "visitor", "id", "hash");
    private static final String SCRIPT = Printed.of(WIDGET.render(null)).script();

    /** Before an argument's name, that of the variable which holds it: {@code name} and others mean something to an engine. */
    private static final String VARIABLE = "the_";

    /** By engine and names of arguments. */
    private static final Map<List<Object>, Page> PAGES = new ConcurrentHashMap<>();

    /** Reads {@code data}; the same bytes make the same arguments. */
    public static FuzzedArguments of(FuzzedDataProvider data) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        int given = data.consumeInt(0, 0x1ff);
        for (int i = 0; i < NAMES.size(); i++) {
            // the last one is wrong, and rare: it ends all
            if ((given >> i & 1) != 0 && (i < NAMES.size() - 1 || given > 0x180)) {
                arguments.put(NAMES.get(i), argument(data, NAMES.get(i)));
            }
        }
        return new FuzzedArguments(arguments, data.consumeBoolean() ? ofModel(data).model : Map.of());
    }

    /** Reads {@code data} for an engine whose tags have no arguments. */
    public static FuzzedArguments ofModel(FuzzedDataProvider data) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("tawkVisitor", argument(data, "visitor"));
        if (data.consumeBoolean()) {
            model.put("cspNonce", argument(data, "nonce"));
        }
        return new FuzzedArguments(Map.of(), model);
    }

    private static Object argument(FuzzedDataProvider data, String name) {
        if (data.consumeInt(0, 9) == 0) {
            return value(data);
        }
        return switch (name) {
            case "visitor" -> person(data);
            case "attributes" -> attributes(data);
            case "nonce" -> data.consumeBoolean() ? "cmFuZG9tIQ==" : text(data);
            default -> text(data);
        };
    }

    private static Map<Object, Object> person(FuzzedDataProvider data) {
        Map<Object, Object> person = new LinkedHashMap<>();
        for (int fields = data.consumeInt(0, 5); fields > 0; fields--) {
            // the first five are the known ones
            String field = FIELDS.get(data.consumeInt(0, 9) == 0 ? data.consumeInt(5, 7) : data.consumeInt(0, 4));
            person.put(field, argument(data, field));
        }
        return person;
    }

    private static Map<Object, Object> attributes(FuzzedDataProvider data) {
        Map<Object, Object> attributes = new LinkedHashMap<>();
        for (int i = data.consumeInt(0, data.consumeInt(0, 9) == 0 ? 60 : 4); i > 0; i--) {
            Object key = switch (data.consumeInt(0, 9)) {
                case 0 -> data.consumeString(60);
                case 1 -> i;
                case 2 -> null;
                default -> "key-" + i;
            };
            attributes.put(key, value(data));
        }
        return attributes;
    }

    private static Object value(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 16)) {
            case 0 -> null;
            case 1 -> data.consumeBoolean();
            case 2 -> data.consumeInt();
            case 3 -> data.consumeLong();
            case 4 -> data.consumeDouble();
            case 5 -> data.consumeFloat();
            case 6 -> BigDecimal.valueOf(data.consumeLong(), data.consumeInt());
            case 7 -> new BigInteger(1, data.consumeBytes(200));
            case 8 -> new UUID(data.consumeLong(), data.consumeLong());
            case 9 -> data.consumeChar();
            case 10 -> new StringBuilder(text(data));
            case 11 -> LoadPolicy.CONSENT;
            case 12 -> List.of(text(data));
            case 13 -> Map.of("name", text(data));
            case 14 -> cycle(text(data));
            case 15 ->
                Visitor.forUserId("u-" + data.consumeInt()).name(text(data)).build();
            default -> text(data);
        };
    }

    private static Map<String, Object> cycle(String text) {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("name", text);
        cycle.put("attributes", cycle);
        return cycle;
    }

    private static String text(FuzzedDataProvider data) {
        String text = switch (data.consumeInt(0, 4)) {
            case 0 -> data.pickValue(HostileText.ALL);
            case 1 -> utf16(data.consumeShorts(data.consumeInt(0, 40)));
            case 2 -> data.consumeAsciiString(80);
            default -> data.consumeString(80);
        };
        return switch (data.consumeInt(0, 5)) {
            case 0 -> text.repeat(data.consumeInt(1, 40));
            case 1, 2 -> text;
            default -> text + MARK;
        };
    }

    /** Unpaired surrogates and all. */
    private static String utf16(short[] units) {
        StringBuilder text = new StringBuilder();
        for (short unit : units) {
            text.append((char) unit);
        }
        return text.toString();
    }

    /** Fails unless the tag prints its element, or fails as a tag may. */
    public void check(EngineUnderTest engine) throws Exception {
        Page page = PAGES.computeIfAbsent(List.of(engine, arguments.keySet()), key -> compile(engine));
        Map<String, Object> variables = new HashMap<>(model);
        arguments.forEach((name, value) -> variables.put(VARIABLE + name, value));
        String html;
        CapturedLog log = new CapturedLog();
        try {
            html = page.render(variables);
        } catch (Throwable e) {
            assertThat(e).isInstanceOf(engine.failure());
            assertThat(Failures.everything(e)).doesNotContain(MARK).doesNotContain(KEY);
            return;
        } finally {
            log.close();
        }
        Printed printed = Printed.between(html);
        assertThat(printed.attributes()).contains("data-tawk").isSubsetOf("data-tawk", "nonce");
        assertThat(printed.script()).isEqualTo(SCRIPT);
        JsonObject visitor = printed.visitor();
        String given = plainUserId();
        if (given != null) {
            assertThat(visitor).as("the visitor is printed").isNotNull();
            assertThat(visitor.get("userId").getAsString()).isEqualTo(given);
        }
        if (visitor == null) {
            assertThat(printed.data().toString()).doesNotContain(MARK);
            return;
        }
        String identity =
                visitor.get(visitor.has("userId") ? "userId" : "email").getAsString();
        assertThat(visitor.get("hash").getAsString()).isEqualTo(Printed.hmac(KEY, identity));
        List<Object> values = new ArrayList<>();
        collect(arguments, values, 0);
        collect(model, values, 0);
        for (Map.Entry<String, JsonElement> field : visitor.entrySet()) {
            if (!field.getKey().equals("hash")) {
                assertThat(values).as(field.getKey()).anyMatch(value -> isPrinted(value, field.getValue()));
            }
        }
    }

    private Page compile(EngineUnderTest engine) {
        Map<String, String> variables = new LinkedHashMap<>();
        arguments.keySet().forEach(name -> variables.put(name, VARIABLE + name));
        try {
            return engine.compile("[" + engine.tag(variables) + "]", () -> WIDGET, true);
        } catch (Exception e) {
            throw new AssertionError("The page can't be compiled", e);
        }
    }

    /** Returns the user id where it is beyond doubt what must be printed, in the argument or the argument's map. */
    private String plainUserId() {
        Object userId = arguments.containsKey("visitor") && arguments.get("visitor") instanceof Map<?, ?> person
                ? person.get("userId")
                : arguments.get("userId");
        boolean plain = userId instanceof String text
                && text.length() <= 255
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
        return plain ? wellFormed((String) userId) : null;
    }

    private static boolean isPrinted(Object given, JsonElement printed) {
        JsonPrimitive value = printed.getAsJsonPrimitive();
        if (value.isBoolean()) {
            return given.equals(value.getAsBoolean());
        }
        if (given instanceof Number number) {
            // a number within JavaScript's range stays one, any other is its digits, perhaps cut
            return value.isNumber()
                    ? isFinite(number) && value.getAsBigDecimal().compareTo(new BigDecimal(number.toString())) == 0
                    : value.getAsString().matches("[-+0-9.E]+");
        }
        String text = given instanceof Enum<?> constant ? constant.name() : given.toString();
        return value.getAsString().equals(wellFormed(text))
                || text.length() > 255
                        && Set.of(wellFormed(text.substring(0, 255)), wellFormed(text.substring(0, 254)))
                                .contains(value.getAsString());
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Float || number instanceof Double) || Double.isFinite(number.doubleValue());
    }

    /** Deep enough for {@code tawkVisitor.attributes.key}. */
    private static void collect(Object value, List<Object> values, int depth) {
        if (value instanceof Map<?, ?> map && depth < 4) {
            map.values().forEach(inner -> collect(inner, values, depth + 1));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, values, depth));
        } else if (value instanceof Visitor visitor) {
            Printed printed = Printed.of(WIDGET.render(visitor));
            values.add(printed.field("userId"));
            if (printed.visitor().has("name")) {
                values.add(printed.field("name"));
            }
        } else if (value != null) {
            values.add(value);
        }
    }

    /** Replaces unpaired surrogates with U+FFFD by the platform's encoder, which the library doesn't use for that. */
    public static String wellFormed(String text) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8))
                    .encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError(e);
        }
    }
}
