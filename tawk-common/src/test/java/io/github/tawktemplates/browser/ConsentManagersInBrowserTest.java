package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.docs.Documentation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes of docs/consent.md, with the real libraries, under a policy that lets nothing run without a nonce. */
class ConsentManagersInBrowserTest extends PageTest {
    private static final String NONCE = "bm9uY2U=";

    enum Manager {
        COOKIECONSENT(
                "vanilla-cookieconsent 3",
                "/npm/vanilla-cookieconsent/cookieconsent.umd.js",
                "#cc-main [data-role=all]",
                "#cc-main [data-role=necessary]",
                "CookieConsent.acceptCategory([])"),
        KLARO(
                "Klaro 0.7",
                "/npm/klaro/klaro-no-css.js",
                ".cm-btn-success",
                ".cn-decline",
                "klaro.getManager().updateConsent('tawk', false); klaro.getManager().saveAndApplyConsents()");

        private final String comment;
        private final String script;
        private final String accept;
        private final String decline;
        private final String withdraw;

        Manager(String comment, String script, String accept, String decline, String withdraw) {
            this.comment = comment;
            this.script = script;
            this.accept = accept;
            this.decline = decline;
            this.withdraw = withdraw;
        }
    }

    private void open(Manager manager) {
        TawkWidget widget = builder().load(LoadPolicy.CONSENT).build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy()
                .addTo(
                        "default-src 'self'; script-src 'nonce-" + NONCE + "' 'strict-dynamic'; object-src 'none'",
                        NONCE));
        String recipe = Documentation.block("docs/consent.md", "for all consent managers")
                + Documentation.block("docs/consent.md", manager.comment);
        // a browser that is driven passes for a bot, which is not asked
        String own = "<script nonce='" + NONCE + "'>"
                + recipe.replace("CookieConsent.run({", "CookieConsent.run({hideFromBots: false,") + "</script>";
        String library = "<script nonce='" + NONCE + "' src='" + manager.script + "'></script>";
        open((manager == Manager.KLARO ? own + library : library + own) + widget.render(ADA, NONCE));
    }

    private void click(String selector) {
        browser.untilTrue("document.querySelector('" + selector + "')");
        browser.run("document.querySelector('" + selector + "').click()");
    }

    private void assertNothingOfTawkTo() {
        assertThat(requestedHosts()).doesNotContain(sandbox.uri().toString());
        assertThat(sandbox.calls()).isEmpty();
        assertThat(namesOfWhatIsStored())
                .noneMatch(name -> name.toLowerCase().contains("tawk") || name.contains("twk"));
    }

    private static List<String> namesOfWhatIsStored() {
        List<?> names = (List<?>) browser.run("return Object.keys(localStorage).concat(Object.keys(sessionStorage),"
                + " document.cookie.split('; ').filter(Boolean).map((cookie) => cookie.split('=')[0]))");
        return names.stream().map(Object::toString).toList();
    }

    private void assertNoViolation() {
        assertThat(browser.run("return violations")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_asked_or_stored_before_consent_and_the_visitor_is_identified_after(Manager manager) {
        open(manager);
        browser.untilTrue("document.querySelector('" + manager.accept + "')");
        assertThat(namesOfWhatIsStored()).isEmpty();
        assertNothingOfTawkTo();

        click(manager.accept);

        assertIdentifiedOnce();
        assertThat(namesOfWhatIsStored()).contains("twk_uuid_" + PROPERTY);
        assertNoViolation();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_asked_or_stored_where_consent_is_refused(Manager manager) {
        open(manager);

        click(manager.decline);

        browser.untilTrue("document.cookie");
        assertNothingOfTawkTo();
        assertNoViolation();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_page_needs_no_click(Manager manager) {
        open(manager);
        click(manager.accept);
        assertIdentifiedOnce();

        browser.run("window.before = true; location.reload()");
        browser.untilTrue("!window.before");

        untilVerdict("verified");
        assertNoViolation();
    }

    @ParameterizedTest
    @EnumSource
    void what_was_stored_is_deleted_and_nothing_is_asked_when_consent_is_withdrawn(Manager manager) {
        open(manager);
        click(manager.accept);
        assertIdentifiedOnce();

        browser.run("window.before = true; " + manager.withdraw);
        browser.untilTrue("!window.before && document.readyState === 'complete'");

        assertThat(requestedHosts()).doesNotContain(sandbox.uri().toString());
        assertThat(namesOfWhatIsStored())
                .noneMatch(name -> name.toLowerCase().contains("tawk") || name.contains("twk"));
        assertNoViolation();
    }
}
