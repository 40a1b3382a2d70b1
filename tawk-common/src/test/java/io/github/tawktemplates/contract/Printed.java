package io.github.tawktemplates.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A printed element as a browser and its {@code JSON.parse} would read it. */
public record Printed(List<String> attributes, JsonObject data, String nonce, String script) {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /** Fails unless {@code html} is one script element in printable ASCII and nothing else. */
    public static Printed of(String html) {
        assertThat(html).matches("[ -~]+").startsWith("<script data-tawk='").endsWith("</script>");
        Document page = Jsoup.parse(html);
        assertThat(page.select("html *")).extracting(Element::tagName).containsExactly("head", "script", "body");
        assertThat(page.text()).isEmpty();
        Element element = page.selectFirst("script");
        return new Printed(
                element.attributes().asList().stream().map(Attribute::getKey).toList(),
                STRICT.fromJson(element.attr("data-tawk"), JsonObject.class),
                element.attr("nonce"),
                element.data());
    }

    /** Reads the element of a page that is {@code [} the tag {@code ]}. */
    public static Printed between(String page) {
        assertThat(page).startsWith("[").endsWith("]");
        return of(page.substring(1, page.length() - 1));
    }

    public JsonObject visitor() {
        return data.getAsJsonObject("visitor");
    }

    /** Fails unless this is the element of somebody unknown, with nothing in it but the widget's own configuration. */
    public void assertAnonymous() {
        assertThat(data.keySet()).containsExactly("src", "call", "load");
    }

    public String field(String name) {
        return visitor().get(name).getAsString();
    }

    /** Computes the hash that is to be printed, by other means than the library. */
    public static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
