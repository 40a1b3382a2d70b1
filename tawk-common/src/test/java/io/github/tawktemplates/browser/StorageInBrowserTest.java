package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.Ability;
import io.github.tawktemplates.testing.browser.Needs;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers without localStorage: null in Android's WebViews, an exception in others. A cookie remembers there. */
class StorageInBrowserTest extends PeopleTest {
    private static final String NULL = "null";
    private static final String THROWS = "(() => { throw new DOMException('no', 'SecurityError'); })()";
    // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
    private static final String ADAS_COOKIE = "__Host-tawk-templates." + PROPERTY + "=7b5bf0741ef5";

    private void without(String storage) {
        browser.preload("Object.defineProperty(window, 'localStorage', {get() { return " + storage + "; }});");
    }

    @ParameterizedTest
    @ValueSource(strings = {NULL, THROWS})
    @Needs(Ability.SECURE_COOKIES)
    void a_first_visitor_is_identified_without_a_logout_and_remembered(String storage) {
        without(storage);
        open(tag(ADA));
        untilVerdict("verified");
        assertThat(browser.eval("document.cookie")).contains(ADAS_COOKIE);

        open(tag(ADA));

        untilVerdict("verified");
        untilAllHasArrived();
        assertThat(signings()).doesNotContain("logout");
        assertNothingOnTheConsole();
    }

    @ParameterizedTest
    @ValueSource(strings = {NULL, THROWS})
    void somebody_who_signs_in_without_a_load_is_identified(String storage) {
        without(storage);
        open(tag(Visitor.signedOut()));
        untilVerdict("anonymous");

        insert(tag(ADA));

        untilVerdict("verified");
        assertThat(signings()).containsExactly(identify());
    }

    /** There the widget has no token to log out with. */
    @ParameterizedTest
    @ValueSource(strings = {NULL, THROWS})
    void the_next_person_sees_nothing_of_the_last_ones_chat(String storage) {
        without(storage);
        adaChats(Window.MAXIMISED);

        open(tag(BOB));

        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        untilHidden();
        assertNothingOfAdaWasShown();
        assertThat(identifications()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {NULL, THROWS})
    @Needs(Ability.SECURE_COOKIES)
    void a_logout_that_is_due_is_remembered(String storage) {
        without(storage);
        adaChats();

        open(tag(BOB));

        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        assertThat(browser.eval("document.cookie")).contains("__Host-tawk-templates." + PROPERTY + "=!");
    }

    @ParameterizedTest
    @ValueSource(strings = {NULL, THROWS})
    void nobody_is_remembered_by_no_cookie(String storage) {
        without(storage);
        open(tag(null));
        untilVerdict("anonymous");
        open(tag(Visitor.signedOut()).repeat(2));
        untilAllHasArrived();

        assertThat(browser.eval("document.cookie")).contains("twk_uuid_").doesNotContain("tawk-templates");
    }
}
