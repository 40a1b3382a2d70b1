package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.browser.Ability;
import io.github.tawktemplates.testing.browser.Needs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several tabs of one browser, and answers that come when others have gone on. */
@EachCall
class TabsInBrowserTest extends PeopleTest {

    /** It was printed when Ada was there, and she has left. */
    @Test
    void a_tab_that_waits_does_not_identify_somebody_who_came_and_left_in_another() {
        String first = browser.tab();
        open(builder().load(LoadPolicy.INTERACTION).build().render(ADA));
        browser.newTab();
        open(tag(ADA));
        untilVerdict("verified");
        browser.open(site.serve("/bye", page(tag(Visitor.signedOut()))));
        untilVerdict("anonymous");
        List<String> before = signings();

        browser.tab(first);
        browser.run("document.body.dispatchEvent(new Event('pointerdown', {bubbles: true}))");

        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        untilAllHasArrived();
        assertThat(signings()).isEqualTo(before);
        assertNothingOfAdaWasShown();
    }

    /** A late answer to login writes its session into the browser, over that of whoever came meanwhile. */
    @Test
    void an_identification_that_is_answered_when_another_tab_has_passed_to_the_next_person_leaves_nothing_to_them() {
        sandbox.failNext(identifying(), 1, Fault.delay(Duration.ofSeconds(6)));
        String first = browser.tab();
        open(tag(ADA));
        browser.until("the call", () -> identifications().size() == 1);
        bobSignsInInAnotherTab();
        browser.tab(first);
        browser.run("setTimeout(() => { window.later = 1; }, 6500)");
        browser.untilTrue("window.later");
        untilHidden();

        open(tag(BOB));

        browser.until("Bob", () -> "Bob".equals(visitorName()));
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
    }

    /** Without localStorage no event says that another tab has changed what is remembered. */
    @Test
    @Needs(Ability.SECURE_COOKIES)
    void without_local_storage_a_tab_that_comes_to_the_front_looks_again() {
        String blocked = "Object.defineProperty(window, 'localStorage', {value: null});";
        browser.preload(blocked);
        String first = browser.tab();
        adaChats();
        browser.newTab();
        browser.open(site.serve("/bye", page("<script>" + blocked + "</script>" + tag(Visitor.signedOut()))));
        browser.until("the logout", () -> signings().contains("logout"));

        browser.tab(first);

        untilHidden();
    }
}
