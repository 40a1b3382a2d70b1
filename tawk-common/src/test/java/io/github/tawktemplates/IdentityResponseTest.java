package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityResponseTest {
    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada </script>'")
            .email("ada@example.com")
            .build();
    private static final Map<String, String> REQUEST = Map.of(
            "X-Requested-With",
            "XMLHttpRequest",
            "Sec-Fetch-Dest",
            "empty",
            "Sec-Fetch-Site",
            "same-origin",
            "Tawk-Request",
            "0.123e-7");

    private final TawkWidget widget = TestWidget.builder().secretKey(KEY).build();

    private static Map<String, String> requestWith(String name, String value) {
        Map<String, String> headers = new HashMap<>(REQUEST);
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return headers;
    }

    @Test
    void whoever_is_signed_in_is_what_the_tag_prints() {
        IdentityResponse answer = widget.identity(ADA, REQUEST::get);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Content-Type", "application/json",
                        "Cache-Control", "no-store, private",
                        "Vary", "Cookie",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "X-Content-Type-Options", "nosniff",
                        "Tawk-Request", "0.123e-7"));
        assertThat(widget.render(ADA)).contains("\"visitor\":" + answer.body() + "}'");
        assertThat(Printed.of(widget.render(ADA)).field("userId")).isEqualTo("u-17");
    }

    @Test
    void nobody_and_who_is_not_known_have_no_body_and_the_same_headers() {
        for (Map.Entry<Integer, Visitor> expected :
                Map.of(204, Visitor.signedOut(), 403, Visitor.unknown()).entrySet()) {
            IdentityResponse answer = widget.identity(expected.getValue(), REQUEST::get);
            assertThat(answer.status()).isEqualTo(expected.getKey());
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers())
                    .containsEntry("Cache-Control", "no-store, private")
                    .containsEntry("Tawk-Request", "0.123e-7")
                    .doesNotContainKey("Content-Type");
        }
        assertThat(widget.identity(null, REQUEST::get).status()).isEqualTo(403);
    }

    @Test
    void without_a_key_nobody_is_named() {
        assertThat(TestWidget.builder().build().identity(ADA, REQUEST::get).status())
                .isEqualTo(403);
        TawkWidget login = TestWidget.builder()
                .secretKey(KEY)
                .identifyWith(IdentityCall.LOGIN)
                .build();
        assertThat(login.identity(Visitor.forEmail("ada@example.com").build(), REQUEST::get)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "missing",
            value = {
                "X-Requested-With, missing",
                "X-Requested-With, fetch",
                "Sec-Fetch-Dest, document",
                "Sec-Fetch-Dest, iframe",
                "Sec-Fetch-Dest, script",
                "Sec-Fetch-Site, cross-site",
                "Sec-Fetch-Site, same-site",
                "Sec-Fetch-Site, none",
                "Tawk-Request, ''",
                "Tawk-Request, a b",
                "Tawk-Request, 012345678901234567890123456789012345678901234567891"
            })
    void another_request_gets_the_same_whoever_is_there(String name, String value) {
        IdentityResponse first = widget.identity(ADA, requestWith(name, value)::get);
        for (Visitor visitor : List.of(Visitor.signedOut(), Visitor.unknown(), ADA)) {
            IdentityResponse answer = widget.identity(visitor, requestWith(name, value)::get);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers()).isEqualTo(first.headers()).doesNotContainKey("Tawk-Request");
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void a_widget_that_is_off_answers_nobody() {
        TawkWidget off = TestWidget.builder().secretKey(KEY).enabled(false).build();
        assertThat(off.identity(ADA, REQUEST::get).status()).isEqualTo(404);
    }

    /** Browsers that say less of a request, and scripts of the page's own. */
    @Test
    void one_header_is_enough() {
        IdentityResponse answer = widget.identity(ADA, Map.of("X-Requested-With", "XMLHttpRequest")::get);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey("Tawk-Request");
    }

    @Test
    void its_text_says_nothing_of_the_person() {
        assertThat(widget.identity(ADA, REQUEST::get)).hasToString("IdentityResponse[200]");
    }

    @Test
    void the_element_of_a_cached_page_is_the_same_for_everybody() {
        TawkWidget cached = TestWidget.builder()
                .secretKey(KEY)
                .identityUrl(URI.create("/tawk/it's?a=b&c"))
                .build();
        String element = cached.render(null);
        assertThat(Printed.of(element).data().get("identity").getAsString()).isEqualTo("/tawk/it's?a=b&c");
        assertThat(List.of(
                        cached.render(ADA), cached.render(ADA, "r4nd0m"), cached.render(Visitor.signedOut(), "r4nd0m")))
                .containsOnly(element);
        assertThat(cached.contentSecurityPolicy().directives().get("connect-src"))
                .contains("'self'");
        assertThat(cached.contentSecurityPolicy().headerForHash())
                .contains("; connect-src 'self' https://*.tawk.to wss");
        assertThat(cached).asString().contains("identity from /tawk/it's?a=b&c");
    }

    /** A supplier may open a session, whose cookie keeps the page out of caches. */
    @Test
    void the_tags_of_a_cached_page_ask_no_supplier() {
        TawkWidget cached = TestWidget.builder()
                .secretKey(KEY)
                .identityUrl(URI.create("/tawk/identity"))
                .build();
        TawkTags tags = TawkTags.builder(cached)
                .visitor(() -> {
                    throw new AssertionError("asked");
                })
                .nonce(() -> {
                    throw new AssertionError("asked");
                })
                .build();
        Map<String, ?> model = Map.of(TawkTags.VISITOR, ADA, TawkTags.NONCE, "r4nd0m");
        assertThat(tags.widget().render(Map.of(), model::get)).isEqualTo(cached.render(null));
        assertThat(tags.widget().render(Map.of("userId", "u-17"), name -> null)).isEqualTo(cached.render(null));
        assertThat(tags.signedOut().render(Map.of(), model::get)).isEqualTo(cached.render(null));
        assertThat(tags.widget().prepare(ADA, "r4nd0m").get()).isEqualTo(cached.render(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "//evil.example/identity",
                "///evil.example",
                "https://shop.example/identity",
                "mailto:a@example.com",
                "/identity#part"
            })
    void an_identity_url_is_a_path(String url) {
        assertThatThrownBy(() -> TestWidget.builder().identityUrl(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("identityUrl must be a path that starts with one / but is not.");
    }
}
