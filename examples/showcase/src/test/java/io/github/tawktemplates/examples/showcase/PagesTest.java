package io.github.tawktemplates.examples.showcase;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.TawkPage;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages are over plain HTTP. */
class PagesTest {
    private static final Pattern ELEMENT =
            Pattern.compile("<script data-tawk='([^']*)' nonce=\"([^\"]*)\">(.*?)</script>", Pattern.DOTALL);
    private static final String SECRET = Showcase.randomKey();

    private static Showcase showcase;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    static List<String> paths() {
        return showcase.engines().stream().map(Engine::path).toList();
    }

    @BeforeAll
    static void start() {
        showcase = Showcase.start(0, SECRET);
    }

    @AfterAll
    static void stop() {
        showcase.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "mallory", "mariya", "grace"})
    void every_engine_prints_the_same_element(String account) throws Exception {
        post("/freemarker/sign-in", "account=" + account);

        assertThat(elements("")).hasSize(1).first().asString().contains("\"hash\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?signed-out"})
    void every_engine_prints_the_same_element_where_nobody_is_signed_in(String query) throws Exception {
        assertThat(elements(query)).hasSize(1).first().asString().contains(",\"signedOut\":true}");
    }

    @Test
    void whoever_is_signed_in_is_not_signed_out_by_an_old_link() throws Exception {
        post("/freemarker/sign-in", "account=ada");

        assertThat(elements("?signed-out")).hasSize(1).first().asString().doesNotContain(",\"signedOut\":true}");
    }

    /** Returns the elements of all pages, without their nonces. */
    private Set<String> elements(String query) throws Exception {
        return paths().stream()
                .map(path -> element(get(path + query).body()))
                .map(element -> element.group(1) + element.group(3))
                .collect(toSet());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void each_page_says_who_is_signed_in_and_nothing_of_the_key(String path) throws Exception {
        TawkPage.of(get(path).body()).assertSignedOut();

        post(path + "/sign-in", "account=ada");

        HttpResponse<String> page = get(path);
        TawkPage.of(page.body())
                .assertSignedFor("u-17", SECRET)
                .assertWithout(SECRET)
                .assertNotCached(page.headers().firstValue("Cache-Control").orElse(null));
        TawkPage.of(get("/cached").body())
                .assertNotKnown()
                .assertForEverybody("/tawk/identity")
                .assertWithout(SECRET);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void each_response_has_a_nonce_of_its_own(String path) {
        HttpResponse<String> first = get(path);
        HttpResponse<String> second = get(path);

        String nonce = element(first.body()).group(2);
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'nonce-" + nonce + "' 'strict-dynamic'");
        assertThat(element(second.body()).group(2)).isNotEqualTo(nonce);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(first.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(first.body()).doesNotContain("style=\"", "<style");
    }

    @Test
    void there_is_a_page_for_each_engine() {
        assertThat(paths()).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @Test
    void the_start_page_leads_to_the_first_engine() {
        assertThat(get("/").headers().firstValue("Location")).contains(paths().get(0));
    }

    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() throws Exception {
        HttpResponse<String> response = post("/mustache/sign-in", "account=ada");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/mustache");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow()).contains("; HttpOnly", "; SameSite=Lax");
    }

    @Test
    void signing_in_changes_the_session_id() throws Exception {
        String first = post("/mustache/sign-in", "account=ada")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        String second = post("/mustache/sign-in", "account=grace")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void an_unknown_account_is_a_bad_request() throws Exception {
        assertThat(post("/pebble/sign-in", "account=root").statusCode()).isEqualTo(400);
        assertThat(post("/pebble/sign-in", "").statusCode()).isEqualTo(400);
    }

    @Test
    void the_secret_is_in_no_page() throws Exception {
        post("/freemarker/sign-in", "account=grace");

        assertThat(Stream.concat(paths().stream(), Stream.of("/style.css", "/verdict.js")))
                .allSatisfy(path -> assertThat(get(path).body()).isNotEmpty().doesNotContain(SECRET));
    }

    @Test
    void a_key_has_forty_letters_and_digits_and_is_new_each_time() {
        assertThat(Showcase.randomKey()).matches("[A-Za-z0-9]{40}").isNotEqualTo(Showcase.randomKey());
    }

    private static MatchResult element(String html) {
        List<MatchResult> found = ELEMENT.matcher(html).results().toList();
        assertThat(found).as(html).hasSize(1);
        return found.get(0);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(showcase.uri().resolve(path)).build());
    }

    private HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(showcase.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(request.uri().toString(), e);
        }
    }
}
