package io.github.tawktemplates.examples.showcase;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.examples.showcase.DemoVisitors.DemoVisitor;
import io.github.tawktemplates.mustache.TawkMustache;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shops of several tenants in one application, each with its own property at tawk.to, chosen by the host name of the request.
 * A tenant's key can be changed while the application runs.
 */
final class Tenants implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <title>{{host}}</title>
            <h1>{{host}}</h1>
            {{#tawk}}{{/tawk}}
            </html>
            """;
    private static final String ACCOUNT = "account";

    private final Map<String, TawkWidget> widgets = new ConcurrentHashMap<>();
    private final Mustache page = new DefaultMustacheFactory().compile(new StringReader(PAGE), "page.mustache");
    private final Javalin server;

    private Tenants(int port) {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.routes.get("/", this::show);
            config.routes.post("/sign-in/{account}", this::signIn);
        });
        server.start("127.0.0.1", port);
    }

    static Tenants start(int port) {
        return new Tenants(port);
    }

    int port() {
        return server.port();
    }

    /** Adds a tenant, or replaces its widget: whatever is rendered from now on is signed with the new one's key. */
    void put(String host, TawkWidget widget) {
        widgets.put(host, widget);
    }

    /** One widget for the page and its policy, whatever is put in meanwhile. */
    private TawkWidget widget(Context context) {
        TawkWidget widget = widgets.get(host(context));
        if (widget == null) {
            throw new NotFoundResponse();
        }
        return widget;
    }

    private static String host(Context context) {
        return Optional.ofNullable(URI.create(context.url()).getHost()).orElse("");
    }

    private void show(Context context) {
        TawkWidget widget = widget(context);
        Visitor visitor = Optional.<String>ofNullable(context.sessionAttribute(ACCOUNT))
                .flatMap(DemoVisitors::find)
                .map(DemoVisitor::visitor)
                .orElse(Visitor.signedOut());
        StringWriter html = new StringWriter();
        page.execute(html, List.of(Map.of("host", host(context)), TawkMustache.scope(widget, visitor, null)));
        context.header("Content-Security-Policy", widget.contentSecurityPolicy().headerForHash())
                .header("Cache-Control", "no-store")
                .html(html.toString());
    }

    private void signIn(Context context) {
        widget(context);
        context.sessionAttribute(ACCOUNT, context.pathParam("account"));
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    @Override
    public void close() {
        server.stop();
    }
}
