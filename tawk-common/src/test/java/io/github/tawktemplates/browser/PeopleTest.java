package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.WidgetTrait;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Pages of several people in one browser, with what can be seen of a chat recorded in each frame that is drawn. */
abstract class PeopleTest extends PageTest {

    /** How a chat is on the screen. */
    enum Window {
        MINIMISED,
        MAXIMISED,
        EMBEDDED,
        PHONE;

        /** Returns a page with an element of ours, and for an embedded chat its place. */
        String page(String element) {
            return PageTest.page(place() + element);
        }

        String place() {
            return this == EMBEDDED
                    ? "<div id=here></div><script>window.Tawk_API = window.Tawk_API || {}; Tawk_API.embedded = 'here';</script>"
                    : "";
        }
    }

    static final String ADAS_MESSAGE = "My order 4711 has not arrived";

    /** Reads, in each frame that the browser draws, what of the chat has a size on the screen or is one click away. */
    @BeforeEach
    void watch() {
        browser.preload("if (window === top) {"
                + "  window.seen = [];"
                + "  (function look() {"
                + "    requestAnimationFrame(look);"
                + "    Document.prototype.querySelectorAll.call(document, '[data-verdict]').forEach((chat) => {"
                + "      const frames = Array.from(chat.querySelectorAll('iframe'));"
                + "      if (" + IS_SHOWN + "(chat)) {"
                // the name, as the frames are filled a little later
                + "        seen.push((document.querySelector('h1') || {}).textContent + ': ' + chat.visitorName + frames.map((f) => f.contentDocument.body.textContent).join(' '));"
                + "      }"
                + "    });"
                + "  })();"
                + "}");
    }

    /** Opens Ada's page, and waits until she is known and her chat holds a message. */
    void adaChats() {
        adaChats(Window.MINIMISED);
    }

    /** The same, and leaves the window so. */
    void adaChats(Window window) {
        if (window == Window.PHONE) {
            sandbox.traits(WidgetTrait.MOBILE);
        }
        browser.open(site.serve(window.page(tag(ADA))));
        adaWrites(window);
    }

    /** Waits until Ada is known on the page at hand, lets her write her message, and leaves the window as wanted. */
    void adaWrites(Window window) {
        untilVerdict("verified");
        String chat = "document.querySelector('[data-verdict] iframe').contentDocument";
        browser.untilTrue(chat + ".querySelector('form')");
        browser.run(
                "const form = " + chat + ".querySelector('form');"
                        + "form.querySelector('input').value = arguments[0]; form.requestSubmit();",
                ADAS_MESSAGE);
        browser.untilTrue(chat + ".querySelector('.message')");
        // the control of all that follows: what is looked for can be seen here
        browser.untilTrue("seen.some((text) => text.includes('Ada') && text.includes('" + ADAS_MESSAGE + "'))");
        if (window == Window.MAXIMISED || window == Window.PHONE) {
            browser.run("Tawk_API.maximize()");
            browser.until("the window's state", () -> !sandbox.calls("window").isEmpty());
        }
    }

    void signOut() {
        browser.open(site.serve("/bye", page(tag(Visitor.signedOut()))));
    }

    void assertNothingOfAdaWasSeen() {
        // once more, after whatever is drawn now
        browser.run("window.before = seen.length");
        browser.untilTrue("seen.length > before + 1");
        assertNothingOfAdaWasShown();
    }

    void assertNothingOfAdaWasShown() {
        List<?> seen = (List<?>) browser.run("return seen");
        assertThat(seen.stream().map(String::valueOf)).noneMatch(text -> text.contains("Ada") || text.contains("4711"));
    }

    /** Nothing at all is on the screen, in the frames drawn from now on. */
    void assertNothingIsShown() {
        browser.run("seen.length = 0; window.drawn = 0;"
                + "requestAnimationFrame(function count() { window.drawn++; requestAnimationFrame(count); })");
        browser.untilTrue("drawn > 3");
        assertThat(browser.run("return seen")).isEqualTo(List.of());
    }

    void bobSignsInInAnotherTab() {
        String here = browser.tab();
        browser.newTab();
        open(tag(BOB));
        untilBobIsVerified();
        browser.tab(here);
    }

    void untilBobIsVerified() {
        untilVerdict("verified");
        assertThat(visitorName()).isEqualTo("Bob");
    }

    /** Bob is known, Ada was logged out before, and nothing of her was seen. */
    void assertBobFollowedAda() {
        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    /** Adds an element to the page at hand, and forgets in the same moment what was seen before. */
    void insertAndLookAfresh(String element) {
        browser.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0])); seen.length = 0;",
                element);
    }
}
