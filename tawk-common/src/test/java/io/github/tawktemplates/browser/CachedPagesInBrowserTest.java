package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.CachingProxy;
import io.github.tawktemplates.testing.browser.HostPage;
import io.github.tawktemplates.testing.docs.Documentation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** One page for everybody, out of the cache of an nginx, and an application that says who is there. */
class CachedPagesInBrowserTest extends PeopleTest {
    private static final URI IDENTITY = URI.create("/tawk/identity");
    private static final String TURBO = HostPage.script("hotwired__turbo", "turbo.es2017-umd.js");

    /** How the application answers in place of what it should. */
    private interface Answer {
        void send(HttpExchange exchange, IdentityResponse identity) throws IOException;
    }

    private CachingProxy proxy;
    private TawkWidget widget;
    private volatile Answer answer = PageTest::send;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startProxy() {
        widget = builder().identityUrl(IDENTITY).build();
        site.allowCaches();
        site.handle(IDENTITY.getPath(), this::identify);
        proxy = CachingProxy.start(URI.create(site.uri()));
    }

    @AfterEach
    void stopProxy() {
        gate.countDown();
        proxy.close();
    }

    private void identify(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(405, -1);
            exchange.close();
            return;
        }
        String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        Visitor visitor = cookies.contains("who=ada") ? ADA : cookies.contains("who=bob") ? BOB : Visitor.signedOut();
        asked.add(visitor == ADA ? "ada" : visitor == BOB ? "bob" : "nobody");
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        answer.send(exchange, widget.identity(visitor, exchange.getRequestHeaders()::getFirst));
    }

    private static Answer status(int status, String type, String body) {
        return (exchange, identity) -> {
            exchange.getResponseHeaders()
                    .set("Tawk-Request", exchange.getRequestHeaders().getFirst("Tawk-Request"));
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length() == 0 ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        };
    }

    private static Answer redirect(String target) {
        return (exchange, identity) -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        };
    }

    /** Signs in, as whoever is at the browser now; null for nobody. */
    private void signIn(String who) {
        browser.run(
                "document.cookie = 'who=' + (arguments[0] || 'x') + ';path=/' + (arguments[0] ? '' : ';max-age=0')",
                who);
    }

    private void open(String path, String element) {
        site.serve(path, page(element));
        browser.open(proxy.uri().resolve(path));
    }

    private void openPage() {
        open("/news", widget.render(null));
    }

    /** Opens a page without a chat, and signs in there. */
    private void arrive(String who) {
        open("/sign-in", "");
        signIn(who);
    }

    private void adaChatsOnTheCachedPage(Window window) {
        arrive("ada");
        site.serve("/news", window.page(widget.render(null)));
        browser.open(proxy.uri().resolve("/news"));
        adaWrites(window);
    }

    /** Lets the application answer no more until {@code gate.countDown()}. */
    private void hold() {
        gate = new CountDownLatch(1);
    }

    @Test
    void two_people_get_one_page_and_each_is_verified() {
        arrive("ada");
        openPage();
        untilVerdict("verified");
        assertThat(visitorName()).isEqualTo(ADAS_NAME);
        assertNothingOnTheConsole();

        browser.clear();
        listen();
        watch();
        arrive("bob");
        openPage();

        untilBobIsVerified();
        assertThat(browser.eval("fetch('/news', {cache: 'reload'}).then((page) => page.headers.get('X-Cache'))"))
                .isEqualTo("HIT");
        assertThat(asked).containsExactly("ada", "bob");
        assertThat(proxy.kept())
                .anyMatch(page -> page.contains("KEY: /news") && page.contains("data-tawk"))
                .noneMatch(page -> page.contains("u-17") || page.contains("u-18") || page.contains("Bob"));
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void the_next_person_sees_nothing_while_the_answer_is_under_way(Window window) throws Exception {
        adaChatsOnTheCachedPage(window);
        signIn("bob");
        hold();

        browser.open(proxy.uri().resolve("/news"));
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        // what a page of its own may do
        browser.run("Tawk_API.showWidget(); Tawk_API.maximize();");
        assertNothingIsShown();
        Thread.sleep(3500);
        assertNothingOfAdaWasShown();
        gate.countDown();

        assertBobFollowedAda();
    }

    @Test
    void the_same_person_is_shown_again_once_the_answer_is_there() {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        hold();
        browser.open(proxy.uri().resolve("/news"));
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        assertNothingIsShown();

        gate.countDown();

        untilVerdict("verified");
        assertThat(signings()).doesNotContain("logout");
    }

    @Test
    void who_has_signed_out_is_logged_out() {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        signIn(null);

        browser.open(proxy.uri().resolve("/news"));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly("setAttributes", "logout");
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("401", status(401, "text/plain", "")),
                Arguments.of("403", status(403, "application/json", "{}")),
                Arguments.of("500", status(500, "text/html", "<h1>Error</h1>")),
                Arguments.of("a page", status(200, "text/html", "<h1>Sign in</h1>")),
                Arguments.of("no JSON", status(200, "application/json", "<h1>Sign in</h1>")),
                Arguments.of("nobody's JSON", status(200, "application/json", "null")),
                Arguments.of("JSON without a hash", status(200, "application/json", "{\"userId\":\"u-17\"}")),
                Arguments.of("a sign-in page", redirect("/sign-in")),
                Arguments.of("another origin", redirect("http://127.0.0.1:9/")),
                Arguments.of("the end of the connection", (Answer) (exchange, identity) -> exchange.close()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void without_a_usable_answer_the_chat_of_whoever_is_remembered_stays_hidden(String what, Answer unusable) {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        answer = unusable;

        browser.open(proxy.uri().resolve("/news"));

        assertThat(untilTold()).isEqualTo(Map.of("code", "IDENTITY", "reason", "identity"));
        browser.untilTrue("Tawk_API.onLoaded");
        browser.run("Tawk_API.showWidget(); Tawk_API.maximize();");
        assertNothingIsShown();
        assertThat(identifications()).hasSize(1);
        assertThat(warnings()).singleElement().asString().contains("visitor not identified: IDENTITY");
    }

    @Test
    void without_a_usable_answer_a_new_visitor_has_an_anonymous_chat() {
        answer = status(500, "text/plain", "");
        openPage();
        untilVerdict("anonymous");
        assertThat(untilTold()).isEqualTo(Map.of("code", "IDENTITY", "reason", "identity"));
    }

    /** A cache that goes by no rules. */
    @Test
    void an_answer_out_of_a_cache_is_nobodys() {
        proxy.close();
        proxy = CachingProxy.startWithFault(URI.create(site.uri()), IDENTITY.getPath());
        adaChatsOnTheCachedPage(Window.MINIMISED);
        signIn("bob");

        browser.open(proxy.uri().resolve("/news"));

        assertThat(untilTold()).isEqualTo(Map.of("code", "IDENTITY", "reason", "identity"));
        assertNothingIsShown();
        assertThat(asked).containsExactly("ada");
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void a_base_elsewhere_does_not_lead_the_question_away() {
        arrive("ada");
        open("/news", "<base href='http://127.0.0.1:9/elsewhere/'>" + widget.render(null));
        untilVerdict("verified");
    }

    @Test
    void nothing_is_asked_before_consent() {
        arrive("ada");
        open(
                "/news",
                builder().identityUrl(IDENTITY).load(LoadPolicy.CONSENT).build().render(null));
        browser.run(
                "window.drawn = 0; requestAnimationFrame(function count() { window.drawn++; requestAnimationFrame(count); })");
        browser.untilTrue("drawn > 10");
        assertThat(asked).isEmpty();

        browser.run("dispatchEvent(new Event('tawk-consent'))");

        untilVerdict("verified");
        assertThat(asked).containsExactly("ada");
    }

    /** The chat opens when it is known whose it is. */
    @Test
    void a_click_on_the_pages_own_button_waits_for_the_answer() {
        adaChatsOnTheCachedPage(Window.MINIMISED);
        hold();
        open(
                "/shop",
                "<button type=button data-tawk-open>Chat</button>"
                        + builder()
                                .identityUrl(IDENTITY)
                                .load(LoadPolicy.CLICK)
                                .build()
                                .render(null));
        assertThat(asked).hasSize(1);
        browser.driver().findElement(By.cssSelector("[data-tawk-open]")).click();
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        assertNothingIsShown();

        gate.countDown();

        untilVerdict("verified");
        browser.untilTrue("Tawk_API.isChatMaximized()");
    }

    /** Turbo puts the same element into the page again, of which the browser has run the script. */
    @Test
    void each_visit_of_a_page_that_changes_without_a_load_asks_again() {
        arrive("ada");
        String head = "<script src='" + TURBO + "'></script>";
        String body = "<h1>Shop</h1><a id=next href=/next>Next</a>" + widget.render(null);
        site.serve("/first", "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>");
        site.serve("/next", "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>");
        browser.open(proxy.uri().resolve("/first"));
        untilVerdict("verified");
        signIn("bob");

        // until then, it is Ada's page
        browser.run("addEventListener('turbo:render', () => { seen.length = 0; });"
                + "document.getElementById('next').click()");

        browser.untilTrue("location.pathname === '/next'");
        browser.until("Bob", () -> "Bob".equals(visitorName()));
        assertBobFollowedAda();
    }

    /** Firefox may load it anew instead. */
    @Test
    void a_page_that_was_put_aside_asks_again() {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        browser.run("seen.length = 0");
        site.allowBackForwardCache();
        open("/sign-in", "");
        signIn("bob");
        hold();

        browser.driver().navigate().back();

        browser.until("the question", () -> asked.size() == 2);
        assertNothingIsShown();
        gate.countDown();
        browser.until("Bob", () -> "Bob".equals(visitorName()));
        assertBobFollowedAda();
    }

    @Test
    void whoever_signs_in_in_another_tab_is_known_in_this_one() {
        openPage();
        untilVerdict("anonymous");
        String first = browser.tab();
        browser.newTab();
        arrive("ada");
        openPage();
        browser.until("Ada", () -> ADAS_NAME.equals(visitorName()));

        browser.tab(first);

        browser.until("Ada here", () -> ADAS_NAME.equals(visitorName()));
        assertThat(signings()).doesNotContain("logout");
    }

    /** It would end the chat of the other tab, whose answer would end that of this one. */
    @Test
    void of_two_tabs_of_two_people_the_older_one_stays_hidden_and_logs_nobody_out() {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        String first = browser.tab();
        browser.newTab();
        arrive("bob");
        openPage();
        browser.until("Bob", () -> "Bob".equals(visitorName()));
        untilVerdict("verified");

        browser.tab(first);

        untilHidden();
        untilAllHasArrived();
        assertThat(signings()).containsExactly("setAttributes", "logout", "setAttributes");
    }

    /** It was asked for when Ada was there, and comes when Bob is. */
    @Test
    void an_answer_that_comes_when_another_tab_has_passed_to_the_next_person_is_nobodys() {
        adaChatsOnTheCachedPage(Window.MAXIMISED);
        hold();
        CountDownLatch late = gate;
        browser.open(proxy.uri().resolve("/news"));
        browser.until("the question", () -> asked.size() == 2);
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        gate = new CountDownLatch(0);
        String first = browser.tab();
        browser.newTab();
        arrive("bob");
        openPage();
        browser.until("Bob", () -> "Bob".equals(visitorName()));
        untilVerdict("verified");

        browser.tab(first);
        late.countDown();

        untilAllHasArrived();
        browser.run("window.later = 0; setTimeout(() => { window.later = 1; }, 1000)");
        browser.untilTrue("window.later");
        assertNothingIsShown();
        assertThat(signings()).containsExactly("setAttributes", "logout", "setAttributes");
    }

    /** It asks when somebody opens it. */
    @Test
    void a_prefetched_page_has_nothing_of_whom_it_was_fetched_for() {
        arrive("ada");
        site.serve("/news", page(widget.render(null)));
        open("/start", "<link rel=prefetch href=/news>");
        // WebKit does not prefetch; its cache is filled so
        assertThat(browser.eval("fetch('/news').then((page) => page.status)")).isEqualTo("200");
        assertThat(asked).isEmpty();
        signIn("bob");

        browser.open(proxy.uri().resolve("/news"));

        untilBobIsVerified();
        assertThat(asked).containsExactly("bob");
    }

    @Test
    void a_single_page_application_asks_after_each_sign_in_and_sign_out() throws IOException {
        site.serve("/tawk/tag", widget.render(null));
        open(
                "/app",
                "<script>" + Documentation.block("docs/cached-pages.md", "single-page application")
                        + "window.chat = chat;</script>");
        untilVerdict("anonymous");

        signIn("ada");
        browser.run("chat()");
        untilVerdict("verified");
        assertThat(visitorName()).isEqualTo(ADAS_NAME);

        signIn(null);
        browser.run("chat()");
        untilVerdict("anonymous");
        signIn("bob");
        browser.run("chat()");
        untilBobIsVerified();
        assertThat(asked).containsExactly("nobody", "ada", "nobody", "bob");
    }

    @Test
    void the_service_worker_keeps_the_page_and_nobodys_identity() throws IOException {
        byte[] worker =
                Documentation.block("docs/cached-pages.md", "service worker").getBytes(StandardCharsets.UTF_8);
        site.handle("/worker.js", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/javascript");
            exchange.sendResponseHeaders(200, worker.length);
            exchange.getResponseBody().write(worker);
            exchange.close();
        });
        arrive("ada");
        browser.run("return navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready)"
                + ".then(() => 1)");
        openPage();
        untilVerdict("verified");
        signIn("bob");
        openPage();

        browser.until("Bob", () -> "Bob".equals(visitorName()));
        untilBobIsVerified();
        assertThat(browser.eval("navigator.serviceWorker.controller.scriptURL")).endsWith("/worker.js");
        assertThat(browser.eval("caches.open('pages').then((cache) => cache.keys())"
                        + ".then((keys) => keys.map((key) => new URL(key.url).pathname).join())"))
                .contains("/news")
                .doesNotContain("identity");
        assertThat(asked).containsExactly("ada", "bob");
        browser.run("return navigator.serviceWorker.ready.then((ready) => ready.unregister())");
    }

    static List<String> ofForeignPages() {
        return List.of(
                "new Promise((done) => { const i = new Image(); i.onload = () => done('load'); i.onerror = () => done('error'); i.src = url; })",
                "new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('load'); s.onerror = () => done('error'); s.src = url; document.head.append(s); })",
                "new Promise((done) => { const s = document.createElement('link'); s.rel = 'stylesheet'; s.onload = () => done('load'); s.onerror = () => done('error'); s.href = url; document.head.append(s); })",
                "new Promise((done) => { const f = document.createElement('iframe'); f.onload = () => done('load ' + f.contentWindow.length); f.src = url; document.body.append(f); })",
                "fetch(url, {credentials: 'include', mode: 'no-cors'}).then((a) => a.type + a.status, () => 'error')",
                "fetch(url, {credentials: 'include', headers: {'X-Requested-With': 'XMLHttpRequest'}}).then((a) => a.type + a.status, () => 'error')",
                "fetch(url, {credentials: 'include', mode: 'no-cors', redirect: 'manual'}).then((a) => a.type + a.status, () => 'error')");
    }

    /** The browser has the cookie in both cases: the sites differ by their ports alone, which is one site for cookies. */
    @ParameterizedTest
    @MethodSource("ofForeignPages")
    void a_page_of_another_origin_cannot_tell_whether_somebody_is_signed_in(String attempt) {
        try (HostPage foreign = new HostPage()) {
            foreign.serve(page(""));
            String url = proxy.uri().resolve(IDENTITY).toString();
            String ask = "const url = arguments[0]; const done = arguments[1]; (" + attempt + ").then(done)";
            arrive("ada");
            browser.open(foreign.uri());
            Object signedIn = browser.driver().executeAsyncScript(ask, url);
            assertThat(asked).allMatch("ada"::equals);
            signIn(null);
            browser.open(foreign.uri());
            Object signedOut = browser.driver().executeAsyncScript(ask, url);
            assertThat(signedOut).isNotNull().isEqualTo(signedIn);
        }
    }
}
