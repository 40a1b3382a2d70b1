package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.ContentSecurityPolicy;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.HostPage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages that are made like what the server sends, node by node: the attribute of the element comes to a script that has already run.
 * The real Turbo 8, and htmx 2 with the real idiomorph.
 */
class MorphingInBrowserTest extends PeopleTest {

    enum Morph {
        TURBO(
                "<meta name=turbo-refresh-method content=morph>"
                        + script(HostPage.script("hotwired__turbo", "turbo.es2017-umd.js")),
                "",
                "Turbo.visit(location.href, {action: 'replace'})"),
        HTMX_INNER(
                htmx(),
                "hx-ext=morph hx-boost=true hx-swap=morph:innerHTML",
                "document.getElementById('again').click()"),
        HTMX_OUTER(
                htmx(),
                "hx-ext=morph hx-boost=true hx-swap=morph:outerHTML",
                "document.getElementById('again').click()");

        private final String head;
        private final String attributes;
        private final String refresh;

        Morph(String head, String attributes, String refresh) {
            this.head = head;
            this.attributes = attributes;
            this.refresh = refresh;
        }

        private static String htmx() {
            return script(HostPage.script("htmx.org", "htmx.min.js")) + script("/npm/idiomorph/idiomorph-ext.min.js");
        }

        private static String script(String src) {
            return "<script src='" + src + "' nonce='" + FIRST + "'></script>";
        }
    }

    private static final String FIRST = "Zmlyc3Q=";
    private static final String SECOND = "c2Vjb25k";

    static Stream<Arguments> morphsWithAndWithoutAPolicy() {
        return Stream.of(Morph.values())
                .flatMap(morph -> Stream.of(Arguments.of(morph, false), Arguments.of(morph, true)));
    }

    private void serve(Morph morph, String title, String element) {
        site.serve(
                "/page",
                "<!doctype html><html><head><title>" + title + "</title>" + morph.head + "</head><body "
                        + morph.attributes + "><h1>" + title + "</h1><a id=again href=/page>Again</a>" + element
                        + "</body></html>");
    }

    private void openAdas(Morph morph, boolean policy) {
        if (policy) {
            site.contentSecurityPolicy(policy().headerForNonce(FIRST));
        }
        openAdasUnder(morph, policy);
    }

    private ContentSecurityPolicy policy() {
        return builder().build().contentSecurityPolicy();
    }

    private void openAdasUnder(Morph morph, boolean policy) {
        serve(morph, "before", element(ADA, policy ? FIRST : null));
        browser.open(site.uri() + "page");
        adaWrites(Window.MAXIMISED);
        browser.run("window.sameDocument = true");
    }

    private String element(Visitor visitor, String nonce) {
        return nonce == null ? tag(visitor) : builder().build().render(visitor, nonce);
    }

    private void refresh(Morph morph, String element) {
        serve(morph, "after", element);
        browser.run(morph.refresh);
        browser.untilTrue("document.querySelector('h1').textContent === 'after'");
        assertThat(browser.eval("sameDocument")).isEqualTo("true");
    }

    private void assertNothingOfAdaWasSeenAfterwards() {
        assertThat(browser.run("return seen.filter((text) => text.startsWith('after: ')"
                        + " && (text.includes('Ada') || text.includes('4711')))"))
                .isEqualTo(List.of());
    }

    private void assertNobodysDataAreLeftInTheDocument() {
        browser.untilTrue("!document.querySelector('[data-tawk]:not([data-tawk=\"\"])')");
        assertThat(browser.eval("document.documentElement.outerHTML")).doesNotContain("u-17", "u-18", "7b5bf0741ef5");
    }

    @ParameterizedTest
    @MethodSource("morphsWithAndWithoutAPolicy")
    void the_next_person_is_identified_after_a_logout(Morph morph, boolean policy) {
        openAdas(morph, policy);

        refresh(morph, element(BOB, policy ? FIRST : null));

        browser.until("Bob", () -> identifications().size() == 2);
        untilBobIsVerified();
        assertNothingOfAdaWasSeenAfterwards();
        assertNobodysDataAreLeftInTheDocument();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @ParameterizedTest
    @MethodSource("morphsWithAndWithoutAPolicy")
    void a_sign_out_is_a_sign_out(Morph morph, boolean policy) {
        openAdas(morph, policy);

        refresh(morph, element(Visitor.signedOut(), policy ? FIRST : null));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeenAfterwards();
        assertNobodysDataAreLeftInTheDocument();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @ParameterizedTest
    @MethodSource("morphsWithAndWithoutAPolicy")
    void the_same_person_keeps_the_chat(Morph morph, boolean policy) {
        openAdas(morph, policy);

        refresh(morph, element(ADA, policy ? FIRST : null));

        assertIdentifiedOnce();
        assertNobodysDataAreLeftInTheDocument();
        assertThat(signings()).containsExactly(identify());
        assertThat(warnings()).isEmpty();
    }

    /** Nothing proves that an element with another nonce that does not run is the page's own: it may take away, but give nothing. */
    @ParameterizedTest
    @EnumSource(Morph.class)
    void another_nonce_with_another_person_hides_the_chat_and_asks_for_a_reload(Morph morph) {
        // no 'strict-dynamic', which lets every element run that a library inserts
        site.contentSecurityPolicy(policy().addTo("script-src 'self'", FIRST));
        openAdasUnder(morph, true);

        refresh(morph, element(BOB, SECOND));

        untilHidden();
        browser.until("a word about it", () -> !warnings().isEmpty());
        assertThat(warnings()).singleElement().asString().containsIgnoringCase("reload");
        assertNobodysDataAreLeftInTheDocument();
        assertNothingIsShown();
        assertThat(identifications()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "HTMX_OUTER", mode = EnumSource.Mode.EXCLUDE)
    void another_nonce_gives_nothing_under_strict_dynamic_either(Morph morph) {
        openAdas(morph, true);

        refresh(morph, element(BOB, SECOND));

        untilHidden();
        browser.until("a word about it", () -> !warnings().isEmpty());
        assertNobodysDataAreLeftInTheDocument();
        assertThat(identifications()).hasSize(1);
    }

    /** It inserts another element, and 'strict-dynamic' lets that run: whoever can bring in an element that runs needs no data of ours. */
    @Test
    void an_element_that_runs_is_taken_whatever_its_nonce() {
        openAdas(Morph.HTMX_OUTER, true);

        refresh(Morph.HTMX_OUTER, element(BOB, SECOND));

        browser.until("Bob", () -> identifications().size() == 2);
        untilBobIsVerified();
        assertNothingOfAdaWasSeenAfterwards();
        assertNobodysDataAreLeftInTheDocument();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @ParameterizedTest
    @EnumSource(Morph.class)
    void another_nonce_that_says_nothing_new_changes_nothing(Morph morph) {
        openAdas(morph, true);

        refresh(morph, element(ADA, SECOND));

        assertIdentifiedOnce();
        assertNobodysDataAreLeftInTheDocument();
        assertThat(warnings()).isEmpty();
    }
}
