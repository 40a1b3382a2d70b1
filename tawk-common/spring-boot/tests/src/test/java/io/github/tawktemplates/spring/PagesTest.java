package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom the tag names on each kind of page, in FreeMarker; {@link PebblePagesTest} has the same pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    /** The paths of each kind of page, with its status. */
    static final Map<String, Integer> PAGES = Map.of(
            "/", 200, // home
            "/about", 200, // a view controller
            "/fails", 400, // an exception handler
            "/later", 200, // a Callable
            "/big", 200, // larger than the buffer
            "/nowhere", 404, // an error page, without a controller
            "/gone/kettle", 410, // an error page, from a controller
            "/breaks", 500); // an error page, after an exception

    private RunningShop shop;

    @BeforeAll
    void start() {
        shop = start(List.of(Shop.class, ShopVisitors.class, ShopSecurity.class));
    }

    RunningShop start(List<Class<?>> sources) {
        return RunningShop.start(sources);
    }

    @AfterAll
    void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    static Stream<Arguments> kinds() {
        return PAGES.entrySet().stream().map(page -> Arguments.of(page.getKey(), page.getValue()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_page_names_who_is_signed_in_and_nobody_else(String path, int status) {
        RunningShop.Client stranger = shop.client();
        assertThat(stranger.tag(path, status).who()).isEqualTo("signed out");

        RunningShop.Client browser = shop.client().signIn("ada");
        assertThat(browser.tag(path, status).who()).isEqualTo("u-ada");

        browser.signOut();
        assertThat(browser.tag(path, status).who()).isEqualTo("signed out");

        browser.signIn("bob");
        assertThat(browser.tag(path, status).who()).isEqualTo("u-bob");
        assertThat(stranger.tag(path, status).who()).isEqualTo("signed out");
    }

    @Test
    void a_session_that_has_expired_is_signed_out() {
        RunningShop.Client browser = shop.client().signIn("ada");
        assertThat(browser.tag("/").who()).isEqualTo("u-ada");

        browser.get("/expire");

        assertThat(browser.tag("/").who()).isEqualTo("signed out");
        assertThat(browser.tag("/nowhere", 404).who()).isEqualTo("signed out");
    }

    @Test
    void a_visitor_set_by_hand_is_not_overwritten() {
        assertThat(shop.client().tag("/by-hand").who()).isEqualTo("by-hand");
        assertThat(shop.client().signIn("ada").tag("/by-hand").who()).isEqualTo("by-hand");
    }

    @Test
    void a_page_without_a_policy_has_no_nonce() {
        RunningShop.Client browser = shop.client().signIn("ada");

        assertThat(browser.get("/").headers().map()).doesNotContainKey("content-security-policy");
        assertThat(browser.tag("/").nonce()).isNull();
        assertThat(browser.tag("/nowhere", 404).nonce()).isNull();
    }

    @Test
    void a_page_for_somebody_is_not_stored() {
        assertThat(shop.client().signIn("ada").get("/").headers().allValues("cache-control"))
                .containsExactly("no-cache, no-store, max-age=0, must-revalidate"); // Spring Security's
    }
}
