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
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Serves the embed script, the parts of the widget and what they call, and the dashboard; on 127.0.0.1 only. */
final class Server {

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
            .create();
    private static final String SCRIPT = "text/javascript";
    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("attributes.js", SCRIPT),
            Map.entry("chat.js", SCRIPT),
            Map.entry("events.js", SCRIPT),
            Map.entry("memory.js", SCRIPT),
            Map.entry("socket.js", SCRIPT),
            Map.entry("widget.js", SCRIPT),
            Map.entry("window.js", SCRIPT),
            Map.entry("page.css", "text/css"),
            Map.entry("frame.css", "text/css"),
            Map.entry("dashboard.css", "text/css"));

    private final Backend backend;
    private final Javalin server;

    Server(Backend backend, int port) {
        this.backend = backend;
        DashboardPages dashboard = new DashboardPages(backend);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.get("/", context -> context.redirect("/dashboard"));
                    config.routes.get("/favicon.ico", context -> context.status(204));
                    config.routes.get("/dashboard", dashboard::show);
                    config.routes.post("/dashboard/faults", dashboard::planFault);
                    config.routes.post("/dashboard/recover", dashboard::recover);
                    config.routes.post("/dashboard/traits", dashboard::setTraits);
                    config.routes.get("/static/{file}", Server::file);
                    config.routes.post("/api/{propertyId}/{widgetId}/{name}", this::call);
                    config.routes.get("/{propertyId}/{widgetId}", this::embed);
                })
                .start("127.0.0.1", port);
    }

    int port() {
        return server.port();
    }

    void close() {
        server.stop();
    }

    static boolean isPropertyId(String text) {
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
        Fault fault = backend.faults.due(Operation.EMBED);
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
        try (InputStream in = Server.class.getResourceAsStream(name)) {
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
}
