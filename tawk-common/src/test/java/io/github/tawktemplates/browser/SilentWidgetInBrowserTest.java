package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.WidgetTrait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A widget that never comes to {@code tawkLoad}, or comes no more: the console says so, and nothing untrue. */
class SilentWidgetInBrowserTest extends PeopleTest {

    private static final String BEFORE_LOAD =
            "addEventListener('tawkBeforeLoad', () => { window.beforeLoad = true; });";

    @Test
    void a_widget_that_the_server_refuses_at_its_start_is_explained() {
        stopTheClock();
        sandbox.fail(Operation.CONNECT, Fault.error(500));

        open(tag(ADA));

        browser.until("the connect", () -> !sandbox.calls("connect").isEmpty());
        untilExplained();
        assertThat(browser.run("return errors")).isEqualTo(List.of());
    }

    @Test
    void a_widget_that_waits_for_its_own_consent_form_is_explained_and_goes_on_when_it_comes() {
        stopTheClock();
        browser.preload(BEFORE_LOAD);
        sandbox.traits(WidgetTrait.CONSENT_FORM);
        open(tag(ADA));
        browser.untilTrue("window.beforeLoad");

        untilExplained();
        assertThat(identifications()).isEmpty();

        browser.run("Tawk_API.maximize()");
        agree();
        untilVerdict("verified");
        assertThat(identifications()).hasSize(1);
    }

    /** The form asks a new visitor, so the sign-out of the one before and the form would wait for each other. */
    @Test
    void a_sign_out_that_is_due_and_a_consent_form_that_is_hidden_are_explained() {
        adaChats(Window.MAXIMISED);
        stopTheClock();
        browser.preload(BEFORE_LOAD);
        sandbox.traits(WidgetTrait.CONSENT_FORM);

        open(tag(BOB));

        browser.untilTrue("window.beforeLoad");
        untilExplained();
        assertNothingOfAdaWasShown();
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void a_usual_widget_is_not_spoken_of() {
        stopTheClock();
        open(tag(ADA));
        untilVerdict("verified");

        browser.run("clock.advance(120000)");
        untilAllHasArrived();
        assertThat(warnings()).isEmpty();
    }

    private void agree() {
        String button = "document.querySelector('[data-verdict] iframe').contentDocument.querySelector('.agree')";
        browser.untilTrue(button);
        browser.run(button + ".click()");
    }

    private void untilExplained() {
        browser.until("a word about it", () -> {
            if (warnings().isEmpty()) {
                browser.run("clock.advance(10000)");
            }
            return !warnings().isEmpty();
        });
    }

    // --- a page that starts the widget itself

    private static final String STARTED_BY_THE_PAGE = "<script>window.Tawk_API = {autoStart: false};"
            + "(function start() { if (Tawk_API.start) { Tawk_API.start(); } else { setTimeout(start, 20); } })();</script>";

    @Test
    void a_widget_that_the_page_starts_identifies() {
        open(STARTED_BY_THE_PAGE + tag(ADA));

        assertIdentifiedOnce();
    }

    /** After a logout such a widget does not come back by itself. */
    @Test
    void a_widget_that_the_page_starts_logs_out_and_nothing_untrue_is_said() {
        adaChats(Window.MAXIMISED);
        stopTheClock();

        open(STARTED_BY_THE_PAGE + tag(BOB));

        browser.until("the logout", () -> signings().contains("logout"));
        for (int i = 0; i < 6; i++) {
            browser.run("clock.advance(10000)");
            browser.run("return fetch('/').then(() => true)");
        }
        assertNothingOfAdaWasShown();
        assertThat(warnings()).noneMatch(text -> text.contains("still logged in"));

        sandbox.calls();
        browser.run("Tawk_API.start()");
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @Test
    void a_sign_out_of_a_widget_that_the_page_starts_is_remembered() {
        adaChats();
        open(STARTED_BY_THE_PAGE + tag(Visitor.signedOut()));
        browser.until("the logout", () -> signings().contains("logout"));
        browser.untilTrue("!document.querySelector('[data-verdict]')");

        open(tag(BOB));

        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
    }
}
