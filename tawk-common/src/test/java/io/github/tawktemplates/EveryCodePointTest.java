package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import io.github.tawktemplates.contract.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each code point there is, as user id, name and attribute: printed, read by an HTML5 parser, and the same again. */
@Tag("exhaustive")
class EveryCodePointTest {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();
    private static final Set<String> ALLOWED_ATTRIBUTES =
            Set.of("data-tawk", "nonce", "src", "integrity", "crossorigin", "async");

    /** Ends every element; BootstrapTest is about it. */
    private static final String SCRIPT = ">" + Bootstrap.TEXT + "</script>";

    /** So many elements are on one page. */
    private static final int PAGE = 500;

    /** 255 units hold so many pairs of a letter and a code point, and a last letter. */
    private static final int IN_ONE_TEXT = 84;

    @Test
    void comes_back_the_same_between_letters() {
        List<String> texts = inGroupsOf(IN_ONE_TEXT, codePoints(c -> true)).stream()
                .map(group -> group.stream().map(Character::toString).collect(Collectors.joining("a", "a", "z")))
                .toList();

        // 1,112,064 scalar values and 2,048 surrogates, 84 in a text
        assertThat(texts).hasSize(13_264);
        inGroupsOf(PAGE, texts).parallelStream().forEach(EveryCodePointTest::assertComesBack);
    }

    @Test
    void comes_back_the_same_alone() {
        List<String> texts =
                codePoints(c -> !isBlank(c)).stream().map(Character::toString).toList();

        assertThat(texts).hasSizeGreaterThan(1_113_000);
        inGroupsOf(PAGE, texts).parallelStream().forEach(EveryCodePointTest::assertComesBack);
    }

    @Test
    void is_no_identity_where_nothing_of_it_can_be_seen() {
        assertThat(codePoints(EveryCodePointTest::isBlank))
                .hasSizeGreaterThan(200)
                .allSatisfy(c -> assertThatThrownBy(() -> Visitor.forUserId(Character.toString(c)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("userId must have 1 to 255 characters but is blank"));
    }

    /** Prints each text as user id, name and attribute, and reads the page as a browser would. */
    private static void assertComesBack(List<String> texts) {
        StringBuilder page = new StringBuilder("<!doctype html><title>Shop</title><body>");
        for (String text : texts) {
            String element = WIDGET.render(
                    Visitor.forUserId(text).name(text).attribute("note", text).build());
            int script = element.length() - SCRIPT.length();
            check(element.substring(script).equals(SCRIPT), text, "the script");
            String start = element.substring(0, script);
            check(start.chars().allMatch(c -> c >= ' ' && c <= '~'), text, "printable ASCII");
            // Parsed without the script's own text, for speed.
            page.append(start).append("></script><p>next</p>");
        }

        Element body = Jsoup.parse(page.toString()).body();
        List<Element> children = body.children();
        check(body.ownText().isEmpty(), texts, "no text beside the elements");
        check(children.size() == 2 * texts.size(), texts, "one element and one paragraph for each text");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Element element = children.get(2 * i);
            check(element.tagName().equals("script") && element.hasAttr("data-tawk"), text, "the element");
            for (Attribute attribute : element.attributes()) {
                check(ALLOWED_ATTRIBUTES.contains(attribute.getKey()), text, "the allowed attributes");
            }
            check(children.get(2 * i + 1).outerHtml().equals("<p>next</p>"), text, "the markup that follows");
            assertSame(text, element.attr("data-tawk"));
        }
    }

    private static void assertSame(String text, String json) {
        JsonObject visitor = STRICT.fromJson(json, JsonObject.class).getAsJsonObject("visitor");
        String expected = withoutUnpairedSurrogates(text);
        check(visitor.size() == 4, text, "userId, name, note and hash");
        for (String field : List.of("userId", "name", "note")) {
            check(visitor.get(field).getAsString().equals(expected), text, field);
        }
        String parsed = visitor.get("userId").getAsString();
        check(visitor.get("hash").getAsString().equals(Printed.hmac(KEY, parsed)), text, "the hash");
    }

    /** Surrogates stand between letters or alone here, so each is unpaired. */
    private static String withoutUnpairedSurrogates(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.getType(c) == Character.SURROGATE ? "\ufffd" : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** Millions of AssertJ's assertions would take minutes. */
    private static void check(boolean holds, Object text, String what) {
        if (!holds) {
            throw new AssertionError("Not as it should be: " + what + ", of "
                    + text.toString()
                            .codePoints()
                            .mapToObj(c -> String.format("U+%04X", c))
                            .toList());
        }
    }

    private static boolean isBlank(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** All there are, surrogates included. */
    private static List<Integer> codePoints(IntPredicate wanted) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(wanted)
                .boxed()
                .toList();
    }

    private static <T> List<List<T>> inGroupsOf(int size, List<T> all) {
        List<List<T>> groups = new ArrayList<>();
        for (int i = 0; i < all.size(); i += size) {
            groups.add(all.subList(i, Math.min(i + size, all.size())));
        }
        return groups;
    }
}
