package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** A Spring Boot application on a port of its own, with its embedded server. */
final class RunningShop implements AutoCloseable {
    static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    final ConfigurableApplicationContext context;
    final String contextPath;

    private RunningShop(ConfigurableApplicationContext context) {
        this.context = context;
        contextPath = context.getEnvironment().getProperty("server.servlet.context-path", "");
    }

    /** Starts it with the two properties that every application has, and these. */
    static RunningShop start(List<Class<?>> sources, String... properties) {
        List<String> all = new ArrayList<>(List.of("tawk.property-id=" + PROPERTY, "tawk.secret-key=" + KEY));
        all.addAll(List.of(properties));
        return startWithout(sources, all.toArray(new String[0]));
    }

    /** Starts it with these properties alone. */
    static RunningShop startWithout(List<Class<?>> sources, String... properties) {
        return start(RunningShop.class.getClassLoader(), sources, properties);
    }

    /** Starts it with the classes that a loader knows. */
    static RunningShop start(ClassLoader classes, List<Class<?>> sources, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--logging.level.io.github.tawktemplates=info",
                "--server.servlet.session.persistent=false"));
        arguments.add("--spring.autoconfigure.exclude=" + String.join(",", otherEngines(sources)));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new RunningShop(new SpringApplicationBuilder(sources.toArray(new Class<?>[0]))
                .resourceLoader(new DefaultResourceLoader(classes))
                .run(arguments.toArray(new String[0])));
    }

    /** The set-ups of the engines that an application doesn't use: each resolver takes every view for its own. */
    private static List<String> otherEngines(List<Class<?>> sources) {
        String pebble = "io.pebbletemplates.boot.autoconfigure.PebbleAutoConfiguration";
        boolean isPebble = sources.contains(PebbleBeans.class);
        boolean isThymeleaf = sources.contains(ThymeleafPagesTest.Beans.class);
        List<String> others = new ArrayList<>();
        if (!isPebble || PebbleBeans.class.getDeclaredMethods().length > 0) { // the application's own instead
            others.add(pebble);
        }
        if (!isThymeleaf) {
            others.add("org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration");
            others.add("org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration");
        }
        if (isPebble || isThymeleaf) {
            others.add("org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration");
            others.add("org.springframework.boot.freemarker.autoconfigure.FreeMarkerAutoConfiguration");
        }
        return others;
    }

    URI uri(String path) {
        return URI.create(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + contextPath + path);
    }

    Client client() {
        return new Client();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A browser without scripts, and with its own cookies. */
    final class Client {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> get(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,*/*;q=0.8");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request.build());
        }

        /** Returns what the page's tag says, with the status of the response checked. */
        Element tag(String path, int status) {
            HttpResponse<String> response = get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(status);
            return Element.of(response.body());
        }

        Element tag(String path) {
            return tag(path, 200);
        }

        Client signIn(String name) {
            HttpResponse<String> signedIn = post("/login", Map.of("username", name, "password", "pw"));
            assertThat(signedIn.uri().getPath()).as("where signing in led").isEqualTo(contextPath + "/");
            return this;
        }

        Client signOut() {
            HttpResponse<String> signedOut = post("/logout", Map.of());
            assertThat(signedOut.uri().getQuery()).isEqualTo("logout");
            return this;
        }

        private HttpResponse<String> post(String path, Map<String, String> fields) {
            String csrf =
                    Jsoup.parse(get(path).body()).select("input[name=_csrf]").val();
            assertThat(csrf).isNotEmpty();
            String body = fields.entrySet().stream()
                            .map(field -> field.getKey() + "=" + field.getValue())
                            .collect(Collectors.joining("&"))
                    + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
            return send(HttpRequest.newBuilder(uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", "text/html")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
