package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.Corpora;
import io.github.tawktemplates.contract.HostileText;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.testing.Call;
import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.BrowserTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of every kind in a real browser: each arrives as it was given, and none does anything else. */
class TextInBrowserTest extends BrowserTest {
    private static final String VERIFIED = "document.querySelector('.widget-visible[data-verdict=verified]')";

    /** The corpora, then the characters of the alphabets in most use one by one, then every 480th of the others. */
    private static final List<String> FIVE_THOUSAND = Stream.of(
                    Corpora.ALL.stream().filter(Corpora::isIdentity),
                    HostileText.ALL.stream(),
                    IntStream.range(0, 0x800).mapToObj(c -> "a" + Character.toString(c) + "z"),
                    IntStream.iterate(0x800, c -> c <= Character.MAX_CODE_POINT, c -> c + 480)
                            .filter(c -> Character.getType(c) != Character.SURROGATE)
                            .mapToObj(c -> "a" + Character.toString(c) + "z"))
            .flatMap(texts -> texts)
            .distinct()
            .limit(5000)
            .toList();

    private static final int IN_ONE_VISITOR = 40;

    private String element(Visitor visitor) {
        return TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .sandbox(sandbox.uri())
                .build()
                .render(visitor);
    }

    /** Opens a page that holds an element for each visitor, and a paragraph after each. */
    private void open(List<Visitor> visitors) {
        browser.open(site.serve("<!doctype html><html><head><title>Shop</title></head><body><h1>Shop</h1>"
                + visitors.stream().map(this::element).collect(Collectors.joining("<p>next</p>", "", "<p>next</p>"))
                + "<footer>The end</footer></body></html>"));
    }

    /** All of one person: from one to the next, nobody is logged out. */
    private static List<Visitor> visitorsWithAttributes(List<String> values) {
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < values.size(); i += IN_ONE_VISITOR) {
            Visitor.Builder visitor = Visitor.forUserId("u-17");
            for (int v = i; v < Math.min(i + IN_ONE_VISITOR, values.size()); v++) {
                visitor.attribute("v" + v, values.get(v));
            }
            visitors.add(visitor.build());
        }
        return visitors;
    }

    /** Returns the values of JSON objects in the page, by their keys; as ASCII on the way, so that no driver changes them. */
    private static List<JsonObject> objects(String expression) {
        List<?> json = (List<?>) browser.run("""
                const ascii = (unit) => '\\\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0');
                return %s.map((text) => JSON.stringify(JSON.parse(text)).replace(/[^ -~]/g, ascii));
                """.formatted(expression));
        return json.stream()
                .map(object -> JsonParser.parseString(object.toString()).getAsJsonObject())
                .toList();
    }

    @Test
    void five_thousand_values_are_read_from_the_page_as_they_were_given() {
        assertThat(FIVE_THOUSAND).hasSize(5000).doesNotHaveDuplicates();
        browser.preload("""
                window.read = [];
                const original = Element.prototype.getAttribute;
                Element.prototype.getAttribute = function (name) {
                  const value = original.call(this, name);
                  if (name === 'data-tawk' && value) { // emptied when it was read
                    window.read.push(value);
                  }
                  return value;
                };
                """);

        open(visitorsWithAttributes(FIVE_THOUSAND));

        Map<String, String> read = new LinkedHashMap<>();
        for (JsonObject printed : objects("read")) {
            printed.getAsJsonObject("visitor").asMap().forEach((key, value) -> read.put(key, value.getAsString()));
        }
        assertFiveThousand(read);
        assertThat(browser.eval("document.querySelectorAll('body > p').length")).isEqualTo("125");
    }

    @Test
    void five_thousand_values_arrive_as_they_were_given() {
        open(List.of(Visitor.forUserId("u-17").build()));
        browser.untilTrue(VERIFIED);

        List<Visitor> visitors = visitorsWithAttributes(FIVE_THOUSAND);
        browser.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))",
                visitors.stream().map(this::element).collect(Collectors.joining()));

        browser.until("125 calls", () -> sandbox.calls("setAttributes").size() == 1 + visitors.size());
        Map<String, String> arrived = new LinkedHashMap<>();
        for (Call call : sandbox.calls("setAttributes")) {
            assertThat(call.error()).isNull();
            call.values().forEach((key, value) -> arrived.put(key, value.toString()));
        }
        assertFiveThousand(arrived);
    }

    private static void assertFiveThousand(Map<String, String> byKey) {
        for (int v = 0; v < FIVE_THOUSAND.size(); v++) {
            assertThat(byKey.get("v" + v)).isEqualTo(FIVE_THOUSAND.get(v));
        }
    }

    /** Each string of the corpora as every field of a visitor, where it can be the id as the id. */
    private static List<Visitor> visitorsOfTheCorpora() {
        return Corpora.ALL.stream()
                .map(text -> Visitor.forUserId(Corpora.isIdentity(text) ? text : "u-17")
                        .name(text)
                        .email(text)
                        .phone(text)
                        .attribute("note", text)
                        .build())
                .toList();
    }

    @Test
    void strings_that_break_pages_execute_nothing_and_change_nothing() {
        Visitor ada = Visitor.forUserId("u-18").name("Ada").build();
        List<Visitor> hostile = new ArrayList<>(visitorsOfTheCorpora());
        List<Visitor> harmless = new ArrayList<>();
        hostile.forEach(visitor -> harmless.add(ada));
        hostile.add(ada);
        harmless.add(ada);

        String expected = stateAfter(harmless);
        browser.clear();

        assertThat(expected)
                .startsWith("{\"executed\":[],\"requests\":[],\"location\":\"http://localhost:")
                .contains("Shop", "Tawk_API");
        assertThat(stateAfter(hostile)).isEqualTo(expected);
    }

    /** Returns everything of a page that a script could have changed, once its last visitor is verified. */
    private String stateAfter(List<Visitor> visitors) {
        browser.preload("""
                window.executed = [];
                for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval']) {
                  window[name] = () => executed.push(name);
                }
                for (const name of ['error', 'securitypolicyviolation', 'beforeunload', 'hashchange']) {
                  addEventListener(name, () => executed.push(name), true);
                }
                """);
        open(visitors);
        browser.untilTrue(VERIFIED);
        // The widget's own container and requests are left out: they change while the chat appears.
        return browser.run("""
                        const page = document.documentElement.cloneNode(true);
                        page.querySelectorAll('.widget-visible').forEach((widget) => widget.remove());
                        return JSON.stringify({
                          executed,
                          requests: performance.getEntriesByType('resource').map((request) => request.name)
                            .filter((url) => !url.startsWith($_Tawk.origin) && !url.endsWith('/favicon.ico')),
                          location: location.href,
                          globals: Object.getOwnPropertyNames(window).sort(),
                          storage: Object.keys(localStorage).sort(),
                          cookies: document.cookie.replace(/=[^;]*/g, ''),
                          html: page.outerHTML.replace(/tawk-[0-9a-z]{5,}\\b/g, 'tawk-id'),
                        });
                        """).toString();
    }

    @Test
    void strings_that_break_pages_are_handed_to_the_widget_as_they_were_given() {
        browser.preload("""
                window.handed = [];
                window.Tawk_API = {
                  onLoaded: true,
                  isChatHidden: () => false,
                  hideWidget() {},
                  showWidget() {},
                  logout(done) {
                    done();
                    dispatchEvent(new Event('tawkLoad'));
                  },
                  setAttributes(values, done) {
                    handed.push(JSON.stringify(values));
                    done(null);
                  },
                };
                """);

        open(visitorsOfTheCorpora());

        // what says the same of the same person as the element before is not handed over again: nothing but blanks, in
        // a row
        List<JsonObject> handed = objects("handed");
        List<Map<String, String>> expected = new ArrayList<>();
        for (String text : Corpora.ALL) {
            Map<String, String> next = expected(text);
            if (expected.isEmpty() || !expected.get(expected.size() - 1).equals(next)) {
                expected.add(next);
            }
        }
        assertThat(expected).hasSizeGreaterThan(600);
        assertThat(handed).hasSameSizeAs(expected);
        for (int i = 0; i < handed.size(); i++) {
            Map<String, String> actual = new LinkedHashMap<>();
            handed.get(i).asMap().forEach((key, value) -> actual.put(key, value.getAsString()));
            assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected.get(i));
        }
    }

    private static Map<String, String> expected(String text) {
        Map<String, String> expected = new LinkedHashMap<>();
        String userId = Corpora.isIdentity(text) ? text : "u-17";
        expected.put("userId", userId);
        if (Corpora.isVisible(text)) {
            String cut = text.substring(0, Math.min(255, text.length()));
            expected.put("name", cut);
            expected.put("note", cut);
        }
        if (Corpora.isIdentity(text)) {
            expected.put("email", text);
            expected.put("phone", text);
        }
        expected.put("hash", Printed.hmac(KEY, userId));
        return expected;
    }

    @Test
    void strings_that_break_pages_identify_at_the_sandbox() {
        for (int i = 25; i < Corpora.ALL.size(); i += 60) {
            String text = Corpora.ALL.get(i);
            browser.clear();
            open(List.of(visitorsOfTheCorpora().get(i)));
            browser.untilTrue(VERIFIED);

            SandboxVisitor seen = sandbox.visitors().get(sandbox.visitors().size() - 1);
            assertThat(seen.verified()).isTrue();
            assertThat(List.of(
                            seen.userId(),
                            seen.name(),
                            seen.email(),
                            seen.phone(),
                            seen.attributes().get("note")))
                    .containsOnly(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, windows-1252, Zoë",
        "windows-1254, windows-1254, İstanbul",
        "Shift_JIS, Shift_JIS, エイダ",
        "UTF-16LE, UTF-16LE, Ада"
    })
    void names_are_right_on_a_page_in_another_charset(String charset, String shown, String own) throws Exception {
        String name = "Zoë Ада エイダ İıß 👩🏽‍🔬";
        String html = "<!doctype html><html><head><title>Shop</title></head><body><h1>" + own + "</h1>"
                + element(Visitor.forUserId("id-" + name).name(name).build()) + "</body></html>";
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = html.getBytes(Charset.forName(charset));
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=" + charset);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            browser.open("http://localhost:" + server.getAddress().getPort() + "/");
            browser.untilTrue(VERIFIED);

            assertThat(browser.eval("document.characterSet")).isEqualTo(shown);
            assertThat(browser.eval("document.querySelector('h1').textContent")).isEqualTo(own);
            assertThat(sandbox.visitors())
                    .extracting(SandboxVisitor::userId, SandboxVisitor::name)
                    .containsExactly(tuple("id-" + name, name));
            browser.until(
                    "the name in the bubble",
                    () -> (name + ", verified")
                            .equals(
                                    browser.eval(
                                            "document.querySelectorAll('.widget-visible iframe')[1].contentDocument.body.textContent")));
        } finally {
            server.stop(0);
        }
    }
}
