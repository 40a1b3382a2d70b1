package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.WidgetTrait;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden stays so whatever a page does to one of the layers that hide it, and is shown again only to whom it belongs. */
@EachCall
class HidingInBrowserTest extends PeopleTest {

    private static final String NONCE = "bm9uY2U=";
    private static final String CHAT = "document.querySelector('[data-verdict]')";

    /** What takes one layer away, as pages do it; each as a script that runs again and again. */
    enum Page {
        /** An important rule in a layer beats important rules outside of layers. */
        LAYERED_RULE(
                "if (!document.getElementById('layer')) {"
                        + " document.head.insertAdjacentHTML('beforeend', '<style id=layer>@layer page { body div { display: block !important; } }</style>'); }"),
        /** Whose style is no style: what is done to one container must not keep the others from being hidden. */
        FORM_OF_THAT_CLASS("if (document.body && !document.getElementById('form')) {"
                + " document.body.insertAdjacentHTML('afterbegin', '<form id=form class=widget-visible><input name=style></form>"
                + "<style>@layer page { body > div { display: block !important; } }</style>'); }"),
        /** idiomorph, Turbo and others make the head what the server has sent. */
        HEAD_MERGE("document.head.querySelectorAll('style').forEach((style) => style.remove())"),
        /** Design systems assign their own list of sheets. */
        ADOPTED_SHEETS("document.adoptedStyleSheets = [new CSSStyleSheet()]"),
        /** A page that wants to see the widget whatever it costs. */
        INLINE_RULE(
                "((chat) => chat && chat.style.display !== 'block' && chat.style.setProperty('display', 'block', 'important'))("
                        + CHAT + ")"),
        INLINE_STYLE_REMOVED("((chat) => chat && chat.removeAttribute('style'))(" + CHAT + ")"),
        /** The page's policy takes no style elements but its own. */
        STYLE_NONCE("");

        private final String script;

        Page(String script) {
            this.script = script;
        }

        /** Runs once before the widget, again in the moment when its container comes, and then each 100 ms, 20 times. */
        String element() {
            return "<script nonce='" + NONCE + "'>(() => { const act = () => { " + script + "; }; act();"
                    + "addEventListener('DOMContentLoaded', () => new MutationObserver(act).observe(document.body, {childList: true}));"
                    + "for (let i = 1; i !== 21; i++) { setTimeout(act, 100 * i); } })();</script>";
        }
    }

    private void openAs(Page page, Visitor visitor) {
        String origin = sandbox.uri().toString();
        if (page == Page.STYLE_NONCE) {
            site.contentSecurityPolicy(
                    "script-src 'nonce-" + NONCE + "' 'strict-dynamic'; style-src 'nonce-" + NONCE + "' " + origin);
        }
        open(page.element() + builder().build().render(visitor, NONCE));
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void a_page_that_takes_one_layer_away_shows_nothing_of_the_person_before(Page page) {
        adaChats(Window.MAXIMISED);
        sandbox.fail(Operation.LOGOUT, Fault.delay(Duration.ofSeconds(1)));

        openAs(page, BOB);

        assertBobFollowedAda();
    }

    @ParameterizedTest
    @EnumSource(Page.class)
    void nor_does_it_where_the_logout_fails(Page page) {
        adaChats(Window.MAXIMISED);
        sandbox.fail(Operation.LOGOUT, Fault.error(500));

        openAs(page, BOB);

        untilTold();
        browser.run("setTimeout(() => { window.later = 1; }, 1000)");
        browser.untilTrue("window.later");
        assertNothingOfAdaWasShown();
        assertNothingIsShown();
    }

    /** The control of the test above: these pages show what only one layer hides. */
    @Test
    void each_page_takes_a_layer_away() {
        adaChats();
        String rule = ".widget-visible:not(#a):not(#a) { display: none !important; }";
        browser.run("document.head.insertAdjacentHTML('beforeend', arguments[0])", "<style>" + rule + "</style>");
        assertShown(false);
        browser.run(Page.LAYERED_RULE.script);
        assertShown(true);
        browser.run("document.getElementById('layer').remove()");
        assertShown(false);
        browser.run(Page.HEAD_MERGE.script);
        assertShown(true);
        browser.run(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]); document.adoptedStyleSheets = [sheet]",
                rule);
        assertShown(false);
        browser.run(Page.ADOPTED_SHEETS.script);
        assertShown(true);
        for (Page page : List.of(Page.INLINE_RULE, Page.INLINE_STYLE_REMOVED)) {
            browser.run(CHAT + ".style.setProperty('display', 'none', 'important')");
            assertShown(false);
            browser.run(page.script);
            assertShown(true);
        }
    }

    private static void assertShown(boolean shown) {
        assertThat(browser.run("return " + IS_SHOWN + "(" + CHAT + ")")).isEqualTo(shown);
    }

    @Test
    void the_rule_alone_hides_a_chat_until_its_own_style_is_back() {
        adaChats(Window.MAXIMISED);
        sandbox.fail(Operation.LOGOUT, Fault.error(500));
        open(tag(BOB));
        untilTold();
        untilHidden();

        // in one task, in which nothing can put the style back
        assertThat(browser.run("const chat = " + CHAT
                        + "; chat.removeAttribute('style'); return getComputedStyle(chat).display"))
                .isEqualTo("none");
    }

    /** A page's own scripts open the chat at every opportunity. */
    @ParameterizedTest
    @ValueSource(strings = {"maximize", "showWidget", "toggleVisibility", "toggle"})
    void a_page_that_opens_the_chat_shows_nothing_of_the_person_before(String call) {
        adaChats(Window.MAXIMISED);
        sandbox.fail(Operation.LOGOUT, Fault.delay(Duration.ofSeconds(1)));

        open("<script>['tawkBeforeLoad', 'tawkLoad', 'tawkChatHidden', 'tawkChatMinimized'].forEach((type) =>"
                + " addEventListener(type, () => { if (1000 > performance.now()) { Tawk_API." + call
                + "(); } }));</script>"
                + tag(BOB));

        untilBobIsVerifiedWhateverIsShown();
        assertNothingOfAdaWasShown();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    private void untilBobIsVerifiedWhateverIsShown() {
        browser.untilTrue(CHAT);
        browser.until("Bob", () -> "Bob".equals(visitorName()));
    }

    // --- shown again

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_same_person_finds_the_chat_as_it_was_left(Window window) {
        adaChats(window);

        browser.open(site.serve("/next", window.page(tag(ADA))));

        untilVerdict("verified");
        browser.untilTrue("seen.some((text) => text.includes('" + ADAS_MESSAGE + "'))");
        browser.untilTrue((window == Window.MAXIMISED || window == Window.EMBEDDED ? "" : "!")
                + "(document.querySelector('[data-verdict] iframe').getBoundingClientRect().width > 300)");
        untilAllHasArrived();
        assertThat(signings()).doesNotContain("logout");
    }

    @ParameterizedTest
    @EnumSource(
            value = Window.class,
            names = {"MINIMISED", "MAXIMISED"})
    void what_the_page_itself_has_hidden_stays_hidden(Window window) {
        adaChats(window);

        open("<script>window.Tawk_API = {onLoad() { Tawk_API.hideWidget(); }};</script>" + tag(BOB));

        browser.until("Bob", () -> identifications().size() == 2);
        untilAllHasArrived();
        browser.run("setTimeout(() => { window.later = 1; }, 800)");
        browser.untilTrue("window.later");
        assertThat(browser.eval("Tawk_API.isChatHidden()")).isEqualTo("true");
        assertThat(browser.run("return seen.filter((text) => text.includes('Ada'))"))
                .isEqualTo(List.of());
        assertNothingIsShown();

        browser.run("Tawk_API.showWidget()");
        untilBobIsVerified();
    }

    @Test
    void what_the_page_hides_before_its_first_frame_stays_hidden() {
        open("<script>window.Tawk_API = {onBeforeLoad() { Tawk_API.hideWidget(); }};</script>" + tag(ADA));

        browser.until("Ada", () -> identifications().size() == 1);
        untilAllHasArrived();
        assertThat(browser.run("return seen")).isEqualTo(List.of());
        assertNothingIsShown();
    }

    /** After the hiding, nothing of ours may be left that a page could stumble over. */
    @Test
    void a_chat_that_is_shown_again_has_no_style_of_ours() {
        adaChats(Window.MAXIMISED);
        open(tag(BOB));
        assertBobFollowedAda();

        assertThat(browser.eval(CHAT + ".style.length")).isEqualTo("0");
        browser.run("Tawk_API.hideWidget()");
        assertShown(false);
        browser.run("Tawk_API.showWidget()");
        assertShown(true);
    }

    // --- a build of the widget that nobody has seen

    @Test
    void an_unknown_container_is_hidden_by_the_api() {
        sandbox.traits(WidgetTrait.UNKNOWN_CONTAINER);
        adaChats();
        sandbox.fail(Operation.LOGOUT, Fault.delay(Duration.ofSeconds(1)));

        open(tag(BOB));

        assertBobFollowedAda();
    }

    @ParameterizedTest
    @EnumSource(
            value = Window.class,
            names = {"MINIMISED", "MAXIMISED"})
    void in_an_unknown_container_nobody_is_identified_before_the_logout(Window window) {
        sandbox.traits(WidgetTrait.UNKNOWN_CONTAINER);
        adaChats(window);
        sandbox.fail(Operation.LOGOUT, Fault.error(500));

        open(tag(BOB));

        untilTold();
        assertThat(browser.eval("Tawk_API.isChatHidden()")).isEqualTo("true");
        assertThat(identifications()).hasSize(1);

        sandbox.recover();
        open(tag(BOB));
        browser.until("Bob", () -> identifications().size() == 2);
        assertThat(signings()
                        .subList(signings().lastIndexOf("logout"), signings().size()))
                .containsExactly("logout", identify());
    }
}
