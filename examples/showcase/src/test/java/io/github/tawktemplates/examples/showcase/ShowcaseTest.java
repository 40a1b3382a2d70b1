package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** What a browser makes of the pages, and the sandbox of the browser. */
@Tag("browser")
class ShowcaseTest {
    private static final String SECRET = Showcase.randomKey();
    private static final String HOSTILE = "</script><script>alert('x')</script>'\"&{{7*7}}${7*7}";
    private static final List<Person> PEOPLE = List.of(
            new Person(
                    "ada",
                    "u-17",
                    "Ada Lovelace",
                    "ada@example.com",
                    null,
                    Map.of("plan", "pro", "seats", 12L, "trial", false)),
            new Person("mallory", "u-18'\"<!--", HOSTILE, "mallory@example.com", null, Map.of("note", HOSTILE)),
            new Person(
                    "mariya",
                    "користувач-19",
                    "Марія 山田 🌸",
                    "mariya@example.com",
                    null,
                    Map.of("city", "Київ", "greeting", "مرحبا بالعالم", "favourite", "抹茶", "mood", "🍵👩🏽‍🔬")),
            new Person("grace", "u-20", "Grace Hopper", "grace@example.com", "+1 202 555 0143", fortyFiveOrders()));

    private static Showcase showcase;
    private static Browser browser;

    private record Person(
            String account, String userId, String name, String email, String phone, Map<String, Object> attributes) {
        @Override
        public String toString() {
            return account;
        }
    }

    private static Map<String, Object> fortyFiveOrders() {
        Map<String, Object> orders = new HashMap<>();
        for (long i = 1; i <= 45; i++) {
            orders.put("order-" + i, i * 3);
        }
        return orders;
    }

    static Stream<String> paths() {
        return showcase.engines().stream().map(Engine::path);
    }

    static Stream<Arguments> pathsAndPeople() {
        return paths().flatMap(path -> PEOPLE.stream().map(person -> Arguments.of(path, person)));
    }

    @BeforeAll
    static void start() {
        browser = Browser.start();
        showcase = Showcase.start(0, SECRET);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (showcase != null) {
            showcase.close();
        }
    }

    @BeforeEach
    void clear() {
        browser.clear();
    }

    @ParameterizedTest
    @MethodSource("pathsAndPeople")
    void the_agent_sees_a_verified_visitor_exactly_as_given(String path, Person person) throws Exception {
        signIn(path, person);

        SandboxVisitor seen = lastVisitor();
        assertThat(seen.verified()).isTrue();
        assertThat(seen.error()).isNull();
        assertThat(seen.userId()).isEqualTo(person.userId);
        assertThat(seen.name()).isEqualTo(person.name);
        assertThat(seen.email()).isEqualTo(person.email);
        assertThat(seen.phone()).isEqualTo(person.phone);
        assertThat(seen.attributes()).isEqualTo(person.attributes);

        assertThat(text(".account b")).isEqualTo(person.name);
        assertThat(text("#verdict")).isEqualTo("The sandbox checked the hash: this is " + person.name + ", verified.");
        assertThat(text("pre").replaceAll("\n *", "").replace("\": ", "\":"))
                .as("what the page says it printed")
                .isEqualTo(printed(path));
        assertThat(everythingInThePage()).contains("Kettle").doesNotContain(SECRET);
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_stranger_is_anonymous(String path) {
        browser.open(showcase.uri() + path);
        browser.untilTrue("document.querySelector('#verdict.anonymous')");
        browser.until(
                "the sandbox's widget is ready", () -> Boolean.TRUE.equals(browser.run("return Tawk_API.onLoaded")));

        assertThat(text(".account p")).isEqualTo("Nobody is signed in.");
        assertThat(text("#verdict")).isEqualTo("The sandbox sees an anonymous visitor.");
        assertThat(lastVisitor().verified()).isFalse();
        assertThat(lastVisitor().userId()).isNull();
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void signing_out_ends_the_chat_by_the_same_tag(String path) {
        signIn(path, PEOPLE.get(0));

        click("form[action$=sign-out] button");
        browser.untilTrue("location.search === '?signed-out'");

        assertThat(text(".account p")).isEqualTo("You are signed out. See you soon.");
        assertThat(text("pre")).contains("\"signedOut\": true").doesNotContain("hash");
        assertThat(everythingInThePage()).contains("Kettle").doesNotContain("ada@example.com", SECRET);
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void signing_out_ends_the_chat(String path) {
        signIn(path, PEOPLE.get(0));
        int logouts = showcase.sandbox().calls("logout").size();

        click("form[action$=sign-out] button");
        browser.untilTrue("location.search === '?signed-out'");
        browser.until("a logout", () -> showcase.sandbox().calls("logout").size() > logouts);
        browser.until("a visitor whom nobody knows", () -> lastVisitor().userId() == null);
        browser.untilTrue("document.querySelector('#verdict.anonymous')");

        assertThat(lastVisitor().verified()).isFalse();
        assertThat(lastVisitor().attributes()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    /** A maximised chat is hidden in another way than a minimised one. */
    @ParameterizedTest
    @ValueSource(strings = {"minimize", "maximize"})
    void a_chat_that_could_not_be_ended_is_said_to_be_hidden(String call) {
        signIn("/freemarker", PEOPLE.get(0));
        int reports = showcase.sandbox().calls("window").size();
        browser.run("Tawk_API.toggle(); Tawk_API[arguments[0]]()", call);
        browser.until(
                "the window's state", () -> showcase.sandbox().calls("window").size() > reports);
        showcase.sandbox().fail(Operation.LOGOUT, Fault.error(500));
        try {
            click("form[action$=sign-out] button");
            browser.untilTrue("document.getElementById('verdict').textContent.startsWith('The chat is hidden')");
        } finally {
            showcase.sandbox().recover();
        }
    }

    @Test
    void a_session_that_has_expired_ends_the_chat() {
        signIn("/freemarker", PEOPLE.get(0));
        browser.driver().manage().deleteCookieNamed("JSESSIONID");

        browser.open(showcase.uri() + "/freemarker");

        browser.untilTrue("document.querySelector('#verdict.anonymous') && Tawk_API.onLoaded");
        assertThat(text("#verdict")).isEqualTo("The sandbox sees an anonymous visitor.");
    }

    @Test
    void one_stays_signed_in_from_engine_to_engine() {
        Person mallory = PEOPLE.get(1);
        signIn("/pebble", mallory);

        paths().forEach(path -> {
            click("nav a[href='" + path + "']");
            browser.untilTrue("location.pathname === '" + path + "'");
            browser.untilTrue("document.querySelector('#verdict.verified')");

            assertThat(text(".account b")).isEqualTo(HOSTILE);
            assertThat(text("nav a[aria-current]")).isEqualTo(text("nav a[href='" + path + "']"));
        });
        assertThat(lastVisitor().userId()).isEqualTo(mallory.userId);
        assertThat(browser.console()).isEmpty();
    }

    /** The pictures of the README: a copy of these in docs/. */
    @Test
    void pictures_are_taken() {
        signIn("/freemarker", PEOPLE.get(0));
        browser.untilTrue(
                "document.querySelector('[data-verdict] iframe:last-child').contentDocument.querySelector('button')");
        Path page = Path.of("target", "showcase.png");
        browser.screenshot(page);

        browser.open(showcase.sandbox().uri() + "/dashboard");
        browser.untilTrue("document.body.textContent.includes('Ada Lovelace')");
        Path dashboard = Path.of("target", "dashboard.png");
        browser.screenshot(dashboard);

        assertThat(page).isNotEmptyFile();
        assertThat(dashboard).isNotEmptyFile();
    }

    /** Signs in with the page's own button; the page with other delimiters has none. */
    private static void signIn(String path, Person person) {
        boolean hasForm = !path.equals("/mustache-delimiters");
        browser.open(showcase.uri() + (hasForm ? path : "/mustache"));
        click("button[value=" + person.account + "]");
        browser.untilTrue("document.querySelector('.account b')");
        if (!hasForm) {
            click("nav a[href='" + path + "']");
        }
        browser.untilTrue("location.pathname === '" + path + "' && document.querySelector('#verdict.verified')");
    }

    private static void click(String selector) {
        browser.driver().findElement(By.cssSelector(selector)).click();
    }

    private static String text(String selector) {
        return (String) browser.run("return document.querySelector(arguments[0]).textContent", selector);
    }

    private static SandboxVisitor lastVisitor() {
        List<SandboxVisitor> visitors = showcase.sandbox().visitors();
        return visitors.get(visitors.size() - 1);
    }

    private static String everythingInThePage() {
        return browser.run("return document.documentElement.outerHTML + JSON.stringify(localStorage) + document.cookie")
                .toString();
    }

    /** Returns the data in the page as the server sent it: the browser's page has consumed it. */
    private static String printed(String path) throws Exception {
        String session = browser.driver().manage().getCookieNamed("JSESSIONID").getValue();
        String html = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(showcase.uri() + path))
                                .header("Cookie", "JSESSIONID=" + session)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        int start = html.indexOf("data-tawk='") + "data-tawk='".length();
        return html.substring(start, html.indexOf('\'', start));
    }
}
