package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Call;
import io.github.tawktemplates.testing.browser.Ability;
import io.github.tawktemplates.testing.browser.Needs;
import io.github.tawktemplates.testing.browser.UndrivenChromium;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pages that the browser prepares before anybody opens them, by Speculation Rules. Chromium does so only while no driver is attached,
 * so the pages report to their site.
 */
@Needs(Ability.PRERENDERING)
class PrerenderingInBrowserTest extends PageTest {

    /** Reports how the page came up, and ten times a second what of the chat is on the screen. */
    private static final String REPORT = "<script>"
            + "const report = (what) => fetch('/report', {method: 'POST', body: location.pathname + ' ' + what, keepalive: true});"
            + "document.addEventListener('prerenderingchange', () => report('opened'));"
            + "report(document.prerendering ? 'prerendered' : 'loaded');"
            + "setInterval(() => { const chat = document.querySelector('[data-verdict]');"
            + "  report(!chat ? 'no chat' : " + IS_SHOWN
            + "(chat) ? 'shows ' + chat.dataset.verdict + ' ' + chat.visitorName : 'hidden'); }, 100);"
            + "</script>";

    /** Prepares the account page at once, and goes there when the site says so. */
    private static final String SPECULATE = "<script type=speculationrules>"
            + "{\"prerender\": [{\"urls\": [\"/account\"], \"eagerness\": \"immediate\"}]}</script>"
            + "<script>setInterval(() => fetch('/order').then((answer) => answer.text())"
            + ".then((order) => { if (order) { eval(order); } }), 100);</script>";

    private static final String GO = "if (!window.gone) { window.gone = 1; location.href = '/account'; }";
    private static final String SIGN_OUT_ELSEWHERE = "if (!document.querySelector('iframe[src=\"/bye\"]')) {"
            + " const frame = document.createElement('iframe'); frame.src = '/bye'; document.body.append(frame); }";

    private UndrivenChromium chromium;

    @BeforeEach
    void prepare() {
        site.serve("/order", "");
        site.serve("/bye", page(tag(Visitor.signedOut())));
    }

    @AfterEach
    void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private void start(Visitor here, Visitor prepared) {
        start(tag(here), tag(prepared));
    }

    private void start(String here, String prepared) {
        site.serve("/start", page(REPORT + here + SPECULATE));
        site.serve("/account", page(REPORT + prepared));
        chromium = new UndrivenChromium(site.uri() + "start");
        until("the first page", () -> reports("/start").contains("loaded"));
        until("the page that is prepared", () -> reports("/account").contains("prerendered"));
    }

    /** Waits longer than other tests, for the start of a browser. */
    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within a minute: " + what + "; reports: " + site.reports() + "; calls: "
                        + sandbox.calls());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private List<String> reports(String path) {
        return site.reports().stream()
                .filter(report -> report.startsWith(path + " "))
                .map(report -> report.substring(path.length() + 1))
                .toList();
    }

    private void untilReports(String path, String state) {
        int before = reports(path).size();
        until(path + " " + state, () -> {
            List<String> reports = reports(path);
            return reports.subList(before, reports.size()).contains(state);
        });
    }

    private void open() {
        site.serve("/order", GO);
        until("the account to be opened", () -> reports("/account").contains("opened"));
    }

    private List<Object> registrations(String path) {
        return sandbox.calls("connect").stream()
                .map(call -> call.values().get("url"))
                .filter(url -> url.equals(site.uri() + path.substring(1)))
                .toList();
    }

    @Test
    void a_page_that_nobody_has_opened_registers_nobody_and_hides_no_chat() {
        start(ADA, BOB);
        untilReports("/start", "shows verified " + ADAS_NAME);
        // some reports later, which come once a second here: what it does by itself would be seen by now
        int prepared = reports("/account").size();
        until("more of the prepared page", () -> reports("/account").size() > prepared + 3);

        assertThat(reports("/account")).doesNotContain("hidden").noneMatch(report -> report.startsWith("shows"));
        assertThat(registrations("/account")).isEmpty();
        assertThat(signings()).containsExactly(identify());
        untilReports("/start", "shows verified " + ADAS_NAME);
    }

    @Test
    void a_page_that_is_the_same_for_everybody_asks_who_is_there_when_it_is_opened() {
        List<String> asked = new CopyOnWriteArrayList<>();
        TawkWidget cached = builder().identityUrl(URI.create("/tawk/identity")).build();
        site.handle("/tawk/identity", exchange -> {
            asked.add("asked");
            send(exchange, cached.identity(ADA, exchange.getRequestHeaders()::getFirst));
        });
        start(tag(Visitor.signedOut()), cached.render(null));
        int prepared = reports("/account").size();
        until("more of the prepared page", () -> reports("/account").size() > prepared + 3);
        assertThat(asked).isEmpty();

        open();

        untilReports("/account", "shows verified " + ADAS_NAME);
        assertThat(asked).hasSize(1);
    }

    @Test
    void opened_by_somebody_else_it_identifies_nobody_and_shows_nothing() {
        start(ADA, BOB);
        untilReports("/start", "shows verified " + ADAS_NAME);

        open();

        until("its chat", () -> !registrations("/account").isEmpty());
        untilReports("/account", "hidden");
        assertThat(reports("/account")).noneMatch(report -> report.contains("Ada"));
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void prepared_for_somebody_who_has_signed_out_elsewhere_it_identifies_nobody() {
        start(ADA, ADA);
        untilReports("/start", "shows verified " + ADAS_NAME);
        site.serve("/order", SIGN_OUT_ELSEWHERE);
        until("the sign-out", () -> signings().contains("logout"));
        untilReports("/start", "hidden");

        open();

        until("its chat", () -> !registrations("/account").isEmpty());
        int opened = reports("/account").size();
        until("more of the opened page", () -> reports("/account").size() > opened + 10);
        assertThat(reports("/account")).noneMatch(report -> report.contains("Ada"));
        // a page that is opened before the sign-out is complete completes it, too
        assertThat(sandbox.calls("setAttributes", "login", "logout"))
                .extracting(Call::name)
                .startsWith(identify(), "logout")
                .containsOnlyOnce(identify());
    }

    @Test
    void prepared_for_the_person_who_opens_it_it_identifies() {
        start(ADA, ADA);
        untilReports("/start", "shows verified " + ADAS_NAME);

        open();

        untilReports("/account", "shows verified " + ADAS_NAME);
        assertThat(signings()).doesNotContain("logout");
    }
}
