package io.github.tawktemplates.testing.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A web site: what is below {@code META-INF/resources} of the class path, as servlet containers serve it, some pages of
 * their own path, and one page under every other path.
 */
public final class HostPage implements AutoCloseable {
    static {
        // else a body waits for the acknowledgement of its headers, 40 ms on a connection that is kept
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Browser browser;
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private volatile String html = "";
    private volatile String policy;
    private volatile String cacheControl = "no-store";
    private volatile String type = "text/html; charset=utf-8";

    /** A site for a client that keeps no pages. */
    public HostPage() {
        this(null);
    }

    /** A site for a browser that keeps no page of it, except where {@link #allowBackForwardCache} says so. */
    public HostPage(Browser browser) {
        this.browser = browser;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "host page");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            reports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        byte[] file = path.endsWith(".js") ? file(path) : null;
        byte[] body = file != null ? file : pages.getOrDefault(path, html).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", file != null ? "text/javascript" : type);
        exchange.getResponseHeaders().add("Cache-Control", cacheControl);
        if (policy != null) {
            exchange.getResponseHeaders().add("Content-Security-Policy", policy);
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] file(String path) throws IOException {
        try (InputStream in = HostPage.class.getResourceAsStream("/META-INF/resources" + path)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Returns the path of a script of an npm package that is on the class path, whatever its version. */
    public static String script(String npmPackage, String file) {
        Properties properties = new Properties();
        try (InputStream in = HostPage.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/" + npmPackage + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/webjars/" + npmPackage + "/" + properties.getProperty("version") + "/dist/" + file;
    }

    /** Sets the page under every path that has none of its own. */
    public String serve(String html) {
        this.html = html;
        return uri();
    }

    /** Sets the page of a path, which starts with a slash. */
    public String serve(String path, String html) {
        pages.put(path, html);
        return uri() + path.substring(1);
    }

    /** Answers requests for a path, and what is below it, by the application's own code. */
    public void handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Lets caches keep all pages, for everybody. */
    public void allowCaches() {
        cacheControl = "public, max-age=60";
    }

    /** Returns what pages have sent here by POST, to any path: the way to hear from a browser that no driver is attached to. */
    public List<String> reports() {
        return List.copyOf(reports);
    }

    public String serveXhtml(String xhtml) {
        type = "application/xhtml+xml";
        return serve(xhtml);
    }

    /** Lets the browser keep a page as it is when one leaves it, to show it again on Back. */
    public void allowBackForwardCache() {
        cacheControl = "no-cache";
        browser.keepPages();
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    public void contentSecurityPolicy(String policy) {
        this.policy = policy;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
