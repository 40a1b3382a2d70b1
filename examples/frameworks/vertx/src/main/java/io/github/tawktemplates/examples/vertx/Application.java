package io.github.tawktemplates.examples.vertx;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.pebble.TawkExtension;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.TemplateHandler;
import io.vertx.ext.web.templ.freemarker.FreeMarkerTemplateEngine;
import io.vertx.ext.web.templ.pebble.PebbleTemplateEngine;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application {
    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     */
    public static void main(String[] args) {
        TawkWidget widget = TawkWidget.fromEnvironment(System.getenv());
        Vertx vertx = Vertx.vertx();

        FreeMarkerTemplateEngine freemarker = FreeMarkerTemplateEngine.create(vertx, "ftlh");
        TawkFreemarker.install(freemarker.unwrap(), widget);
        PebbleTemplateEngine pebble = PebbleTemplateEngine.create(vertx, "peb");
        pebble.unwrap().getExtensionRegistry().addExtension(new TawkExtension(widget));

        Router router = Router.router(vertx);
        router.route().handler(context -> {
            context.put("tawkVisitor", visitor(context));
            context.response()
                    .putHeader("Cache-Control", "no-store")
                    .putHeader(
                            "Content-Security-Policy",
                            widget.contentSecurityPolicy().headerForHash());
            context.next();
        });
        router.get("/freemarker/*").handler(TemplateHandler.create(freemarker).setIndexTemplate("home"));
        router.get("/pebble/*").handler(TemplateHandler.create(pebble).setIndexTemplate("home"));

        vertx.createHttpServer()
                .requestHandler(router)
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1")
                .onFailure(failure -> vertx.close())
                .await();
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(RoutingContext context) {
        String user = context.request().getHeader("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }
}
