package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.WidgetTrait;
import io.github.tawktemplates.testing.browser.HostPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However Ada left her chat, nothing of it is on the screen in any frame of what comes after her. */
@EachCall
class FormerChatInBrowserTest extends PeopleTest {
    private static final String TURBO = HostPage.script("hotwired__turbo", "turbo.es2017-umd.js");
    private static final String HTMX = HostPage.script("htmx.org", "htmx.min.js");

    static Stream<Arguments> visits() {
        return Stream.of(TURBO, HTMX)
                .flatMap(library -> Stream.of(Window.values()).map(window -> Arguments.of(library, window)));
    }

    @AfterEach
    void no_exception_came_up() {
        assertThat(browser.run("return window.errors || []")).isEqualTo(List.of());
    }

    private void open(Window window, Visitor visitor) {
        browser.open(site.serve("/next", window.page(tag(visitor))));
    }

    private void assertHiddenAndNobodyIdentified() {
        untilHidden();
        assertNothingOfAdaWasShown();
        // what a page of its own may do
        browser.run("Tawk_API.showWidget(); Tawk_API.maximize();");
        assertNothingIsShown();
        assertThat(identifications()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_next_persons_page(Window window) {
        adaChats(window);

        open(window, BOB);

        assertBobFollowedAda();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_logout_that_takes_two_seconds(Window window) {
        adaChats(window);
        sandbox.fail(Operation.LOGOUT, Fault.delay(Duration.ofSeconds(2)));

        open(window, BOB);

        assertBobFollowedAda();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_logout_that_is_refused(Window window) {
        adaChats(window);
        sandbox.fail(Operation.LOGOUT, Fault.error(500));

        open(window, BOB);

        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        assertHiddenAndNobodyIdentified();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_logout_that_is_never_answered(Window window) {
        adaChats(window);
        stopTheClock();
        sandbox.fail(Operation.LOGOUT, Fault.silence());

        open(window, BOB);

        browser.until("the logout", () -> signings().contains("logout"));
        assertNothingIsShown();
        advanceUntil("told.length");
        assertHiddenAndNobodyIdentified();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_page_for_signed_out_visitors(Window window) {
        adaChats(window);

        open(window, Visitor.signedOut());

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void another_tab_that_signs_out_while_this_one_shows_the_chat(Window window) {
        String first = browser.tab();
        adaChats(window);

        browser.newTab();
        open(window, Visitor.signedOut());
        untilVerdict("anonymous");

        browser.tab(first);
        untilHidden();
        browser.run("Tawk_API.showWidget(); Tawk_API.maximize();");
        assertNothingIsShown();
        // the network was away, and the widget registers anew
        browser.run("$_Tawk.dropSocket(); Tawk_API.minimize(); Tawk_API.showWidget(); Tawk_API.maximize();");
        browser.until(
                "the verdict",
                () -> "anonymous".equals(browser.eval("document.querySelector('[data-verdict]').dataset.verdict")));
        assertNothingOfAdaWasShown();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void a_page_that_the_browser_had_put_aside(Window window) {
        site.allowBackForwardCache();
        browser.preload("addEventListener('pagehide', () => { seen.length = 0; });"
                + "addEventListener('pageshow', (e) => { window.putAside = e.persisted; });");
        adaChats(window);
        open(window, Visitor.signedOut());
        untilVerdict("anonymous");

        browser.driver().navigate().back();

        browser.untilTrue("window.putAside");
        untilHidden();
        assertNothingOfAdaWasShown();
        browser.run("Tawk_API.showWidget(); Tawk_API.maximize();");
        assertNothingOfAdaWasShown();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    // --- visits without a load

    private void openFirst(String library, Window window, Visitor next) {
        serveVisit("/first", library, window, ADA);
        serveVisit("/next", library, window, next);
        if (window == Window.PHONE) {
            sandbox.traits(WidgetTrait.MOBILE);
        }
        browser.open(site.uri() + "first");
        adaWrites(window);
        browser.run("window.sameDocument = true");
    }

    private void serveVisit(String path, String library, Window window, Visitor visitor) {
        site.serve(
                path,
                "<!doctype html><html><head><title>" + path + "</title><script src='" + library
                        + "'></script></head><body hx-boost=true><h1>" + path + "</h1><a id=next href=/next>Next</a>"
                        + window.place() + tag(visitor) + "</body></html>");
    }

    private void follow() {
        browser.run("document.getElementById('next').click()");
        browser.untilTrue("document.querySelector('h1').textContent === '/next' && location.pathname === '/next'");
        assertThat(browser.eval("sameDocument")).isEqualTo("true");
    }

    private void assertNothingOfAdaWasSeenOnTheNextPage() {
        browser.untilTrue("seen.some((text) => text.startsWith('/next: '))");
        assertThat(browser.run("return seen.filter((text) => text.startsWith('/next: ')"
                        + " && (text.includes('Ada') || text.includes('4711')))"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @MethodSource("visits")
    void a_visit_to_the_next_persons_page(String library, Window window) {
        openFirst(library, window, BOB);

        follow();

        browser.until("Bob", () -> identifications().size() == 2);
        untilBobIsVerified();
        assertNothingOfAdaWasSeenOnTheNextPage();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @ParameterizedTest
    @MethodSource("visits")
    void a_visit_to_a_page_for_signed_out_visitors(String library, Window window) {
        openFirst(library, window, Visitor.signedOut());

        follow();

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeenOnTheNextPage();
        assertThat(signings()).containsExactly(identify(), "logout");
    }
}
