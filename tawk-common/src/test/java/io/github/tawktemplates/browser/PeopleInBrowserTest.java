package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several people, one browser: nobody sees the chat of the one before. */
@EachCall
class PeopleInBrowserTest extends PeopleTest {

    @Test
    void a_page_for_signed_out_visitors_ends_the_last_persons_session() {
        adaChats();

        signOut();

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
        assertThat(browser.eval("localStorage.getItem('tawk-templates." + PROPERTY + "')"))
                .isEqualTo("-");
        assertNothingOnTheConsole();

        open(tag(BOB));
        assertBobFollowedAda();
    }

    @Test
    void a_person_who_never_signed_out_is_logged_out_before_the_next_is_identified() {
        adaChats();

        open(tag(BOB));

        assertBobFollowedAda();
        assertNothingOnTheConsole();
    }

    @Test
    void a_visitor_who_changes_within_one_document_is_logged_out_first() {
        adaChats();

        insertAndLookAfresh(tag(BOB));

        assertBobFollowedAda();
    }

    @Test
    void an_anonymous_page_signs_nobody_out() {
        adaChats();

        open(tag(null));

        untilVerdict("verified");
        untilAllHasArrived();
        assertThat(signings()).containsExactly(identify());
    }

    @Test
    void an_anonymous_element_after_a_signed_out_one_changes_nothing() {
        adaChats();

        open(tag(Visitor.signedOut()) + tag(null));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void the_same_person_on_the_next_page_keeps_the_chat() {
        adaChats();

        open(tag(ADA));

        untilVerdict("verified");
        browser.untilTrue("seen.some((text) => text.includes('" + ADAS_MESSAGE + "'))");
        untilAllHasArrived();
        assertThat(signings()).doesNotContain("logout");
    }

    @Test
    void a_logout_that_takes_two_seconds_is_waited_for() {
        adaChats();
        sandbox.fail(Operation.LOGOUT, Fault.delay(Duration.ofSeconds(2)));

        open(tag(BOB));

        assertBobFollowedAda();
    }

    @Test
    void a_logout_that_fails_keeps_the_chat_hidden_until_a_later_page_completes_it() {
        adaChats();
        sandbox.fail(Operation.LOGOUT, Fault.error(500));

        open(tag(BOB));

        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        untilHidden();
        assertThat(warnings()).singleElement().asString().contains("LOGOUT. logout-failed");
        assertThat(browser.run("return seen")).isEqualTo(List.of());
        assertThat(identifications()).hasSize(1);

        // an anonymous element does not know better
        insert(tag(null));
        untilHidden();
        sandbox.recover();
        open(tag(null));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void a_logout_that_never_answers_keeps_the_chat_hidden() {
        adaChats();
        stopTheClock();
        sandbox.fail(Operation.LOGOUT, Fault.silence());

        open(tag(BOB));

        browser.until("the logout", () -> signings().contains("logout"));
        browser.run("clock.advance(19000)");
        assertThat(browser.run("return told")).isEqualTo(List.of());
        advanceUntil("told.length");
        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        untilHidden();
        assertThat(browser.run("return seen")).isEqualTo(List.of());
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void a_sign_out_page_that_is_left_too_early_is_completed_by_an_anonymous_one() {
        adaChats();
        sandbox.fail(Operation.CONNECT, Fault.silence());
        signOut();
        browser.until(
                "its connect, which stays unanswered",
                () -> sandbox.calls("connect").size() >= (identify().equals("login") ? 3 : 2));
        assertNothingOfAdaWasShown();
        sandbox.recover();

        open(tag(null));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void a_person_whose_identification_was_never_answered_is_remembered() {
        sandbox.fail(identifying(), Fault.silence());
        open(tag(ADA));
        browser.until("the call", () -> identifications().size() == 1);
        sandbox.recover();

        open(tag(BOB));

        untilBobIsVerified();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @Test
    void a_tab_that_is_closed_between_the_call_and_its_answer_leaves_nothing_to_the_next_person() {
        sandbox.fail(identifying(), Fault.delay(Duration.ofSeconds(2)));
        String first = browser.tab();
        browser.newTab();
        open(tag(ADA));
        browser.until("the call", () -> identifications().size() == 1);
        browser.driver().close();
        browser.tab(first);
        sandbox.recover();

        open(tag(BOB));

        assertBobFollowedAda();
    }

    /** A login has no time-out, and tawk.to's answer may come when its person has long left. */
    @Test
    void an_identification_that_is_answered_late_does_not_bring_its_person_back() {
        adaChats();
        signOut();
        untilVerdict("anonymous");
        sandbox.fail(identifying(), Fault.delay(Duration.ofSeconds(2)));
        open(tag(ADA));
        browser.until("the call", () -> identifications().size() == 2);

        insertAndLookAfresh(tag(Visitor.signedOut()));

        // for login once more, as the late answer lets the widget connect as Ada again
        int logouts = identify().equals("login") ? 3 : 2;
        browser.until(
                "the logouts",
                () -> signings().stream().filter("logout"::equals).count() == logouts);
        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        open(tag(null));
        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
    }

    @Test
    void who_can_not_be_remembered_is_not_identified() {
        browser.preload("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");

        open(tag(ADA));

        assertThat(untilTold()).isEqualTo(Map.of("code", "STORAGE", "reason", "storage"));
        untilAllHasArrived();
        assertThat(signings()).isEmpty();
    }

    @Test
    void an_event_of_another_tab_does_not_show_what_is_hidden_for_a_reason() {
        adaChats();
        browser.preload("addEventListener('tawkBeforeLoad', () => setTimeout(() => {"
                + "  dispatchEvent(new Event('storage')); window.hiddenStill = String(Tawk_API.isChatHidden());"
                + "}));");

        open(tag(BOB));

        untilBobIsVerified();
        assertThat(browser.eval("hiddenStill")).isEqualTo("true");
        assertNothingOfAdaWasSeen();
    }

    @Test
    void what_is_remembered_reveals_nobody() {
        adaChats();

        Map<?, ?> ours = (Map<?, ?>)
                browser.run(
                        "return Object.fromEntries(Object.entries(localStorage).filter((e) => e[0].startsWith('tawk-templates')))");
        // the first digits of: printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(ours).isEqualTo(Map.of("tawk-templates." + PROPERTY, "7b5bf0741ef5"));
        assertThat(browser.eval("JSON.stringify(sessionStorage)")).doesNotContain("tawk-templates", "u-17", "Ada");
    }

    @Test
    void another_tab_hides_its_chat_when_the_person_changes_and_logs_nobody_out() {
        adaChats();

        bobSignsInInAnotherTab();
        untilHidden();
        browser.run("seen.length = 0");
        assertThat(signings()).containsExactly(identify(), "logout", identify());

        insert(tag(null));
        untilHidden();

        // Ada's session has ended in the other tab, so that her chat here can't be left in order: it stays hidden
        insert(tag(BOB));
        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        untilHidden();
        assertThat(browser.run("return seen")).isEqualTo(List.of());

        open(tag(BOB));
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
    }

    @Test
    void another_tab_hides_its_chat_when_somebody_signs_out() {
        String first = browser.tab();
        adaChats();

        browser.newTab();
        signOut();
        untilVerdict("anonymous");

        browser.tab(first);
        untilHidden();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void a_tab_that_waits_is_not_disturbed_by_the_same_person_in_another() {
        String first = browser.tab();
        open(builder().load(LoadPolicy.INTERACTION).build().render(ADA));
        browser.newTab();
        open(tag(ADA));
        untilVerdict("verified");

        browser.tab(first);
        browser.run("document.body.dispatchEvent(new Event('wheel', {bubbles: true}))");

        untilVerdict("verified");
        untilAllHasArrived();
        assertThat(signings()).doesNotContain("logout");
    }

    @Test
    void a_tab_of_nobody_takes_on_the_person_of_another_without_a_logout() {
        String first = browser.tab();
        open(tag(null));
        untilVerdict("anonymous");
        browser.newTab();
        open(tag(ADA));
        untilVerdict("verified");

        browser.tab(first);
        untilHidden();
        insert(tag(ADA));

        untilVerdict("verified");
        untilAllHasArrived();
        assertThat(signings()).doesNotContain("logout");
    }

    @Test
    void a_tab_that_shows_somebodys_chat_without_naming_anybody_does_not_hand_it_to_the_next() {
        adaChats();
        open(tag(null));
        untilVerdict("verified");
        bobSignsInInAnotherTab();
        untilHidden();
        browser.run("seen.length = 0");
        insert(tag(BOB));

        // the chat is Ada's, whose session has ended in the other tab
        assertThat(untilTold()).isEqualTo(Map.of("code", "LOGOUT", "reason", "logout-failed"));
        untilHidden();
        assertThat(browser.run("return seen")).isEqualTo(List.of());
    }

    @Test
    void of_two_tabs_that_take_leave_of_the_same_person_one_stays_with_the_next() {
        adaChats();
        sandbox.failNext(Operation.LOGOUT, 1, Fault.delay(Duration.ofSeconds(2)));
        open(tag(BOB));
        browser.until("the slow logout", () -> signings().contains("logout"));

        bobSignsInInAnotherTab();
        browser.until("its own connect", () -> browser.eval("Tawk_API.onLoaded").equals("true"));
        browser.run("setTimeout(() => { window.later = 1; }, 2500)");
        browser.untilTrue("window.later");

        assertThat(browser.eval("localStorage.getItem('tawk-templates." + PROPERTY + "')"))
                .matches("[0-9a-f]{12}");
        open(tag(BOB));
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
    }

    @Test
    void two_properties_of_one_site_are_remembered_apart() {
        String other = "000000000000000000000001";
        sandbox.secureMode(other, KEY);
        adaChats();

        open(TawkWidget.builder(other, "default")
                .secretKey(KEY)
                .identifyWith(call)
                .sandbox(sandbox.uri())
                .build()
                .render(BOB));

        untilBobIsVerified();
        assertThat(signings()).containsExactly(identify(), identify());

        open(tag(BOB));
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), identify(), "logout", identify());
    }

    // --- back to a page of somebody who has left

    @ParameterizedTest
    @CsvSource({"1, signed out", "2, signed out", "1, Bob", "2, Bob"})
    void back_to_a_page_that_is_loaded_again_identifies_nobody(int tags, String next) {
        browser.open(site.serve("/account", page(tag(ADA).repeat(tags))));
        untilVerdict("verified");
        browser.open(site.serve("/next", page(tag(next.equals("Bob") ? BOB : Visitor.signedOut()))));
        untilVerdict(next.equals("Bob") ? "verified" : "anonymous");
        List<String> before = signings();

        // the page comes from the browser's cache, or from one on the way
        browser.driver().navigate().back();

        browser.untilTrue("location.pathname === '/account' && Tawk_API.onLoaded");
        untilVerdict(next.equals("Bob") ? "verified" : "anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).isEqualTo(before);
    }

    @Test
    void a_page_that_the_browser_had_put_aside_shows_nothing_of_somebody_who_has_left() {
        site.allowBackForwardCache();
        browser.preload(
                // before the bootstrap's own listeners: what is there when the page comes back, and from then on
                "addEventListener('pageshow', (e) => { if (e.persisted) { window.putAside = String(Tawk_API.isChatHidden()); } });"
                        + "addEventListener('pagehide', () => { seen.length = 0; });");
        adaChats();
        signOut();
        untilVerdict("anonymous");

        browser.driver().navigate().back();

        browser.untilTrue("location.pathname === '/'");
        assertThat(browser.eval("putAside")).as("hidden when it came back").isEqualTo("true");
        untilHidden();
        assertNothingOfAdaWasShown();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void what_a_page_fetches_after_back_is_new_and_identifies() {
        browser.open(site.serve("/home", page(tag(Visitor.signedOut()))));
        untilVerdict("anonymous");
        browser.open(site.serve("/account", page(tag(ADA))));
        untilVerdict("verified");
        browser.open(site.serve("/bye", page(tag(Visitor.signedOut()))));
        untilVerdict("anonymous");
        browser.driver().navigate().back();
        browser.untilTrue("location.pathname === '/account' && Tawk_API.onLoaded");
        untilVerdict("anonymous");

        insert(tag(BOB));

        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
    }

    @Test
    void a_page_that_was_put_aside_before_it_identified_anybody_does_not_do_so_later() {
        site.allowBackForwardCache();
        browser.preload("addEventListener('pageshow', (e) => { window.putAside = e.persisted; });");
        browser.open(site.serve(
                "/account", page(builder().load(LoadPolicy.CONSENT).build().render(ADA))));
        signOut();
        untilVerdict("anonymous");

        browser.driver().navigate().back();
        browser.untilTrue("location.pathname === '/account'");
        assertThat(browser.eval("putAside")).isEqualTo("true");
        browser.run("dispatchEvent(new Event('tawk-consent'))");

        untilVerdict("anonymous");
        untilAllHasArrived();
        assertThat(signings()).isEmpty();
    }

    @Test
    void a_page_that_the_browser_had_put_aside_shows_its_chat_again_to_the_same_person() {
        site.allowBackForwardCache();
        browser.preload("addEventListener('pageshow', (e) => { window.putAside = e.persisted; });");
        adaChats();
        browser.open(site.serve("/about", page("")));

        browser.driver().navigate().back();

        browser.untilTrue("location.pathname === '/'");
        assertThat(browser.eval("putAside")).isEqualTo("true");
        assertIdentifiedOnce();
    }
}
