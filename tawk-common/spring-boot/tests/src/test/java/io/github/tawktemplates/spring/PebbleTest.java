package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class PebbleTest {
    @Test
    void the_tag_of_pebble_has_the_nonce_of_the_policy() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, PebbleBeans.class),
                "shop.policy=script-src 'self'")) {
            HttpResponse<String> page = shop.client().signIn("ada").get("/");

            Element tag = Element.of(page.body());
            assertThat(page.body()).contains("<h1>Home in Pebble</h1>");
            assertThat(tag.who()).isEqualTo("u-ada");
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("'nonce-" + tag.nonce() + "'");
        }
    }
}
