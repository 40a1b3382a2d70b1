package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.tawktemplates.testing.browser.Browser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

class SandboxTest {

    private static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String HOSTILE =
            "</td><script>document.title='owned'</script>\"'&amp;<img src=x onerror=alert(1)>";

    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(0);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(sandbox.uri().resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject call(String name, String token, Map<String, ?> values) throws Exception {
        String body = new Gson().toJson(Map.of("token", token, "values", values));
        String answer = send(HttpRequest.newBuilder(sandbox.uri().resolve("/api/" + PROPERTY + "/default/" + name))
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .body();
        return new Gson().fromJson(answer, JsonObject.class);
    }

    private String connect() throws Exception {
        return call("connect", "", Map.of()).get("token").getAsString();
    }

    @Test
    void serves_the_embed_script_to_every_site() throws Exception {
        HttpResponse<String> answer = get("/" + PROPERTY + "/1h2k3m4n5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.body()).contains("Not affiliated with tawk.to");
    }

    @Test
    void answers_malformed_ids_with_404_and_the_rule() throws Exception {
        for (String path :
                new String[] {"/64a1/default", "/" + PROPERTY + "/not-an-id", "/" + PROPERTY + "0/default"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("24 hexadecimal digits");
        }
    }

    @Test
    void listens_on_the_loopback_interface_only() throws Exception {
        int port = sandbox.uri().getPort();
        new Socket(InetAddress.getByName("127.0.0.1"), port).close();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertThatThrownBy(() -> {
                                try (Socket socket = new Socket()) {
                                    socket.connect(new InetSocketAddress(address, port), 1000);
                                }
                            })
                            .as(address.toString())
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void the_dashboard_says_why_a_hash_is_refused_and_whose_chat_was_left_standing() throws Exception {
        String key = "0123456789abcdef0123456789abcdef01234567";
        sandbox.secureMode(PROPERTY, key);
        String token = connect();

        call("setAttributes", token, Map.of("userId", "u-17", "hash", SecureMode.hmacSha256(key, "U-17")));
        assertThat(sandbox.visitors().get(0).explanation())
                .isEqualTo("The userId was signed in upper case, but sent as it is.");
        assertThat(get("/dashboard").body()).contains("The userId was signed in upper case");

        call("setAttributes", token, Map.of("userId", "u-17", "hash", SecureMode.hmacSha256(key, "u-17")));
        assertThat(sandbox.visitors().get(0).explanation()).isNull();
        assertThat(get("/dashboard").body()).doesNotContain("in upper case", "without a logout");

        call("setAttributes", token, Map.of("userId", "u-18", "hash", SecureMode.hmacSha256(key, "u-18")));
        assertThat(get("/dashboard").body()).contains("identified in the chat of another without a logout");
    }

    @Test
    void people_known_by_their_email_are_told_apart_as_well_and_a_failure_on_demand_says_so() throws Exception {
        String key = "0123456789abcdef0123456789abcdef01234567";
        sandbox.secureMode(PROPERTY, key);
        String token = connect();
        for (String email : List.of("ada@example.com", "ada@example.com", "bob@example.com")) {
            assertThat(get("/dashboard").body()).doesNotContain("without a logout");
            call("setAttributes", token, Map.of("email", email, "hash", SecureMode.hmacSha256(key, email)));
        }
        assertThat(get("/dashboard").body()).contains("identified in the chat of another without a logout");

        sandbox.failNext(Operation.SET_ATTRIBUTES, 1, Fault.error(401));
        call("setAttributes", token, Map.of("email", "bob@example.com", "hash", "x"));
        assertThat(get("/dashboard").body()).contains("The sandbox was told to fail here.");
    }

    @Test
    void signs_as_openssl_does() {
        // printf 'Message' | openssl dgst -sha256 -hmac 'secret'
        assertThat(SecureMode.hmacSha256("secret", "Message"))
                .isEqualTo("aa747c502a898200f9e4fa21bac68136f886a0e27aec70ba06daf2e2a5cb5597");
    }

    @Test
    void a_property_id_in_upper_case_is_the_same_property() throws Exception {
        String key = "0123456789abcdef0123456789abcdef01234567";
        sandbox.secureMode(PROPERTY.toUpperCase(Locale.ROOT), key);

        String token = connect();
        call("setAttributes", token, Map.of("userId", "u-17", "hash", SecureMode.hmacSha256(key, "u-17")));

        assertThat(sandbox.visitors()).hasSize(1).allMatch(SandboxVisitor::verified);
    }

    @Test
    void refuses_a_user_id_that_is_a_number_and_a_name_without_a_hash() throws Exception {
        sandbox.secureMode(PROPERTY, "secret");
        String token = connect();

        // printf '42' | openssl dgst -sha256 -hmac 'secret'
        String hash = "93c121e7aa437a1e01e3c512c6f0ce3c821a839025dca4408f85616de4aaee70";
        assertThat(call("setAttributes", token, Map.of("userId", "42", "hash", hash))
                        .get("error")
                        .isJsonNull())
                .isTrue();
        assertThat(call("setAttributes", token, Map.of("userId", 42, "hash", hash))
                        .get("error")
                        .getAsString())
                .isEqualTo("UNAUTHORIZED_API_CALL");
        assertThat(call("setAttributes", token, Map.of("name", "Eve"))
                        .get("error")
                        .getAsString())
                .isEqualTo("UNAUTHORIZED_API_CALL");
        assertThat(call("setAttributes", token, Map.of("plan", "pro"))
                        .get("error")
                        .isJsonNull())
                .isTrue();
        assertThat(sandbox.visitors().get(0).verified()).isTrue();
    }

    @Test
    void a_session_of_another_property_or_one_that_ended_is_expired() throws Exception {
        String token = connect();
        call("logout", token, Map.of());

        assertThat(call("setAttributes", token, Map.of("plan", "pro"))
                        .get("error")
                        .getAsString())
                .isEqualTo("SESSION_EXPIRED");
        assertThat(call("setAttributes", "no-token", Map.of("plan", "pro"))
                        .get("error")
                        .getAsString())
                .isEqualTo("SESSION_EXPIRED");
    }

    @Test
    void lists_calls_by_name_in_their_order_and_lists_are_immutable() throws Exception {
        String token = connect();
        call("setAttributes", token, Map.of("a", 1));
        call("addEvent", token, Map.of("event", "paid"));
        call("setAttributes", token, Map.of("a", 1.5));

        assertThat(sandbox.calls())
                .extracting(Call::name)
                .containsExactly("connect", "setAttributes", "addEvent", "setAttributes");
        assertThat(sandbox.calls("setAttributes"))
                .extracting(call -> call.values().get("a"))
                .containsExactly(1L, 1.5);
        assertThatThrownBy(() -> sandbox.calls().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sandbox.visitors().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sandbox.visitors().get(0).attributes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void faults_last_until_taken_back() throws Exception {
        sandbox.fail(Operation.EMBED, Fault.error(500));
        assertThat(get("/" + PROPERTY + "/default").statusCode()).isEqualTo(500);
        assertThat(get("/" + PROPERTY + "/default").statusCode()).isEqualTo(500);

        sandbox.recover();
        assertThat(get("/" + PROPERTY + "/default").statusCode()).isEqualTo(200);
        sandbox.failNext(Operation.EMBED, 1, Fault.unreachable());
        assertThatThrownBy(() -> get("/" + PROPERTY + "/default")).isInstanceOf(IOException.class);
        sandbox.failNext(Operation.EMBED, 1, Fault.delay(Duration.ofMillis(50)));
        assertThat(get("/" + PROPERTY + "/default").body()).contains("Not affiliated");
        assertThat(get("/" + PROPERTY + "/default").statusCode()).isEqualTo(200);
    }

    @Test
    void keeps_the_state_of_the_window_for_each_visitor() throws Exception {
        String ada = connect();
        call("window", ada, Map.of("state", "max"));

        assertThat(call("connect", ada, Map.of()).get("window").getAsString()).isEqualTo("max");
        assertThat(call("connect", "", Map.of()).get("window").getAsString()).isEqualTo("min");
    }

    @Test
    void says_what_is_wrong_with_arguments() {
        assertThatThrownBy(() -> sandbox.secureMode("64a1", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("propertyId must be 24 hexadecimal digits.");
        assertThatThrownBy(() -> sandbox.secureMode(PROPERTY, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("secretKey must not be empty.");
        assertThatThrownBy(() -> sandbox.failNext(Operation.LOGIN, 0, Fault.silence()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must be at least 1 but is 0.");
        assertThatThrownBy(() -> sandbox.fail(Operation.LOGIN, Fault.nonsense()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A page can take the place of the widget's script only.");
        assertThatThrownBy(() -> Fault.error(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("detail must be a code");
        assertThatThrownBy(() -> Fault.delay(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("detail must be a number of milliseconds");
    }

    @Test
    void the_dashboard_is_closed_to_other_sites() throws Exception {
        assertThat(send(HttpRequest.newBuilder(sandbox.uri().resolve("/dashboard/recover"))
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), sandbox.uri().getPort())) {
            socket.getOutputStream()
                    .write("GET /dashboard HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 403");
        }
        assertThat(get("/dashboard")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    @Tag("browser")
    void the_dashboard_shows_hostile_text_as_text_and_takes_faults() throws Exception {
        String token = connect();
        call("setAttributes", token, Map.of("name", HOSTILE, "plan", HOSTILE));
        call("message", token, Map.of("text", HOSTILE));
        call("setAttributes", token, Map.of("bad_key", HOSTILE));
        try (Browser browser = Browser.start()) {
            browser.open(sandbox.uri().resolve("/dashboard"));

            assertThat(browser.eval("document.title")).isEqualTo("tawk.to in a box");
            assertThat(browser.eval("document.querySelector('h3').firstChild.data.trim()"))
                    .isEqualTo(HOSTILE);
            assertThat(browser.eval("document.querySelector('blockquote').textContent"))
                    .isEqualTo(HOSTILE);
            assertThat(browser.eval("document.querySelector('article').textContent"))
                    .contains("may have 1 to 50 letters, digits and dashes");
            assertThat(browser.eval("document.querySelectorAll('script, img').length"))
                    .isEqualTo("0");

            new Select(browser.driver().findElement(By.name("operation"))).selectByVisibleText("login");
            browser.driver().findElement(By.name("times")).sendKeys("1");
            browser.driver().findElement(By.cssSelector("form button")).click();
            browser.untilTrue("Array.from(document.querySelectorAll('p'))"
                    + ".some((p) => p.textContent === 'login fails: answer with the error 500, 1 more')");
            assertThat(call("login", token, Map.of("userId", "42", "hash", "x"))
                            .get("error")
                            .getAsInt())
                    .isEqualTo(500);

            browser.driver().findElement(By.cssSelector("[value=MOBILE]")).click();
            browser.driver()
                    .findElement(By.cssSelector("[action='/dashboard/traits'] button"))
                    .click();
            browser.untilTrue("document.querySelectorAll('[name=trait]:checked').length === 1");
            assertThat(call("connect", "", Map.of()).get("traits").getAsJsonArray())
                    .singleElement()
                    .hasToString("\"MOBILE\"");
            assertThat(browser.console()).isEmpty();
        }
    }
}
