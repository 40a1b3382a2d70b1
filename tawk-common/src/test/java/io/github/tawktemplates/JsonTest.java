package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /** Between its quotes a string holds harmless printable ASCII and escapes of one form, and no two blanks in a row. */
    private static final Pattern ALLOWED =
            Pattern.compile("\"(?:(?! {2})[ -~&&[^\"'\\\\<>&{}`@]]|\\\\u[0-9a-f]{4})*+\"");

    @Test
    void every_character_of_the_basic_plane_comes_back_the_same_from_a_parser() {
        IntStream.rangeClosed(0, 0xffff)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .forEach(JsonTest::assertRoundTrip);
    }

    @Test
    void supplementary_characters_come_back_the_same_from_a_parser() {
        IntStream.iterate(0x10000, c -> c <= 0x10ffff, c -> c + 0x101)
                .mapToObj(Character::toString)
                .forEach(JsonTest::assertRoundTrip);
        assertRoundTrip(Character.toString(Character.MAX_CODE_POINT));
    }

    @Test
    void all_characters_in_one_text_come_back_the_same_from_a_parser() {
        assertRoundTrip(IntStream.rangeClosed(0, 0x3000)
                .mapToObj(c -> Character.toString(c) + Character.toString(c))
                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "  ",
                "     ",
                " a  b   c ",
                "\\u0041",
                "\\",
                "\\\\\"",
                "</script>",
                "{{x}}",
                "😀 😀  😀"
            })
    void a_text_comes_back_the_same_from_a_parser(String text) {
        assertRoundTrip(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\",\"\\u0022\"",
                "',\"\\u0027\"",
                "\\,\"\\u005c\"",
                "<,\"\\u003c\"",
                ">,\"\\u003e\"",
                "&,\"\\u0026\"",
                "{,\"\\u007b\"",
                "},\"\\u007d\"",
                "`,\"\\u0060\"",
                "@,\"\\u0040\"",
                "é,\"\\u00e9\"",
                "a\u007fb,\"a\\u007fb\"",
                "a\u2028b,\"a\\u2028b\"",
                "😀,\"\\ud83d\\ude00\"",
                "a  b,\"a \\u0020b\"",
                "a b,\"a b\"",
                "Ada-Lovelace_1.x.org/?#$%()*+;:=[]^|~~!,\"Ada-Lovelace_1.x.org/?#$%()*+;:=[]^|~~!\"",
            })
    void writes_what_is_harmful_as_an_escape(String text, String json) {
        assertThat(written(text)).isEqualTo(json);
    }

    @Test
    void a_line_break_or_tab_is_an_escape() {
        assertThat(written("a\r\n\t\0b")).isEqualTo("\"a\\u000d\\u000a\\u0009\\u0000b\"");
    }

    @Test
    void appends_to_what_is_there() {
        AsciiBuilder out = new AsciiBuilder(1).append("{\"name\":");
        Json.appendString(out, "Ada");
        assertThat(out).hasToString("{\"name\":\"Ada\"");
    }

    private static void assertRoundTrip(String text) {
        String json = written(text);
        assertThat(json).matches(ALLOWED);
        assertThat(STRICT.fromJson(json, String.class)).isEqualTo(text);
    }

    private static String written(String text) {
        AsciiBuilder out = new AsciiBuilder(0);
        Json.appendString(out, text);
        return out.toString();
    }
}
