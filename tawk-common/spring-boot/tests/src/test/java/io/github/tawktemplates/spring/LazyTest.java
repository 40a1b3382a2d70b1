package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;

class LazyTest {
    private static final String LAZY = "spring.main.lazy-initialization=true";

    @Test
    void the_first_page_of_a_lazy_application_has_the_tag() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class), LAZY, "shop.policy=script-src 'self'")) {
            Element tag = shop.client().tag("/nowhere", 404);
            assertThat(tag.who()).isEqualTo("signed out");
            assertThat(tag.nonce()).isNotNull();
            assertThat(shop.client().signIn("ada").tag("/").who()).isEqualTo("u-ada");
        }
    }

    @Test
    void the_first_page_of_a_lazy_application_has_the_tag_of_pebble() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, PebbleBeans.class), LAZY)) {
            assertThat(shop.client().tag("/nowhere", 404).who()).isEqualTo("signed out");
        }
    }

    @Test
    void a_lazy_application_with_a_malformed_property_does_not_start() {
        assertThat(catchThrowable(() -> RunningShop.start(
                                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class),
                                LAZY,
                                "tawk.property-id=none")
                        .close()))
                .hasRootCauseInstanceOf(InvalidTawkPropertyException.class);
    }
}
