package io.github.tawktemplates.examples.jooby;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.pebble.TawkExtension;
import io.jooby.Context;
import io.jooby.Jooby;
import io.jooby.ModelAndView;
import io.jooby.freemarker.FreemarkerModule;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;

/** A page in each engine; {@code application.conf} says where it listens. */
public final class Application extends Jooby {
    private final TawkWidget widget = TawkWidget.fromEnvironment(System.getenv());

    private Application() {
        install(new FreemarkerModule());
        TawkFreemarker.install(require(Configuration.class), widget);
        encoder(new PebbleTemplates(pebble()));
        before(this::identify);
        get("/freemarker", context -> new ModelAndView("home.ftl"));
        get("/pebble", context -> new ModelAndView("home.peb"));
    }

    /**
     * Starts the application.
     *
     * @param args none
     */
    public static void main(String[] args) {
        runApp(args, Application::new);
    }

    private void identify(Context context) {
        context.setAttribute("tawkVisitor", visitor(context));
        context.setResponseHeader("Cache-Control", "no-store");
        context.setResponseHeader(
                "Content-Security-Policy", widget.contentSecurityPolicy().headerForHash());
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(Context context) {
        String user = context.header("X-Forwarded-User").valueOrNull();
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    private PebbleEngine pebble() {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("views");
        return new PebbleEngine.Builder()
                .loader(loader)
                .extension(new TawkExtension(widget))
                .build();
    }
}
