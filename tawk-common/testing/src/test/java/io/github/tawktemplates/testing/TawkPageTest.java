package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TawkPageTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final String SIGNED =
            page("{\"src\":\"x\",\"visitor\":{\"userId\":\"u-17\",\"name\":\"Ada\",\"hash\":\""
                    + SecureMode.hmacSha256(KEY, "u-17") + "\"}}");
    private static final String SIGNED_OUT = page("{\"src\":\"x\",\"signedOut\":true}");
    private static final String NOT_KNOWN = page("{\"src\":\"x\"}");
    private static final String FOR_EVERYBODY = page("{\"src\":\"x\",\"identity\":\"/tawk/identity\"}");

    private static String page(String data) {
        return "<!doctype html><h1>Shop</h1><script data-tawk='" + data + "' nonce=\"bm9uY2U=\">(()=>{})();</script>";
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isExactlyInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void what_holds_passes() {
        assertThatCode(() -> {
                    TawkPage.of(SIGNED)
                            .assertSignedFor("u-17", KEY)
                            .assertWithout(KEY)
                            .assertNotCached("private, No-Store");
                    TawkPage.of(SIGNED_OUT).assertSignedOut();
                    TawkPage.of(NOT_KNOWN).assertNotKnown();
                    TawkPage.of(FOR_EVERYBODY).assertNotKnown().assertForEverybody("/tawk/identity");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void another_state_is_named() {
        assertFails(
                () -> TawkPage.of(SIGNED).assertSignedOut(),
                "The page was to say that the visitor is signed out but says that the visitor is signed for u-17.");
        assertFails(
                () -> TawkPage.of(SIGNED_OUT).assertNotKnown(),
                "The page was to say that the visitor is not known but says that the visitor is signed out.");
        assertFails(
                () -> TawkPage.of(NOT_KNOWN).assertSignedFor("u-17", KEY),
                "The page was to say that the visitor is signed for u-17 but says that the visitor is not known.");
        assertFails(
                () -> TawkPage.of(SIGNED).assertForEverybody("/tawk/identity"),
                "The page was to ask /tawk/identity who is there, but asks nothing: it is signed for u-17.");
        assertFails(
                () -> TawkPage.of(FOR_EVERYBODY).assertForEverybody("/identity"),
                "The page was to ask /identity who is there, but asks /tawk/identity.");
    }

    @Test
    void another_key_does_not_fit() {
        assertFails(
                () -> TawkPage.of(SIGNED).assertSignedFor("u-17", KEY.replace('0', '9')),
                "The page names u-17, but its hash does not fit under this key. Is the key that of the application under test?");
    }

    @Test
    void a_page_has_one_element() {
        assertFails(
                () -> TawkPage.of("<p>data-tawk='{}'</p>"),
                "The page has no element of the tag. Is the tag in the template, and the widget enabled?");
        assertFails(() -> TawkPage.of(SIGNED + NOT_KNOWN), "The page has 2 elements of the tag; one is enough.");
        assertFails(
                () -> TawkPage.of(page("{\"src\":")),
                "The element's data is no JSON: something has changed it on its way.");
    }

    /** Programs that write a page anew. */
    @Test
    void other_quotes_are_read_as_well() {
        String other =
                "<SCRIPT async data-tawk=\"{&quot;src&quot;:&quot;x&quot;,&quot;signedOut&quot;:true}\"></SCRIPT>";
        assertThatCode(() -> TawkPage.of(other).assertSignedOut()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "30313233343536373839616263646566303132333435363738396162636465663031323334353637",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nw"
            })
    void a_secret_is_found_in_each_form(String form) {
        assertThatThrownBy(() -> TawkPage.of(SIGNED + "<!-- " + form + " -->").assertWithout(KEY))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The page holds the secret ")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void a_page_that_caches_may_keep_is_named() {
        assertFails(
                () -> TawkPage.of(SIGNED).assertNotCached(null),
                "The page is signed for u-17 and must say Cache-Control: no-store but says nothing.");
        assertFails(
                () -> TawkPage.of(SIGNED).assertNotCached("max-age=60"),
                "The page is signed for u-17 and must say Cache-Control: no-store but says max-age=60.");
    }
}
