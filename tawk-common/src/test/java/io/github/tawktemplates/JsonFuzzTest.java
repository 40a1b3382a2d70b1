package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import io.github.tawktemplates.contract.FuzzedArguments;
import org.jsoup.Jsoup;

/** Fuzzes the encoder; {@code mvn -P fuzz test} does so for longer. */
class JsonFuzzTest {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    @FuzzTest
    void a_text_comes_back_the_same_through_an_html_and_a_json_parser(byte[] utf16) {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i + 1 < utf16.length; i += 2) {
            units.append((char) ((utf16[i] & 0xff) << 8 | utf16[i + 1] & 0xff));
        }
        AsciiBuilder json = new AsciiBuilder(0);

        Json.appendString(json, Text.wellFormed(units.toString()));

        assertThat(json.toString()).matches("\"[ -~&&[^\"'<>&{}`@]]*\"").doesNotContain("  ");
        String read = Jsoup.parse("<a b='" + json + "'></a>").selectFirst("a").attr("b");
        assertThat(STRICT.fromJson(read, String.class)).isEqualTo(FuzzedArguments.wellFormed(units.toString()));
    }
}
