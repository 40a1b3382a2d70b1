package io.github.tawktemplates.testing;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/**
 * tawk.to in a box: a stand-in for {@code embed.tawk.to} that serves an embed script, checks hashes as Secure Mode does
 * and shows under {@code /dashboard} what a support agent would see. It imitates what has been observed of the real
 * widget, its traps included, and is not affiliated with tawk.to.
 *
 * <p>It listens on 127.0.0.1 only, keeps everything in memory, and accepts every well-formed property id; one without
 * {@link #secureMode} has Secure Mode off. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();
    private static final Map<String, String> FILES = Map.of(
            "chat.js", "text/javascript",
            "widget.js", "text/javascript",
            "page.css", "text/css",
            "frame.css", "text/css",
            "dashboard.css", "text/css");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final Backend backend = new Backend();
    private final Javalin server;

    private Sandbox(int port) {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.get("/", context -> context.redirect("/dashboard"));
                    config.routes.get("/favicon.ico", context -> context.status(204));
                    config.routes.get("/dashboard", this::dashboard);
                    config.routes.post("/dashboard/faults", this::planFault);
                    config.routes.post("/dashboard/recover", this::recover);
                    config.routes.get("/static/{file}", Sandbox::file);
                    config.routes.post("/api/{propertyId}/{widgetId}/{name}", this::call);
                    config.routes.get("/{propertyId}/{widgetId}", this::embed);
                })
                .start("127.0.0.1", port);
    }

    /**
     * Starts a sandbox.
     *
     * @param port the port, 0 for any free one
     * @return the running sandbox
     */
    public static Sandbox start(int port) {
        return new Sandbox(port);
    }

    /**
     * Starts a sandbox on the port given as argument, else in the environment's {@code PORT}, else 8081. Secure Mode is on where
     * {@code TAWK_PROPERTY_ID} and {@code TAWK_SECRET_KEY} are set.
     *
     * @param args the port, or nothing
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        String port = args.length > 0 ? args[0] : environment.getOrDefault("PORT", "8081");
        // runs until the process is stopped
        @SuppressWarnings("resource")
        Sandbox sandbox = start(Integer.parseInt(port));
        String propertyId = environment.get("TAWK_PROPERTY_ID");
        String secretKey = environment.get("TAWK_SECRET_KEY");
        if (propertyId != null && secretKey != null) {
            sandbox.secureMode(propertyId, secretKey);
        }
        System.out.println("tawk.to in a box: " + sandbox.uri() + "/<propertyId>/<widgetId>, the agent's view: "
                + sandbox.uri() + "/dashboard");
    }

    /**
     * Returns the address, {@code http://localhost:<port>}.
     *
     * @return the address
     */
    public URI uri() {
        return URI.create("http://localhost:" + server.port());
    }

    /**
     * Switches Secure Mode on for a property.
     *
     * @param propertyId 24 hexadecimal digits
     * @param secretKey the key, used as UTF-8 text
     * @throws IllegalArgumentException if the id is malformed or the key is empty
     */
    public void secureMode(String propertyId, String secretKey) {
        if (!isPropertyId(propertyId)) {
            throw new IllegalArgumentException("propertyId must be 24 hexadecimal digits.");
        }
        if (secretKey.isEmpty()) {
            throw new IllegalArgumentException("secretKey must not be empty.");
        }
        backend.secureMode(propertyId, secretKey);
    }

    /**
     * Returns what a support agent sees, the first visitor first; those who left or signed out included.
     *
     * @return an immutable snapshot
     */
    public List<SandboxVisitor> visitors() {
        return backend.visitors();
    }

    /**
     * Returns what the widgets sent, in the order of arrival. What a widget refuses by itself never arrives.
     *
     * @param names the calls wanted, such as {@code login}; none for all
     * @return an immutable snapshot
     */
    public List<Call> calls(String... names) {
        List<String> wanted = Arrays.asList(names);
        return backend.calls().stream()
                .filter(call -> wanted.isEmpty() || wanted.contains(call.name()))
                .toList();
    }

    /**
     * Fails at an operation until {@link #recover}.
     *
     * @param operation where to fail
     * @param fault how to fail
     */
    public void fail(Operation operation, Fault fault) {
        backend.fail(operation, fault, -1);
    }

    /**
     * Fails at an operation a number of times.
     *
     * @param operation where to fail
     * @param times how often, at least once
     * @param fault how to fail
     * @throws IllegalArgumentException if {@code times} is less than 1
     */
    public void failNext(Operation operation, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1 but is " + times + ".");
        }
        backend.fail(operation, fault, times);
    }

    /** Takes back every {@link #fail} and {@link #failNext}. */
    public void recover() {
        backend.recover();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static boolean isPropertyId(String text) {
        return text.matches("[0-9A-Fa-f]{24}");
    }

    private static boolean isWidgetId(String text) {
        return text.matches("[A-Za-z0-9]{1,50}");
    }

    private void embed(Context context) {
        context.header("Access-Control-Allow-Origin", "*").header("Cache-Control", "no-store");
        if (!isPropertyId(context.pathParam("propertyId")) || !isWidgetId(context.pathParam("widgetId"))) {
            context.status(404)
                    .result("Not an embed address. It is /<propertyId>/<widgetId>: 24 hexadecimal digits,"
                            + " then 1 to 50 letters and digits.");
            return;
        }
        Fault fault = backend.due(Operation.EMBED);
        if (fault == null) {
            script(context);
            return;
        }
        switch (fault.kind()) {
            case ERROR ->
                context.status(fault.detail().matches("[1-5][0-9]{2}") ? Integer.parseInt(fault.detail()) : 404)
                        .result("The sandbox was told to fail.");
            case NONSENSE -> context.contentType("text/html").result("<!doctype html><title>Please sign in</title>");
            case UNREACHABLE -> abort(context);
            case SILENCE -> context.future(CompletableFuture::new);
            case DELAY ->
                context.future(() -> CompletableFuture.runAsync(
                        () -> script(context),
                        CompletableFuture.delayedExecutor(Long.parseLong(fault.detail()), TimeUnit.MILLISECONDS)));
        }
    }

    private static void script(Context context) {
        context.contentType("text/javascript").result(resource("embed.js"));
    }

    private static void file(Context context) {
        String type = FILES.get(context.pathParam("file"));
        if (type == null) {
            context.status(404);
            return;
        }
        context.header("Access-Control-Allow-Origin", "*")
                .contentType(type)
                .result(resource(context.pathParam("file")));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Sandbox.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a widget sends is text/plain, for which browsers ask no leave (no CORS preflight). */
    private void call(Context context) {
        context.header("Access-Control-Allow-Origin", "*");
        String propertyId = context.pathParam("propertyId");
        Sent sent;
        try {
            sent = GSON.fromJson(context.body(), Sent.class);
        } catch (JsonParseException e) {
            sent = null;
        }
        if (sent == null || sent.values == null || !isPropertyId(propertyId)) {
            context.status(400).result("Not a call of the widget's.");
            return;
        }
        Backend.Reply reply = backend.handle(propertyId, context.pathParam("name"), sent.token, sent.values);
        Fault fault = reply.fault();
        if (fault != null && fault.is(Fault.Kind.UNREACHABLE)) {
            abort(context);
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>(reply.body());
        body.put("error", reply.error());
        if (fault != null) {
            // the widget plays these two by itself: a connection kept open would hold up the calls after it
            body.put("silent", fault.is(Fault.Kind.SILENCE));
            body.put("delay", fault.is(Fault.Kind.DELAY) ? Long.parseLong(fault.detail()) : 0L);
        }
        context.status(reply.status())
                .contentType("application/json")
                .result(GSON.toJson(body).getBytes(StandardCharsets.UTF_8));
    }

    private record Sent(String token, Map<String, Object> values) {}

    /** Breaks off within the body: browsers quietly ask again where a kept connection breaks before any answer. */
    private static void abort(Context context) {
        context.future(CompletableFuture::new);
        try {
            context.res().setContentLength(1000);
            context.res().getOutputStream().write(' ');
            context.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Request request = ServletContextRequest.getServletContextRequest(context.req());
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private void dashboard(Context context) {
        if (foreign(context)) {
            return;
        }
        boolean refresh = context.queryParam("refresh") != null;
        context.html(Dashboard.html(backend, refresh))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private void planFault(Context context) {
        if (foreign(context)) {
            return;
        }
        try {
            String times = form(context, "times");
            Fault.Kind kind = Fault.Kind.valueOf(form(context, "kind"));
            boolean hasDetail = kind == Fault.Kind.ERROR || kind == Fault.Kind.DELAY;
            backend.fail(
                    Operation.valueOf(form(context, "operation")),
                    new Fault(kind, hasDetail ? form(context, "detail").trim() : ""),
                    times.isBlank() ? -1 : Math.max(1, Integer.parseInt(times.trim())));
        } catch (IllegalArgumentException e) {
            context.status(400).result("Not a fault: " + e.getMessage());
            return;
        }
        context.redirect("/dashboard");
    }

    private static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private void recover(Context context) {
        if (!foreign(context)) {
            backend.recover();
            context.redirect("/dashboard");
        }
    }

    /** Keeps other sites out of the dashboard: their names made to point at 127.0.0.1, and their forms. */
    private static boolean foreign(Context context) {
        String host = String.valueOf(context.header("Host")).replaceFirst(":[0-9]+$", "");
        String site = context.header("Sec-Fetch-Site");
        boolean crossSitePost = "POST".equals(context.req().getMethod())
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
        if (LOOPBACK.contains(host) && !crossSitePost) {
            return false;
        }
        context.status(403).result("Open the dashboard at localhost.");
        return true;
    }
}
