package io.github.tawktemplates.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the tag has printed into a page, for the tests of an application. It needs no test framework: what does not hold is an
 * {@link AssertionError} that says what was found.
 *
 * <pre>{@code
 * TawkPage.of(html).assertSignedFor("u-17", secretKey).assertWithout(secretKey).assertNotCached(cacheControl);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class TawkPage {
    private static final Pattern ELEMENT =
            Pattern.compile("<script\\b[^>]*?\\bdata-tawk=(?:'([^']*)'|\"([^\"]*)\")", Pattern.CASE_INSENSITIVE);

    private final String html;
    private final JsonObject data;

    private TawkPage(String html, JsonObject data) {
        this.html = html;
        this.data = data;
    }

    /**
     * Reads a page.
     *
     * @param html the body of the response
     * @return the page
     * @throws AssertionError if it has no element of the tag, more than one, or one that can't be read
     */
    public static TawkPage of(String html) {
        List<MatchResult> elements = ELEMENT.matcher(html).results().toList();
        if (elements.isEmpty()) {
            throw new AssertionError(
                    "The page has no element of the tag. Is the tag in the template, and the widget enabled?");
        }
        if (elements.size() > 1) {
            throw new AssertionError("The page has " + elements.size() + " elements of the tag; one is enough.");
        }
        MatchResult element = elements.get(0);
        String data = element.group(1) != null
                ? element.group(1)
                : element.group(2).replace("&quot;", "\"").replace("&amp;", "&");
        try {
            return new TawkPage(html, JsonParser.parseString(data).getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            throw new AssertionError("The element's data is no JSON: something has changed it on its way.", e);
        }
    }

    /**
     * Asserts that the page says of nobody that they are there or have left.
     *
     * @return this page
     */
    public TawkPage assertNotKnown() {
        return require("is not known", who().equals("is not known"));
    }

    /**
     * Asserts that the page says that nobody is signed in.
     *
     * @return this page
     */
    public TawkPage assertSignedOut() {
        return require("is signed out", who().equals("is signed out"));
    }

    /**
     * Asserts that the page is the same for everybody, and where its browser asks who is signed in.
     *
     * @param identityUrl the path
     * @return this page
     */
    public TawkPage assertForEverybody(String identityUrl) {
        String found = data.has("identity") ? data.get("identity").getAsString() : null;
        if (!identityUrl.equals(found)) {
            throw new AssertionError("The page was to ask " + identityUrl + " who is there, but "
                    + (found == null ? "asks nothing: it " + who() + "." : "asks " + found + "."));
        }
        return this;
    }

    /**
     * Asserts that the page names a person, with the right hash.
     *
     * @param identity the user id or, for a person known by the e-mail alone, that
     * @param secretKey the property's key
     * @return this page
     */
    public TawkPage assertSignedFor(String identity, String secretKey) {
        require("is signed for " + identity, who().equals("is signed for " + identity));
        JsonObject visitor = data.getAsJsonObject("visitor");
        String hash = visitor.has("hash") ? visitor.get("hash").getAsString() : "none";
        if (!hash.equals(SecureMode.hmacSha256(secretKey, identity))) {
            throw new AssertionError("The page names " + identity
                    + ", but its hash does not fit under this key. Is the key that of the application under test?");
        }
        return this;
    }

    /**
     * Asserts that a secret is nowhere in the page: neither as it is nor in hexadecimal digits or Base64.
     *
     * @param secret such as the property's key
     * @return this page
     */
    public TawkPage assertWithout(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String lower = html.toLowerCase(Locale.ROOT);
        require("secret", "as it is", !html.contains(secret));
        require(
                "secret",
                "in hexadecimal digits",
                !lower.contains(HexFormat.of().formatHex(bytes)));
        require(
                "secret",
                "in Base64",
                !html.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
        return this;
    }

    /**
     * Asserts that no cache may keep the page.
     *
     * @param cacheControl the response's header {@code Cache-Control}, null if it has none
     * @return this page
     */
    public TawkPage assertNotCached(String cacheControl) {
        if (cacheControl == null || !cacheControl.toLowerCase(Locale.ROOT).contains("no-store")) {
            throw new AssertionError("The page " + who() + " and must say Cache-Control: no-store but "
                    + (cacheControl == null ? "says nothing" : "says " + cacheControl) + ".");
        }
        return this;
    }

    private TawkPage require(String expected, boolean holds) {
        if (!holds) {
            throw new AssertionError(
                    "The page was to say that the visitor " + expected + " but says that the visitor " + who() + ".");
        }
        return this;
    }

    private static void require(String what, String form, boolean isMissing) {
        if (!isMissing) {
            throw new AssertionError("The page holds the " + what + " " + form + ".");
        }
    }

    private String who() {
        if (data.has("visitor")) {
            JsonObject visitor = data.getAsJsonObject("visitor");
            String field = visitor.has("userId") ? "userId" : "email";
            return "is signed for " + (visitor.has(field) ? visitor.get(field).getAsString() : "nobody");
        }
        return data.has("signedOut") ? "is signed out" : "is not known";
    }
}
