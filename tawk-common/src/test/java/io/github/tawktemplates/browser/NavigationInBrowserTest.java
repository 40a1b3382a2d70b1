package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.HostPage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that change without a load, by the real Turbo, htmx and jQuery. */
@EachCall
class NavigationInBrowserTest extends PageTest {
    private static final String TURBO = HostPage.script("hotwired__turbo", "turbo.es2017-umd.js");
    private static final String HTMX = HostPage.script("htmx.org", "htmx.min.js");
    private static final String JQUERY = HostPage.script("jquery", "jquery.min.js");

    static List<String> libraries() {
        return List.of(TURBO, HTMX);
    }

    @AfterEach
    void no_exception_came_up() {
        assertThat(browser.run("return errors")).isEqualTo(List.of());
    }

    private void page(String path, String head, String body) {
        site.serve(
                path,
                "<!doctype html><html><head><title>" + path + "</title>" + head + "</head><body hx-boost=true><h1>"
                        + path + "</h1><a id=next href=/next>Next</a>" + body + "</body></html>");
    }

    /** Serves {@code /first} and {@code /next}, and opens the former. */
    private void openFirst(String script, Visitor first, Visitor next) {
        String head = "<script src='" + script + "'></script>";
        page("/first", head, tag(first));
        page("/next", head, tag(next));
        browser.open(site.uri() + "first");
        untilVerdict(first == null ? "anonymous" : "verified");
        browser.run("window.sameDocument = true");
    }

    private void follow() {
        browser.run("document.getElementById('next').click()");
        untilPage("/next");
    }

    private void back() {
        browser.driver().navigate().back();
        untilPage("/first");
    }

    private void untilPage(String path) {
        browser.until(
                "the page " + path,
                () -> path.equals(browser.eval("document.querySelector('h1').textContent"))
                        && path.equals(browser.eval("location.pathname")));
        assertThat(browser.eval("sameDocument")).isEqualTo("true");
    }

    /** Waits until the one widget of the page has its frames, with something in them. */
    private void untilDrawn() {
        browser.untilTrue("Array.from(document.querySelectorAll('[data-verdict] iframe'))"
                + ".filter((f) => f.contentDocument.body.textContent).length === 2");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void the_same_visitor_on_the_next_page_is_not_identified_again(String library) {
        openFirst(library, ADA, ADA);

        follow();

        assertIdentifiedOnce();
        untilDrawn();
        assertThat(signings()).containsExactly(identify());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void attributes_that_change_reach_the_agent(String library) {
        openFirst(
                library,
                ADA,
                Visitor.forUserId("u-17").name("Ada").attribute("cart", 3).build());

        follow();

        browser.until("the second call", () -> identifications().size() == 2);
        untilVerdict("verified");
        untilDrawn();
        assertThat(signings()).doesNotContain("logout");
        assertThat(sandbox.visitors().get(0).attributes()).containsEntry("cart", 3L);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_visitor_who_changes_with_the_page_is_logged_out_first(String library) {
        openFirst(library, ADA, BOB);

        follow();

        browser.until("Bob", () -> identifications().size() == 2);
        untilVerdict("verified");
        untilDrawn();
        assertThat(visitorName()).isEqualTo("Bob");
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void back_to_a_kept_page_of_somebody_who_has_left_identifies_nobody(String library) {
        openFirst(library, ADA, Visitor.signedOut());
        follow();
        untilVerdict("anonymous");

        back();

        untilVerdict("anonymous");
        untilDrawn();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void back_to_a_kept_page_of_the_same_person_keeps_the_chat(String library) {
        openFirst(library, ADA, ADA);
        follow();
        untilVerdict("verified");

        back();

        assertIdentifiedOnce();
        untilDrawn();
        assertThat(visitorName()).isEqualTo(ADAS_NAME);
    }

    @Test
    void nothing_of_the_person_is_in_the_history_of_htmx() {
        openFirst(HTMX, ADA, Visitor.signedOut());
        follow();
        untilVerdict("anonymous");

        String kept = browser.eval("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)");
        assertThat(kept)
                .contains("htmx-history-cache", "<h1>/first</h1>")
                .doesNotContain("u-17", "Ada", "ada@example.com", "7b5bf0741ef5");
    }

    @Test
    void a_page_that_turbo_refreshes_by_morphing_keeps_the_chat() {
        String morph = "<meta name=turbo-refresh-method content=morph><script src='" + TURBO + "'></script>";
        page("/first", morph, tag(ADA));
        browser.open(site.uri() + "first");
        untilVerdict("verified");
        browser.run(
                "window.sameDocument = true; window.renders = 0; addEventListener('turbo:render', () => window.renders++);"
                        + "Turbo.visit(location.href, {action: 'replace'})");

        browser.untilTrue("renders");

        assertIdentifiedOnce();
        untilDrawn();
        assertThat(browser.eval("sameDocument")).isEqualTo("true");
    }

    @Test
    void a_chat_that_the_page_has_shut_down_stays_away() {
        openFirst(TURBO, ADA, null);
        browser.run("Tawk_API.shutdown()");

        follow();

        assertThat(browser.eval("document.querySelectorAll('[data-verdict]').length"))
                .isEqualTo("0");
    }

    @Test
    void an_element_that_jquery_inserts_is_found() {
        open("<script src='" + JQUERY + "'></script><div id=target></div>");

        browser.run("jQuery('#target').html(arguments[0])", tag(ADA));

        assertIdentifiedOnce();
    }

    @Test
    void an_element_that_jquery_inserts_is_found_under_a_policy_too() {
        site.contentSecurityPolicy(builder().build().contentSecurityPolicy().headerForNonce("bm9uY2U"));
        open("<script src='" + JQUERY + "' nonce=bm9uY2U></script><div id=target></div>");

        // an injected element, which the policy keeps from running, is not taken for ours
        browser.run(
                "jQuery('#target').html(arguments[0]);",
                "<script data-tawk='{}'></script>"
                        + builder().build().render(ADA, "bm9uY2U")
                        + "<script type=text/plain data-tawk='"
                        + "{\"src\":\"https://embed.tawk.to/000000000000000000000000/evil\"}'></script>");

        assertIdentifiedOnce();
        assertThat(requestedHosts()).doesNotContain("https://embed.tawk.to");
    }

    @Test
    void states_that_a_page_pushes_send_nothing_twice() {
        open(tag(ADA));
        untilVerdict("verified");

        browser.run("history.pushState({}, '', '/a'); history.replaceState({}, '', '/b'); location.hash = 'c';");
        browser.until("the widget's own report", () -> sandbox.calls("page").size() >= 3);

        assertIdentifiedOnce();
    }

    @Test
    void a_widget_whose_body_is_replaced_twice_stays() {
        open(tag(ADA));
        untilVerdict("verified");

        for (int i = 0; i < 2; i++) {
            browser.run("const body = document.createElement('body'); body.innerHTML = '<h1>Next</h1>';"
                    + "document.body.replaceWith(body)");
            assertIdentifiedOnce();
            untilDrawn();
        }
        browser.run("document.body.replaceChildren()");
        assertIdentifiedOnce();
        untilDrawn();
        browser.run(
                "document.body.remove(); setTimeout(() => document.documentElement.append(document.createElement('body')), 50)");
        browser.untilTrue("document.body");
        assertIdentifiedOnce();
        untilDrawn();
    }
}
