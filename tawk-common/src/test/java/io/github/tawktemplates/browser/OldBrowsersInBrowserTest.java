package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Browsers and test tools that lack something: it is taken away here. */
class OldBrowsersInBrowserTest extends PeopleTest {

    private static final String NONCE = "bm9uY2U=";

    @AfterEach
    void no_exception_came_up() {
        assertThat(browser.run("return window.errors || []")).isEqualTo(List.of());
    }

    private void assertBackIdentifiesNobody() {
        browser.open(site.serve("/account", page(tag(ADA))));
        untilVerdict("verified");
        browser.open(site.serve("/bye", page(tag(Visitor.signedOut()))));
        untilVerdict("anonymous");
        List<String> before = signings();

        browser.driver().navigate().back();

        browser.untilTrue("location.pathname === '/account' && window.Tawk_API && Tawk_API.onLoaded");
        untilAllHasArrived();
        assertThat(signings()).isEqualTo(before);
        assertNothingOfAdaWasShown();
    }

    /** Safari before 15. */
    @Test
    void back_is_known_without_an_entry_for_the_navigation() {
        browser.preload(
                "const get = Performance.prototype.getEntriesByType;"
                        + "Performance.prototype.getEntriesByType = function (type) { return type === 'navigation' ? [] : get.call(this, type); };");

        assertBackIdentifiesNobody();
    }

    /** jsdom, and browsers before 2012. */
    @Test
    void back_is_known_without_entries() {
        browser.preload("delete Performance.prototype.getEntriesByType;");

        assertBackIdentifiesNobody();
    }

    /** Tools that draw nothing have no layout, no observers of performance, and no navigation at all. */
    @Test
    void a_page_without_any_timing_of_navigations_identifies() {
        browser.preload("delete Performance.prototype.getEntriesByType;"
                + "Object.defineProperty(Performance.prototype, 'navigation', {value: undefined});");

        open(tag(ADA));

        assertIdentifiedOnce();
    }

    /** Chrome before 61 and Firefox before 75: the policy in the page, as they hide no attribute. */
    @Test
    void a_policy_of_a_nonce_holds_without_the_property() {
        browser.preload("delete HTMLElement.prototype.nonce; delete HTMLScriptElement.prototype.nonce;");

        openUnderANonce(builder().build().render(ADA, NONCE));

        assertThat(browser.eval("'nonce' in document.createElement('script')")).isEqualTo("false");
        assertIdentifiedOnce();
    }

    /** An injected element has no nonce; a router runs a copy of the page's own script after it. */
    @Test
    void an_injected_element_is_not_taken_for_the_pages_own_without_the_property() {
        browser.preload("delete HTMLElement.prototype.nonce; delete HTMLScriptElement.prototype.nonce;");
        String evil = tag(BOB).replaceFirst("<script ", "<script type=text/plain ");
        assertThat(evil).startsWith("<script type=text/plain ");

        openUnderANonce(builder().build().render(ADA, NONCE) + evil);
        assertIdentifiedOnce();
        browser.run(
                "const copy = document.createElement('script'); copy.setAttribute('nonce', arguments[0]);"
                        + "copy.textContent = document.querySelector('script[nonce]').textContent; document.body.append(copy);",
                NONCE);

        untilAllHasArrived();
        assertThat(identifications()).hasSize(1);
        assertThat(visitorName()).isEqualTo(ADAS_NAME);
    }

    /** It could run but for the policy. */
    @Test
    void an_element_that_the_policy_blocks_is_not_the_pages_own_without_the_property() {
        browser.preload("delete HTMLElement.prototype.nonce; delete HTMLScriptElement.prototype.nonce;");

        openUnderANonce(builder().build().render(ADA, NONCE) + tag(BOB));

        // whether the page is told of the element depends on the browser
        browser.untilTrue("violations.length");
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        untilAllHasArrived();
        assertThat(visitorName()).isNotEqualTo("Bob");
        assertThat(identifications()).noneMatch(call -> call.toString().contains("Bob"));
    }

    private void openUnderANonce(String body) {
        browser.open(site.serve(
                "<!doctype html><html><head><title>Shop</title><meta http-equiv=Content-Security-Policy content=\""
                        + "script-src 'nonce-" + NONCE + "' 'strict-dynamic'\"></head><body><h1>Shop</h1>" + body
                        + "</body></html>"));
    }

    /** Without constructed style sheets: Safari before 16.4, Firefox before 101. */
    @Test
    void a_chat_is_hidden_without_constructed_style_sheets() {
        browser.preload("delete Document.prototype.adoptedStyleSheets; delete window.CSSStyleSheet; ");
        adaChats(Window.MAXIMISED);

        open(tag(BOB));

        assertBobFollowedAda();
    }
}
