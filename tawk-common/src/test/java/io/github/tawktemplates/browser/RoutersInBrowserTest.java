package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** Routers that run a copy of our script, or run scripts once more; the real ones. */
class RoutersInBrowserTest extends PeopleTest {

    enum Router {
        /** Takes each script of the new body out and runs a copy without its attributes. */
        INSTANTCLICK(
                // the npm package ends with an export
                "<script data-no-instant>var module = {};</script>"
                        + "<script src=/npm/instantclick/instantclick.js data-no-instant></script>",
                "<script data-no-instant>InstantClick.init();</script>"),
        /** The same, in the parts that it replaces. */
        PJAX(
                "<script src=/npm/pjax/pjax.min.js></script>",
                "<script>window.pjax = window.pjax || new Pjax({elements: 'a', selectors: ['title', '#swup'], cacheBust: false});</script>"),
        /** Runs each script of the document once more, with its attributes: the widget's own, too. */
        SWUP(
                "<script src=/npm/swup/Swup.umd.js data-swup-ignore-script></script>"
                        + "<script src=/npm/swup/scripts-plugin.umd.js data-swup-ignore-script></script>",
                "<script data-swup-ignore-script>window.swup = new Swup({animationSelector: false,"
                        + " plugins: [new SwupScriptsPlugin({head: true, body: true})]});</script>"),
        /** Takes every listener of document and window away. */
        DOCUMENT_OPEN(
                "",
                "<script>document.getElementById('next').onclick = () => { fetch('/next').then((answer) => answer.text())"
                        + ".then((text) => { document.open(); document.write(text); document.close(); }); return false; };</script>");

        private final String head;
        private final String start;

        Router(String head, String start) {
            this.head = head;
            this.start = start;
        }
    }

    private void serve(String path, Router router, Visitor visitor) {
        site.serve(
                path,
                "<!doctype html><html><head><title>" + path + "</title>" + router.head
                        + "</head><body><div id=swup><h1>"
                        + path + "</h1><a id=next href=/next>Next</a>" + tag(visitor) + "</div>" + router.start
                        + "</body></html>");
    }

    private void visit(Router router, Visitor next) {
        serve("/first", router, ADA);
        serve("/next", router, next);
        browser.open(site.uri() + "first");
        adaWrites(Window.MAXIMISED);
        browser.run("Tawk_API.minimize(); window.sameDocument = true");
        browser.until(
                "the panel to close",
                () -> Boolean.TRUE.equals(browser.run(
                        "return document.querySelector('[data-verdict] iframe').getBoundingClientRect().width === 0")));
        browser.driver().findElement(By.id("next")).click();
        browser.untilTrue("document.querySelector('h1') && document.querySelector('h1').textContent === '/next'");
        assertThat(browser.eval("sameDocument")).isEqualTo("true");
    }

    private boolean isHidden() {
        return Boolean.TRUE.equals(
                browser.run("return Array.from(document.querySelectorAll('[data-verdict]')).every((chat) => !"
                        + IS_SHOWN + "(chat))"));
    }

    /** Waits for the verdict, or a chat that is hidden and a word on the console about what to do. */
    private void untilVerdictOrHiddenWithAWord(String verdict, String name) {
        browser.until(
                verdict + ", or hidden and a word about it",
                () -> isHidden()
                        ? !warnings().isEmpty()
                        : verdict.equals(browser.eval("document.querySelector('[data-verdict]').dataset.verdict"))
                                && name.equals(visitorName()));
        untilSettled();
        assertThat(browser.run("return seen.filter((text) => text.startsWith('/next: ')"
                        + " && (text.includes('Ada') || text.includes('4711')))"))
                .isEqualTo(List.of());
        assertThat(browser.eval("document.querySelector('[data-tawk]:not([data-tawk=\"\"])')"))
                .isNull();
        assertThat(browser.eval("document.documentElement.outerHTML")).doesNotContain("u-17", "u-18", "7b5bf0741ef5");
        assertThat(browser.run("return errors")).isEqualTo(List.of());
    }

    private void untilSettled() {
        browser.run("setTimeout(() => { window.later = 1; }, 500)");
        browser.untilTrue("window.later");
    }

    @ParameterizedTest
    @EnumSource(Router.class)
    void the_next_person_never_sees_the_last_ones_chat(Router router) {
        visit(router, BOB);

        untilVerdictOrHiddenWithAWord("verified", "Bob");
        if (identifications().size() > 1) {
            assertThat(signings()).containsExactly(identify(), "logout", identify());
        }
    }

    @ParameterizedTest
    @EnumSource(Router.class)
    void a_page_for_signed_out_visitors_does_not_show_the_last_ones_chat(Router router) {
        visit(router, Visitor.signedOut());

        untilVerdictOrHiddenWithAWord("anonymous", "");
    }

    @Test
    void swup_that_runs_the_widgets_scripts_once_more_does_not_kill_it() {
        visit(Router.SWUP, BOB);

        browser.until("Bob", () -> identifications().size() == 2);
        untilBobIsVerified();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @Test
    void a_document_that_is_opened_anew_has_its_chat() {
        visit(Router.DOCUMENT_OPEN, BOB);

        browser.until("Bob", () -> identifications().size() == 2);
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }
}
