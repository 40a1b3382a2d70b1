package io.github.tawktemplates.examples.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.TawkPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the applications of this folder do, seen by a client: each is started as its user would, and asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FrameworkContract {
    private static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final String HOSTILE =
            "u-17</script><!--<script>alert(1)</script>'\"&amp;\\u0027`${7*7}{{7*7}}#{7*7}";
    private static final Path LOG = Path.of("target", "application.log");

    private final HttpClient client = HttpClient.newHttpClient();
    private final TawkWidget widget =
            TawkWidget.builder(PROPERTY, "default").secretKey(KEY).build();
    private Process application;
    private int port;

    /** Returns the title of this framework's section in docs/frameworks.md. */
    protected abstract String section();

    /** Returns the paths of the pages, one for each engine. */
    protected abstract List<String> pages();

    /** Returns the command that starts the application. */
    protected List<String> command() {
        String main = getClass().getPackageName() + ".Application";
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main);
    }

    @BeforeAll
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder =
                new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(LOG.toFile());
        builder.environment()
                .putAll(Map.of("TAWK_PROPERTY_ID", PROPERTY, "TAWK_SECRET_KEY", KEY, "PORT", String.valueOf(port)));
        application = builder.start();
        while (!answers()) {
            assertThat(application.isAlive()).as(Files.readString(LOG)).isTrue();
            Thread.sleep(100);
        }
    }

    private boolean answers() throws Exception {
        try {
            get("/");
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    @AfterAll
    void stop() {
        if (application != null) {
            application.destroy();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_person_is_signed_in_a_page_that_no_cache_keeps(String page) throws Exception {
        HttpResponse<String> answer = get(page, "X-Forwarded-User", "u-17");

        TawkPage.of(answer.body())
                .assertSignedFor("u-17", KEY)
                .assertWithout(KEY)
                .assertNotCached(answer.headers().firstValue("Cache-Control").orElse(null));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nobody_is_signed_out_in_a_page_that_no_cache_keeps(String page) throws Exception {
        HttpResponse<String> answer = get(page);

        TawkPage.of(answer.body())
                .assertSignedOut()
                .assertNotCached(answer.headers().firstValue("Cache-Control").orElse(null));
    }

    /** Neither the framework nor its engine has changed, escaped or cut anything. */
    @ParameterizedTest
    @MethodSource("pages")
    void the_tag_prints_what_the_widget_renders(String page) throws Exception {
        HttpResponse<String> answer = get(page, "X-Forwarded-User", HOSTILE);

        Visitor visitor = Visitor.forUserId(HOSTILE).name(HOSTILE).build();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(widget.render(visitor, nonce(answer)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_policy_allows_the_tag(String page) throws Exception {
        HttpResponse<String> answer = get(page);

        String nonce = nonce(answer);
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly(
                        nonce == null
                                ? widget.contentSecurityPolicy().headerForHash()
                                : widget.contentSecurityPolicy().headerForNonce(nonce));
        if (nonce != null) {
            assertThat(nonce(get(page))).isNotEqualTo(nonce);
        }
    }

    @Test
    void the_documentation_shows_the_code_that_runs() throws Exception {
        List<String> blocks = Pattern.compile("(?s)```[a-z]+\n(.*?)```")
                .matcher(documentation())
                .results()
                .map(block -> normalized(block.group(1)))
                .toList();
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            sources = normalized(Files.readString(Path.of("pom.xml")))
                    + files.filter(Files::isRegularFile)
                            .map(FrameworkContract::read)
                            .collect(Collectors.joining("\n"));
        }

        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(sources).contains(block));
    }

    private String documentation() throws IOException {
        String documentation = Files.readString(Path.of("..", "..", "..", "docs", "frameworks.md"));
        MatchResult section = Pattern.compile("(?s)\n## " + Pattern.quote(section()) + "\n(.*?)(?=\n## |$)")
                .matcher(documentation)
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(section.group(1))
                .contains("](../examples/frameworks/"
                        + Path.of("").toAbsolutePath().getFileName() + ")");
        return section.group(1);
    }

    private static String read(Path file) {
        try {
            return normalized(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text without white space: the documentation may break a line elsewhere. */
    private static String normalized(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String nonce(HttpResponse<String> answer) {
        Element element = Jsoup.parse(answer.body()).selectFirst("script[data-tawk]");
        return element.hasAttr("nonce") ? element.attr("nonce") : null;
    }

    /** Asks the running application. */
    protected final HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
