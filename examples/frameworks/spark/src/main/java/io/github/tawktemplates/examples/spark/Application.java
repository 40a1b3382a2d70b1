package io.github.tawktemplates.examples.spark;

import static spark.Spark.get;
import static spark.Spark.ipAddress;
import static spark.Spark.port;

import com.github.mustachejava.resolver.ClasspathResolver;
import freemarker.template.Configuration;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import java.util.HashMap;
import java.util.Map;
import spark.ModelAndView;
import spark.Request;
import spark.Response;
import spark.TemplateEngine;
import spark.template.freemarker.FreeMarkerEngine;
import spark.template.mustache.MustacheTemplateEngine;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application {
    private static final TawkWidget WIDGET = TawkWidget.fromEnvironment(System.getenv());

    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     */
    public static void main(String[] args) {
        ipAddress("127.0.0.1");
        port(Integer.parseInt(System.getenv("PORT")));
        get("/freemarker", (request, response) -> page(request, response, Map.of(), "home.ftlh"), freemarker());
        get("/mustache", (request, response) -> page(request, response, Map.of(), "home.mustache"), mustache());
    }

    private static ModelAndView page(Request request, Response response, Map<String, ?> model, String file) {
        Map<String, Object> page = new HashMap<>(model);
        page.put("tawkVisitor", visitor(request));
        response.raw().setHeader("Cache-Control", "no-store");
        response.raw()
                .setHeader(
                        "Content-Security-Policy",
                        WIDGET.contentSecurityPolicy().headerForHash());
        return new ModelAndView(page, file);
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(Request request) {
        String user = request.headers("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    private static TemplateEngine freemarker() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Application.class.getClassLoader(), "templates");
        TawkFreemarker.install(configuration, WIDGET);
        return new FreeMarkerEngine(configuration);
    }

    private static TemplateEngine mustache() {
        return new MustacheTemplateEngine(new TawkMustacheFactory(WIDGET, new ClasspathResolver("templates")));
    }
}
