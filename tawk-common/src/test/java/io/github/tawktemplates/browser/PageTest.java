package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Call;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.browser.BrowserTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** What tawk-common prints, in a real browser against the sandbox. */
abstract class PageTest extends BrowserTest {
    static final String ADAS_NAME = "Ada </script> '\"{{7*7}}";
    static final Visitor ADA = Visitor.forUserId("u-17")
            .name(ADAS_NAME)
            .email("ada@example.com")
            .attribute("plan", "про  👩")
            .attribute("seats", 12)
            .attribute("trial", false)
            .build();
    static final Visitor BOB = Visitor.forUserId("u-18").name("Bob").build();

    @Parameter
    IdentityCall call = IdentityCall.SET_ATTRIBUTES;

    @BeforeEach
    void listen() {
        browser.preload(
                "window.told = []; addEventListener('tawk-identity-error', (e) => told.push(e.detail));"
                        + "window.errors = []; addEventListener('error', (e) => setTimeout(() => e.message && !e.defaultPrevented && errors.push(e.message)));"
                        + "window.violations = [];"
                        + "addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI));");
    }

    /** Returns a widget of the sandbox, with this run's call. */
    TawkWidget.Builder builder() {
        return TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .identifyWith(call)
                .sandbox(sandbox.uri());
    }

    String tag(Visitor visitor) {
        return builder().build().render(visitor);
    }

    static String page(String body) {
        return "<!doctype html><html><head><title>Shop</title></head><body><h1>Shop</h1>" + body + "</body></html>";
    }

    void open(String body) {
        browser.open(site.serve(page(body)));
    }

    /** Sends what an application answers to a page that asks who is there. */
    static void send(HttpExchange exchange, IdentityResponse identity) throws IOException {
        identity.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = identity.body().getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(identity.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Adds an element to the page at hand, as a script of the page would. */
    void insert(String element) {
        browser.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))", element);
    }

    /** A function of the page: whether something of a chat is on the screen, whatever its container says. */
    static final String IS_SHOWN = "((chat) => Array.from(chat.querySelectorAll('iframe'))"
            + ".some((f) => f.getBoundingClientRect().width * f.getBoundingClientRect().height > 0))";

    /** Waits until the one widget of the page is visible and shows that state of the visitor. */
    void untilVerdict(String verdict) {
        browser.until(
                "the verdict " + verdict,
                () -> List.of(verdict)
                        .equals(browser.run("return Array.from(Document.prototype.querySelectorAll.call(document,"
                                + " '[data-verdict]'), (e) => " + IS_SHOWN
                                + "(e) && e.getAttribute('data-verdict'))")));
    }

    void assertIdentifiedOnce() {
        untilVerdict("verified");
        untilAllHasArrived();
        assertThat(identifications()).hasSize(1);
    }

    /** Waits until whatever the widget has been told by now has been sent: it sends one call after another. */
    void untilAllHasArrived() {
        int before = sandbox.calls("page").size();
        browser.until("the widget's report, which it makes when it is ready", () -> {
            browser.run("history.replaceState(history.state, '', location.href)");
            return sandbox.calls("page").size() > before;
        });
    }

    /** It is out of the page again, once the widget is there. */
    static void assertTheEmbedScriptCameOnce() {
        assertThat(browser.eval(
                        "performance.getEntriesByType('resource').filter((r) => r.name.endsWith('/default')).length"))
                .isEqualTo("1");
        assertThat(browser.eval("document.querySelectorAll('script[src$=\"/default\"]').length"))
                .isEqualTo("0");
    }

    List<Call> identifications() {
        return sandbox.calls(identify());
    }

    /** Returns the name of the call that identifies. */
    String identify() {
        return call == IdentityCall.LOGIN ? "login" : "setAttributes";
    }

    Operation identifying() {
        return call == IdentityCall.LOGIN ? Operation.LOGIN : Operation.SET_ATTRIBUTES;
    }

    /** Returns the names of the calls that sign in or out, in their order. */
    List<String> signings() {
        return sandbox.calls("setAttributes", "login", "logout").stream()
                .map(Call::name)
                .toList();
    }

    String visitorName() {
        return browser.eval("(document.querySelector('[data-verdict]') || {}).visitorName");
    }

    void untilHidden() {
        browser.untilTrue("((chat) => chat && !" + IS_SHOWN + "(chat))(document.querySelector('[data-verdict]'))");
    }

    /** Waits for the refusal that a page of its own can listen to, and returns it. */
    Map<?, ?> untilTold() {
        browser.untilTrue("told.length");
        List<?> told = (List<?>) browser.run("return told");
        assertThat(told).hasSize(1);
        return (Map<?, ?>) told.get(0);
    }

    /** Returns what tawk-templates wrote on the console. */
    List<String> warnings() {
        return browser.console().stream()
                .filter(line -> line.contains("tawk-templates: "))
                .toList();
    }

    void assertNothingOnTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    /** Returns the origins of everything that the page asked for, but the browser's own look for a favicon. */
    static List<String> requestedHosts() {
        List<?> origins =
                (List<?>) browser.run("return performance.getEntriesByType('resource').map((r) => new URL(r.name))"
                        + ".filter((u) => u.pathname !== '/favicon.ico').map((u) => u.origin)");
        return origins.stream().map(Object::toString).distinct().toList();
    }

    /** Lets ten seconds after ten seconds pass until an expression of the page is truthy. */
    static void advanceUntil(String expression) {
        browser.until(expression, () -> {
            boolean holds = Boolean.TRUE.equals(browser.run("return Boolean(" + expression + ")"));
            if (!holds) {
                browser.run("clock.advance(10000)");
            }
            return holds;
        });
    }
}
