package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.browser.Ability;
import io.github.tawktemplates.testing.browser.Needs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When and how the widget is loaded, and what that costs the page. */
class LoadInBrowserTest extends PageTest {
    private String tag(LoadPolicy policy) {
        return builder().load(policy).build().render(ADA);
    }

    private void assertNothingLeftThePage() {
        assertThat(requestedHosts()).isEmpty();
        assertThat(browser.eval("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .isEqualTo("{}{}");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void consent_is_waited_for() {
        open(tag(LoadPolicy.CONSENT) + "<a id='tawkConsent'></a>");
        browser.run("window.dispatchEvent(new Event('scroll')); window.dispatchEvent(new Event('keydown'))");
        assertNothingLeftThePage();

        browser.run("window.dispatchEvent(new Event('tawk-consent'))");

        assertIdentifiedOnce();
    }

    @Test
    void consent_given_twice_is_one_widget() {
        open(tag(LoadPolicy.CONSENT));
        assertNothingLeftThePage();

        browser.run("window.tawkConsent = true; window.dispatchEvent(new Event('tawk-consent'));"
                + "window.dispatchEvent(new Event('tawk-consent'))");
        assertIdentifiedOnce();

        browser.run("window.dispatchEvent(new Event('tawk-consent'))");
        insert(tag(LoadPolicy.CONSENT));
        assertIdentifiedOnce();
        assertTheEmbedScriptCameOnce();
    }

    @Test
    void consent_given_before_the_tag_is_enough() {
        open("<script>window.tawkConsent = true;</script>" + tag(LoadPolicy.CONSENT));

        assertIdentifiedOnce();
    }

    @Test
    void consent_given_before_a_later_element_of_the_same_document_is_enough() {
        open(tag(LoadPolicy.CONSENT));
        browser.run("window.tawkConsent = true");
        assertNothingLeftThePage();

        insert(tag(LoadPolicy.CONSENT));

        assertIdentifiedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pointerdown", "pointermove", "keydown", "wheel", "touchstart"})
    void the_first_interaction_is_waited_for(String type) {
        open(tag(LoadPolicy.INTERACTION));
        browser.run("window.dispatchEvent(new Event('tawk-consent'))");
        assertNothingLeftThePage();

        browser.run(
                "const act = () => document.body.dispatchEvent(new Event(arguments[0], {bubbles: true})); act(); act();",
                type);

        assertIdentifiedOnce();
    }

    /** Without 'strict-dynamic', tawk.to's further scripts are stopped, but not the one that the bootstrap inserts. */
    @Test
    void the_embed_script_carries_the_nonce() {
        site.contentSecurityPolicy("script-src 'nonce-bm9uY2U='");

        open(builder().build().render(ADA, "bm9uY2U="));

        browser.untilTrue("violations.length");
        assertThat(browser.eval("typeof $_Tawk")).isEqualTo("object");
    }

    @Test
    void a_file_that_is_not_this_versions_does_not_run() {
        site.serve("/tawk-templates/bootstrap-old.js", "window.ran = true;");
        TawkWidget widget = builder()
                .bootstrapUrl(URI.create("/tawk-templates/bootstrap-old.js"))
                .build();

        open(widget.render(ADA));

        browser.until(
                "the browser's word on integrity",
                () -> browser.console().stream().anyMatch(line -> line.contains("integrity")));
        assertThat(browser.eval("window.ran")).isNull();
        assertThat(sandbox.calls()).isEmpty();
    }

    /** As a CDN does that shortens or wraps what it serves. */
    @Test
    void a_file_that_was_edited_on_the_way_does_not_run_and_the_page_lives_on() throws IOException {
        String path = TawkWidget.bootstrapPath();
        String served = new String(
                getClass().getResourceAsStream("/META-INF/resources" + path).readAllBytes(), StandardCharsets.US_ASCII);
        site.serve("/cdn", served + "/* edited */");
        TawkWidget edited = builder().bootstrapUrl(URI.create("/cdn")).build();

        open(edited.render(ADA) + "<script>window.later = 1;</script>");

        browser.until(
                "the browser's own word",
                () -> browser.console().stream().anyMatch(line -> line.contains("integrity")));
        assertNothingOfOursRuns();
        // the control: the same file as it was built runs
        site.serve("/cdn", served);
        open(edited.render(ADA));
        assertIdentifiedOnce();
    }

    @Test
    void a_base_that_leads_to_another_site_brings_no_file_and_the_page_lives_on() {
        TawkWidget widget =
                builder().bootstrapUrl(URI.create(TawkWidget.bootstrapPath())).build();

        open("<base href='" + sandbox.uri() + "/elsewhere/'>" + widget.render(ADA)
                + "<script>window.later = 1;</script>");

        assertNothingOfOursRuns();
    }

    @Test
    void a_base_that_leads_to_another_site_changes_nothing_for_the_script_in_the_page() {
        open("<base href='" + sandbox.uri() + "/elsewhere/'>" + tag(ADA));

        assertIdentifiedOnce();
    }

    /** The one message is the browser's, if it has any. The element keeps its data, as nothing runs that could remove them. */
    private void assertNothingOfOursRuns() {
        browser.untilTrue("window.later");
        assertThat(warnings()).isEmpty();
        assertThat(browser.run("return errors")).isEqualTo(List.of());
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    @Needs(Ability.LAYOUT_SHIFT)
    void nothing_of_the_page_is_shifted() {
        // the stand-in's bubble grows with the name in it
        browser.preload("window.shifted = [];"
                + "new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.forEach(({node}) => {"
                + "  const container = document.querySelector('[data-verdict]');"
                + "  if (!container || !container.contains(node)) { shifted.push(String(node && node.nodeName)); }"
                + "}))).observe({type: 'layout-shift', buffered: true});");
        open(tag(ADA) + "<p>Text</p>".repeat(50));
        assertIdentifiedOnce();
        browser.untilTrue("document.querySelector('[data-verdict] iframe').contentDocument.body.textContent");
        assertThat(browser.run("return shifted")).isEqualTo(List.of());

        // the control: what a script that shifts the page would be seen doing
        browser.run("document.querySelector('h1').style.marginTop = '200px'");
        browser.untilTrue("shifted.length");
    }
}
