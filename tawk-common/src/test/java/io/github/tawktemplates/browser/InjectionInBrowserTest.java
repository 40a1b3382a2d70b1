package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** A policy that takes files of the page's own origin runs our file, whoever asks for it. */
    private void openWithOurFile(String page) {
        TawkWidget file =
                builder().bootstrapUrl(URI.create(TawkWidget.bootstrapPath())).build();
        site.contentSecurityPolicy(file.contentSecurityPolicy().addTo("default-src 'self'", NONCE));
        String theirs = file.render(BOB).replace(" async=\"\"", "");
        open(page.replace("OURS", element(ADA))
                .replace("THEIRS", theirs)
                .replace("DEFERRED", theirs.replace("<script ", "<script defer nonce=guessed "))
                .replace("VECTOR", "<svg>" + theirs.replace(" src=", " href=") + "</svg>"));
        browser.untilTrue("document.readyState === 'complete'");
    }

    private void assertBobWasNotIdentified() {
        untilAllHasArrived();
        assertThat(identifications())
                .extracting(call -> call.values().get("userId"))
                .doesNotContain("u-18");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OURS THEIRS", "OURS DEFERRED", "DEFERRED OURS"})
    void an_injected_element_that_runs_our_file_brings_nobody_in(String page) {
        openWithOurFile(page);

        untilHidden();
        assertThat(warnings()).singleElement().asString().contains("reload the page");
        assertBobWasNotIdentified();
    }

    /** Not every browser runs it. */
    @Test
    void an_injected_script_of_svg_that_runs_our_file_brings_nobody_in() {
        openWithOurFile("OURS VECTOR");

        browser.until(
                "an end", () -> !warnings().isEmpty() || !identifications().isEmpty());
        assertBobWasNotIdentified();
    }

    @Test
    void an_injected_element_that_runs_our_file_before_the_pages_own_element_changes_nothing() {
        openWithOurFile("THEIRS OURS");

        untilVerdict("verified");
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
