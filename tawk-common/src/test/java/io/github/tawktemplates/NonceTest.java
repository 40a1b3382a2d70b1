package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonceTest {
    private static final String TIP = ". Pass the nonce of this response's Content-Security-Policy without quotes or "
            + "\"nonce-\", or null if the page has none.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a=",
                "a==",
                "rAnd0m",
                "r4nd0m+/r4nd0mAA==",
                "r4nd0m-_r4nd0mAA==",
                "r4nd0m-_r4nd0mAA",
                "azAZ09",
                "-",
            })
    void accepts_base64_and_base64url_padded_or_not(String nonce) {
        assertThat(Nonce.require(nonce)).isEqualTo(nonce);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~~, is empty",
                "=, is padding only",
                "==, is padding only",
                "===, has U+003D at index 0",
                "a===, has U+003D at index 1",
                "a=b, has U+003D at index 1",
                "~ab cd~, has U+0020 at index 2",
                "~ abcd~, has U+0020 at index 0",
                "~abcd\n~, has U+000A at index 4",
                "~abcd\r\nX-Evil: 1~, has U+000D at index 4",
                "abc\"onload=alert(1), has U+0022 at index 3",
                "abc'onload=alert(1), has U+0027 at index 3",
                "abc><script>alert(1)</script>, has U+003E at index 3",
                "abc;script-src *, has U+003B at index 3",
                "'nonce-abc', has U+0027 at index 0",
                "{{nonce}}, has U+007B at index 0",
                "abcé, has U+00E9 at index 3",
                "٤٢, has U+0664 at index 0",
            })
    void refuses_everything_else(String nonce, String why) {
        assertThatThrownBy(() -> Nonce.require(nonce))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nonce must be base64 or base64url but " + why + TIP);
    }

    @Test
    void refuses_with_the_same_words_in_a_locale_with_digits_of_its_own() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-u-nu-arab"));
        try {
            assertThatThrownBy(() -> Nonce.require("ab cd"))
                    .hasMessage("nonce must be base64 or base64url but has U+0020 at index 2" + TIP);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @MethodSource("asciiThatIsNotBase64")
    void refuses_each_other_character_of_ascii(String character) {
        assertThatThrownBy(() -> Nonce.require("a" + character + "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" at index 1" + TIP);
    }

    static String[] asciiThatIsNotBase64() {
        return IntStream.range(0, 0x80)
                .mapToObj(Character::toString)
                .filter(c -> !c.matches("[A-Za-z0-9+/_-]"))
                .toArray(String[]::new);
    }
}
