package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Injected markup, on a page with a nonce: our form with a visitor of the attacker's own. */
class InjectionInBrowserTest extends PeopleTest {
    private static final String NONCE = "bm9uY2U=";

    @BeforeEach
    void policy() {
        site.contentSecurityPolicy("script-src 'nonce-" + NONCE + "' 'strict-dynamic'");
    }

    private String element(Visitor visitor) {
        return builder().build().render(visitor, NONCE);
    }

    /** Bob's is the attacker's identity: valid, and printed without the nonce, as a script and as inert data. */
    private String injected() {
        return tag(BOB)
                + tag(BOB).replace("<script ", "<script type=text/plain ")
                + tag(BOB).replace("<script ", "<script nonce=guessed ");
    }

    private void addInert(String markup) {
        browser.run(
                "const div = document.createElement('div'); div.innerHTML = arguments[0]; document.body.append(div)",
                markup);
    }

    /** As routers do it: without any attribute. The policy lets it run, as a trusted script inserts it. */
    private void runACopy() {
        String element = tag(null);
        browser.run(
                "const copy = document.createElement('script'); copy.text = arguments[0]; document.body.append(copy); copy.remove()",
                element.substring(element.indexOf("'>") + 2, element.indexOf("</script>")));
    }

    private void assertNobodyButAdaWasIdentified() {
        untilAllHasArrived();
        assertThat(identifications())
                .extracting(call -> call.values().get("userId"))
                .containsOnly("u-17");
    }

    @Test
    void an_injected_element_is_not_taken_where_a_router_runs_a_copy() {
        open(element(ADA));
        untilVerdict("verified");
        addInert(injected());

        runACopy();

        // who is there is not known
        untilHidden();
        assertThat(warnings()).singleElement().asString().contains("reload the page");
        assertNobodyButAdaWasIdentified();
    }

    @Test
    void the_pages_own_element_is_taken_where_a_router_runs_a_copy() {
        open(element(Visitor.signedOut()));
        untilVerdict("anonymous");
        addInert(element(ADA) + injected());

        runACopy();

        untilVerdict("verified");
        assertNobodyButAdaWasIdentified();
        assertThat(browser.eval("document.documentElement.outerHTML")).doesNotContain("u-17");
    }

    @Test
    void a_copy_that_is_the_first_to_run_trusts_no_element() {
        open("<script nonce='" + NONCE + "'></script>");
        addInert(injected());

        runACopy();

        assertThat(warnings()).singleElement().asString().contains("reload the page");
        assertThat(sandbox.calls()).isEmpty();
        assertThat(browser.eval("document.querySelector('[data-tawk]:not([data-tawk=\"\"])')"))
                .isNull();
    }

    @Test
    void an_attribute_that_comes_to_an_element_without_the_nonce_gives_nothing() {
        open(element(ADA) + "<script id=theirs></script>");
        untilVerdict("verified");
        String data = tag(BOB);

        browser.run(
                "document.getElementById('theirs').setAttribute('data-tawk', arguments[0])",
                data.substring(data.indexOf("'") + 1, data.indexOf("'>")));

        untilHidden();
        assertNobodyButAdaWasIdentified();
    }

    @Test
    void an_attribute_that_comes_to_something_else_than_a_script_changes_nothing() {
        open(element(ADA)
                + "<img id=theirs><svg><script id=vector></script></svg><script type=text/plain id=inert></script>");
        untilVerdict("verified");
        String data = tag(BOB);

        browser.run(
                "['theirs', 'vector', 'inert'].forEach((id) => document.getElementById(id).setAttribute('data-tawk', arguments[0]))",
                data.substring(data.indexOf("'") + 1, data.indexOf("'>")));

        assertIdentifiedOnce();
        assertNobodyButAdaWasIdentified();
    }
}
