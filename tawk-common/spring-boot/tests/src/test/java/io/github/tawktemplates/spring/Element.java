package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;

/** What a page's tag has printed. */
record Element(JsonObject data, String nonce, String src) {
    /** Reads the one tag of a page. */
    static Element of(String html) {
        Elements scripts = Jsoup.parse(html).select("script[data-tawk]");
        assertThat(scripts).as(html).hasSize(1);
        org.jsoup.nodes.Element script = scripts.get(0);
        return new Element(
                JsonParser.parseString(script.attr("data-tawk")).getAsJsonObject(),
                script.hasAttr("nonce") ? script.attr("nonce") : null,
                script.hasAttr("src") ? script.attr("src") : null);
    }

    /** Returns whom the tag says: a user id, "signed out" or "not known". */
    String who() {
        if (data.has("visitor")) {
            assertThat(data.getAsJsonObject("visitor").get("hash").getAsString())
                    .matches("[0-9a-f]{64}");
            return data.getAsJsonObject("visitor").get("userId").getAsString();
        }
        return data.has("signedOut") ? "signed out" : "not known";
    }
}
