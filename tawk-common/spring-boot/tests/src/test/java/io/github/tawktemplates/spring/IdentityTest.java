package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.tawktemplates.TawkWidget;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

/** Pages that are the same for everybody, and the application's answer to who is signed in. */
@ExtendWith(OutputCaptureExtension.class)
class IdentityTest {
    private static final List<Class<?>> OPEN = List.of(Shop.class, ShopVisitors.class, ShopSecurity.class);
    private static final List<Class<?>> CLOSED = List.of(Shop.class, ShopVisitors.class, FileTest.Closed.class);
    private static final String URL = "tawk.identity-url=/tawk/identity";
    private static final String WARNING = "Spring Security keeps people who are not signed in from tawk.identity-url";

    private static HttpResponse<String> ask(RunningShop.Client client) {
        return client.get(
                "/tawk/identity",
                "X-Requested-With",
                "XMLHttpRequest",
                "Sec-Fetch-Dest",
                "empty",
                "Sec-Fetch-Site",
                "same-origin",
                "Tawk-Request",
                "0.25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop"})
    void the_page_is_the_same_for_everybody_and_the_answer_is_not(String contextPath, CapturedOutput output) {
        try (RunningShop shop = RunningShop.start(
                OPEN, URL, "server.servlet.context-path=" + contextPath, "shop.policy=script-src 'self'")) {
            RunningShop.Client ada = shop.client().signIn("ada");
            RunningShop.Client nobody = shop.client();

            HttpResponse<String> page = ada.get("/");
            Element element = Element.of(page.body());
            assertThat(element.data().get("identity").getAsString()).isEqualTo(contextPath + "/tawk/identity");
            assertThat(element.data()).isEqualTo(nobody.tag("/").data());
            assertThat(element.nonce()).isNull();
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("'sha256-")
                    .doesNotContain("'nonce-");

            HttpResponse<String> answer = ask(ada);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonParser.parseString(answer.body())
                            .getAsJsonObject()
                            .get("userId")
                            .getAsString())
                    .isEqualTo("u-ada");
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            assertThat(answer.headers().firstValue("tawk-request")).contains("0.25");
            assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store, private");
            assertThat(answer.headers().allValues("vary")).anyMatch(value -> value.contains("Cookie"));
            assertThat(ask(nobody).statusCode()).isEqualTo(204);
            assertThat(output).doesNotContain(WARNING);
        }
    }

    static class OwnWidget {
        @Bean
        TawkWidget widget() {
            return TawkWidget.builder(RunningShop.PROPERTY, "default")
                    .secretKey(RunningShop.KEY)
                    .identityUrl(URI.create("/who"))
                    .build();
        }
    }

    @Test
    void the_policy_allows_the_element_of_a_widget_of_the_applications_own() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, OwnWidget.class),
                "shop.policy=script-src 'self'")) {
            HttpResponse<String> page = shop.client().signIn("ada").get("/");

            assertThat(Element.of(page.body()).nonce()).isNull();
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("'sha256-")
                    .doesNotContain("'nonce-");
        }
    }

    @Test
    void asking_makes_no_session() {
        try (RunningShop shop = RunningShop.start(OPEN, URL)) {
            assertThat(ask(shop.client()).headers().firstValue("set-cookie")).isEmpty();
        }
    }

    /** Spring Security would send them to its sign-in page, and so tell who is signed in. */
    @Test
    void other_requests_get_the_same_404_whoever_is_signed_in() {
        try (RunningShop shop = RunningShop.start(CLOSED, URL)) {
            RunningShop.Client ada = shop.client().signIn("ada");
            for (RunningShop.Client client : List.of(ada, shop.client())) {
                assertThat(client.get("/tawk/identity").statusCode()).isEqualTo(404);
                assertThat(client.get("/tawk/identity", "X-Requested-With", "XMLHttpRequest", "Sec-Fetch-Dest", "iframe")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void rules_that_keep_people_from_it_are_warned_of_and_it_is_not_where_they_land_after_signing_in(
            CapturedOutput output) {
        try (RunningShop shop = RunningShop.start(CLOSED, URL)) {
            assertThat(output).contains(WARNING);
            RunningShop.Client client = shop.client();
            assertThat(ask(client).body()).doesNotContain("userId");
            client.signIn("ada"); // which looks where it led
            assertThat(ask(client).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoever_signs_out_is_nobody() {
        try (RunningShop shop = RunningShop.start(OPEN, URL)) {
            RunningShop.Client ada = shop.client().signIn("ada");
            assertThat(ask(ada).statusCode()).isEqualTo(200);
            assertThat(ask(ada.signOut()).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void without_the_property_there_is_no_such_path() {
        try (RunningShop shop = RunningShop.start(OPEN)) {
            assertThat(ask(shop.client().signIn("ada")).statusCode()).isEqualTo(404);
        }
    }
}
