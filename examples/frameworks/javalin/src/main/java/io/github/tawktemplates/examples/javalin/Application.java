package io.github.tawktemplates.examples.javalin;

import com.github.mustachejava.resolver.ClasspathResolver;
import freemarker.template.Configuration;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import io.github.tawktemplates.pebble.TawkExtension;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import io.javalin.rendering.template.JavalinFreemarker;
import io.javalin.rendering.template.JavalinMustache;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application {
    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     */
    public static void main(String[] args) {
        create(TawkWidget.fromEnvironment(System.getenv())).start("127.0.0.1", Integer.parseInt(System.getenv("PORT")));
    }

    static Javalin create(TawkWidget widget) {
        Map<String, FileRenderer> engines = Map.of(
                "home.ftlh", freemarker(widget),
                "home.mustache", mustache(widget),
                "home.peb", pebble(widget));
        return Javalin.create(config -> {
            config.fileRenderer((file, model, context) -> render(engines.get(file), file, model, context, widget));
            config.routes.get("/freemarker", context -> context.render("home.ftlh"));
            config.routes.get("/mustache", context -> context.render("home.mustache"));
            config.routes.get("/pebble", context -> context.render("home.peb"));
        });
    }

    private static String render(
            FileRenderer engine, String file, Map<String, ?> model, Context context, TawkWidget widget) {
        Map<String, Object> page = new HashMap<>(model);
        page.put("tawkVisitor", visitor(context));
        context.header("Cache-Control", "no-store");
        context.header("Content-Security-Policy", widget.contentSecurityPolicy().headerForHash());
        return engine.render(file, page, context);
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(Context context) {
        String user = context.header("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    private static FileRenderer freemarker(TawkWidget widget) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Application.class.getClassLoader(), "templates");
        TawkFreemarker.install(configuration, widget);
        return new JavalinFreemarker(configuration);
    }

    private static FileRenderer mustache(TawkWidget widget) {
        return new JavalinMustache(new TawkMustacheFactory(widget, new ClasspathResolver("templates")));
    }

    private static FileRenderer pebble(TawkWidget widget) {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(loader)
                .extension(new TawkExtension(widget))
                .build();
        return (file, model, context) -> {
            try {
                StringWriter html = new StringWriter();
                engine.getTemplate(file).evaluate(html, new HashMap<>(model));
                return html.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
