package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.browser.Ability;
import io.github.tawktemplates.testing.browser.Needs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The chat that comes when the page is idle, or when a person clicks on the page's own link or button. */
@EachCall
class OpenInBrowserTest extends PeopleTest {
    private static final String LINK = "<p><a id=open href='#help' data-tawk-open>Talk to us</a></p>";
    private static final String MAXIMISED = "window.Tawk_API && Tawk_API.isChatMaximized && Tawk_API.isChatMaximized()";

    /** Records what the page sees of each click, after us, and each refusal. */
    @BeforeEach
    void watchClicks() {
        browser.preload(
                "window.clicks = []; window.refused = [];"
                        + "addEventListener('tawk-open-refused', (e) => refused.push(e.target.id));"
                        + "addEventListener('DOMContentLoaded', () => addEventListener('click', (e) => clicks.push(e.defaultPrevented)));");
    }

    private String tag(LoadPolicy policy, Visitor visitor) {
        return builder().load(policy).build().render(visitor);
    }

    private void openPage(LoadPolicy policy, Visitor visitor, String opener) {
        open(opener + tag(policy, visitor));
    }

    private static WebElement opener() {
        return browser.driver().findElement(By.id("open"));
    }

    private static void click() {
        opener().click();
        browser.untilTrue("clicks.length");
    }

    private void assertNothingLeftThePage() {
        assertThat(requestedHosts()).isEmpty();
        assertThat(browser.eval("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .isEqualTo("{}{}");
        assertThat(sandbox.calls()).isEmpty();
    }

    /** Half a second, begun anew where the click has led to another page. */
    private void letAWhilePass() {
        browser.run("window.since = performance.now()");
        browser.untilTrue("(window.since ??= performance.now()) + 500 < performance.now()");
    }

    // --- when it loads

    @Test
    void idle_loads_by_itself_after_the_page_has_loaded() {
        browser.preload(
                "addEventListener('load', () => { window.early = document.querySelector('script[src]') !== null; });");
        openPage(LoadPolicy.IDLE, ADA, LINK);

        assertIdentifiedOnce();
        assertThat(browser.eval("early")).isEqualTo("false");
        assertThat(browser.eval(MAXIMISED)).isEqualTo("false");
    }

    @Test
    void idle_loads_from_an_element_that_comes_after_the_page_has_loaded() {
        open("");

        insert(tag(LoadPolicy.IDLE, ADA));

        assertIdentifiedOnce();
    }

    /** Each turn of the page's own work asks for the next. */
    @Test
    void idle_loads_on_a_page_that_is_never_idle() {
        openPage(
                LoadPolicy.IDLE,
                ADA,
                "<script>const work = () => { for (const end = performance.now() + 60; performance.now() < end;) {}"
                        + " if (!window.Tawk_LoadStart) { setTimeout(work); requestAnimationFrame(() => {}); } }; work();</script>");

        assertIdentifiedOnce();
    }

    @Test
    void click_loads_nothing_and_stores_nothing_before_the_click() {
        openPage(LoadPolicy.CLICK, ADA, LINK);
        browser.run("dispatchEvent(new Event('tawk-consent')); dispatchEvent(new Event('keydown'))");
        browser.driver().findElement(By.tagName("h1")).click();
        browser.untilTrue("clicks.length");
        letAWhilePass();

        assertNothingLeftThePage();
    }

    /** A machine with much else to do stretches any task: of some pages one without a long task is enough. */
    @Test
    @Needs(Ability.LONG_TASKS)
    void click_makes_no_long_task_before_the_click() {
        browser.preload(
                "window.longTasks = 0; new PerformanceObserver((list) => { longTasks += list.getEntries().length; })"
                        + ".observe({type: 'longtask', buffered: true});");
        int pages = 0;
        do {
            openPage(LoadPolicy.CLICK, ADA, LINK);
            browser.driver().findElement(By.tagName("h1")).click();
            letAWhilePass();
        } while (!browser.eval("longTasks").equals("0") && ++pages < 10);
        assertThat(browser.eval("longTasks")).isEqualTo("0");

        // the control: what a script that keeps the page busy would be seen doing
        browser.run("setTimeout(() => { for (const end = performance.now() + 60; performance.now() < end;) {} })");
        browser.untilTrue("longTasks");
    }

    @Test
    void click_puts_the_person_right_before_the_chat_is_seen() {
        adaChats();

        openPage(LoadPolicy.CLICK, BOB, LINK);
        letAWhilePass();
        assertThat(signings()).containsExactly(identify());
        click();

        browser.untilTrue(MAXIMISED);
        assertBobFollowedAda();
    }

    @Test
    void a_sign_out_that_is_due_waits_for_a_later_page() {
        adaChats();
        openPage(LoadPolicy.CLICK, Visitor.signedOut(), LINK);
        letAWhilePass();
        assertThat(signings()).containsExactly(identify());

        open(tag(LoadPolicy.IMMEDIATE, null));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void a_sign_out_that_is_due_waits_for_the_click() {
        adaChats();
        openPage(LoadPolicy.CLICK, Visitor.signedOut(), LINK);
        letAWhilePass();
        assertThat(signings()).containsExactly(identify());

        click();

        browser.untilTrue(MAXIMISED);
        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    // --- opening

    @ParameterizedTest
    @EnumSource(value = LoadPolicy.class, names = "CONSENT", mode = EnumSource.Mode.EXCLUDE)
    void a_click_opens_the_chat_under_every_policy(LoadPolicy policy) {
        openPage(policy, ADA, LINK);

        click();

        browser.untilTrue(MAXIMISED);
        assertIdentifiedOnce();
        browser.untilTrue("document.activeElement.tagName === 'IFRAME' && document.activeElement.offsetWidth > 300");
        assertThat(browser.run("return clicks")).isEqualTo(List.of(true));
        assertThat(browser.eval("location.hash + refused.length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<button id=open type=button data-tawk-open>Talk to us</button>",
                "<div id=open role=button data-tawk-open>Talk to us</div>",
                "<a href='#help' data-tawk-open><b id=open>Talk to us</b></a>"
            })
    void buttons_open_and_what_is_inside_of_a_link(String opener) {
        openPage(LoadPolicy.CLICK, null, opener);

        click();

        browser.untilTrue(MAXIMISED);
        assertThat(browser.run("return clicks")).isEqualTo(List.of(true));
    }

    @Test
    void the_enter_key_on_a_link_opens() {
        openPage(LoadPolicy.CLICK, ADA, LINK);

        opener().sendKeys(Keys.ENTER);

        browser.untilTrue(MAXIMISED);
    }

    @Test
    void a_second_click_before_it_has_come_does_nothing_more() {
        sandbox.failNext(Operation.CONNECT, 1, Fault.delay(Duration.ofSeconds(2)));
        openPage(LoadPolicy.CLICK, ADA, LINK);

        opener().click();
        opener().click();
        browser.untilTrue("clicks.length === 2");

        browser.untilTrue(MAXIMISED);
        assertIdentifiedOnce();
        assertThat(browser.run("return clicks")).isEqualTo(List.of(true, true));
    }

    // --- what is not ours

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form action='#help'><button id=open data-tawk-open>Send</button></form>",
                "<button id=open role=button data-tawk-open>Send</button>",
                "<input id=open type=checkbox role=button data-tawk-open>",
                "<a id=open data-tawk-open>No address</a>",
                "<div data-tawk-open><a id=open href='#help'>Help</a></div>",
                "<a id=open href='#help' data-tawk-open onclick='event.preventDefault()'>Handled</a>",
                "<a id=open href='#help'>Help</a>"
            })
    void other_clicks_are_the_pages_own(String opener) {
        openPage(LoadPolicy.CLICK, ADA, opener);

        opener().click();
        letAWhilePass();

        assertNothingLeftThePage();
        assertThat(browser.eval("refused.length")).isEqualTo("0");
    }

    @Test
    void a_click_with_a_key_or_of_a_script_is_the_pages_own() {
        openPage(LoadPolicy.CLICK, ADA, "<p><button id=open type=button data-tawk-open>Talk to us</button></p>");

        new Actions(browser.driver())
                .keyDown(Keys.SHIFT)
                .click(opener())
                .keyUp(Keys.SHIFT)
                .perform();
        browser.run("document.getElementById('open').click()");
        browser.untilTrue("clicks.length === 2");
        letAWhilePass();

        assertThat(browser.run("return clicks")).isEqualTo(List.of(false, false));
        assertNothingLeftThePage();
    }

    // --- refused

    @Test
    void a_click_is_no_consent() {
        openPage(LoadPolicy.CONSENT, ADA, LINK);

        click();

        browser.untilTrue("location.hash === '#help'");
        assertThat(browser.run("return refused")).isEqualTo(List.of("open"));
        assertNothingLeftThePage();

        browser.run("dispatchEvent(new Event('tawk-consent')); clicks.length = 0");
        click();
        browser.untilTrue(MAXIMISED);
    }

    @Test
    void a_link_whose_chat_can_not_be_loaded_leads_where_it_says() {
        browser.block("*/64a1f0c2e5b8d93a7c6f1e20/*");
        openPage(LoadPolicy.CLICK, ADA, LINK);

        click();
        browser.untilTrue("refused.length");
        assertThat(browser.run("return clicks")).isEqualTo(List.of(true));

        click();
        browser.untilTrue("location.hash === '#help'");
        assertThat(browser.run("return refused")).isEqualTo(List.of("open", "open"));
    }

    @Test
    void a_chat_that_is_held_is_not_opened() {
        adaChats();
        sandbox.fail(Operation.LOGOUT, Fault.error(500));
        openPage(LoadPolicy.CLICK, BOB, LINK);

        click();
        browser.untilTrue("refused.length");
        untilTold();
        browser.run("clicks.length = 0");
        click();

        browser.untilTrue("location.hash === '#help'");
        assertThat(browser.run("return refused")).isEqualTo(List.of("open", "open"));
        assertThat(browser.run("return seen")).isEqualTo(List.of());
    }
}
