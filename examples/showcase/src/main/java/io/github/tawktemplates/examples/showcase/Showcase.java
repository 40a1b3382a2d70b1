package io.github.tawktemplates.examples.showcase;

import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.examples.showcase.DemoVisitors.DemoVisitor;
import io.github.tawktemplates.testing.Sandbox;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCookie;

/**
 * A small shop whose page exists in every template engine, with a {@link Sandbox} in place of tawk.to: one can sign in as
 * several visitors and see what the tag prints and what an agent gets to see.
 *
 * <p>It listens on 127.0.0.1 only and keeps everything in memory. Its Secure Mode key is a new random one each time, or
 * {@code TAWK_SECRET_KEY}.
 */
public final class Showcase implements AutoCloseable {
    private static final String PROPERTY_ID = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String ACCOUNT = "account";
    private static final String IDENTITY = "/tawk/identity";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<Map<String, String>> TEAS = List.of(
            tea("Morning Mist", "A green tea from the hills, grassy and light.", "8.50"),
            tea("Harbour Smoke", "Black leaves dried over pine, for long evenings.", "9.20"),
            tea("Red Bush", "Rooibos with orange peel. No caffeine.", "6.80"));

    private final Sandbox sandbox;
    private final TawkWidget widget;
    private final List<Engine> engines;
    private final TawkWidget widgetForCaches;
    private final Engine.Page cachedPage;
    private final Javalin server;

    private Showcase(int port, String secretKey) {
        sandbox = Sandbox.start(0);
        sandbox.secureMode(PROPERTY_ID, secretKey);
        TawkWidget.Builder builder =
                TawkWidget.builder(PROPERTY_ID, "default").secretKey(secretKey).sandbox(sandbox.uri());
        widget = builder.build();
        engines = Engine.all(widget);
        widgetForCaches = builder.identityUrl(URI.create(IDENTITY)).build();
        cachedPage = Engine.freemarkerPage(widgetForCaches, "cached.ftlh");
        server = Javalin.create(this::configure);
        try {
            server.start("127.0.0.1", port);
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /**
     * Starts the application and its sandbox.
     *
     * @param port the port, 0 for any free one
     * @return the running application
     */
    public static Showcase start(int port) {
        return start(port, randomKey());
    }

    /** Starts with a given key, for tests that verify the hashes. */
    static Showcase start(int port, String secretKey) {
        return new Showcase(port, secretKey);
    }

    /**
     * Starts the application on the port given as argument, else in the environment's {@code PORT}, else 8080, and prints
     * the address to open.
     *
     * @param args the port, or nothing
     */
    public static void main(String[] args) {
        String port = args.length > 0 ? args[0] : System.getenv().getOrDefault("PORT", "8080");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            exit("The port must be a number from 0 to 65535. Give it as the argument or in PORT.");
        }
        JavalinLogger.enabled = false; // of a port that is taken it would say less than we do
        try {
            String secretKey = System.getenv().getOrDefault("TAWK_SECRET_KEY", randomKey());
            Showcase showcase = start(Integer.parseInt(port), secretKey);
            Runtime.getRuntime().addShutdownHook(new Thread(showcase::close));
            JavalinLogger.enabled = true;
            System.out.println("Open " + showcase.uri());
        } catch (JavalinBindException e) {
            exit("Port " + port + " is taken or not allowed. Give another one as the argument or in PORT.");
        }
    }

    private static void exit(String message) {
        System.err.println(message);
        System.exit(1);
    }

    /**
     * Returns the address to open, {@code http://localhost:<port>}.
     *
     * @return the address
     */
    public URI uri() {
        return URI.create("http://localhost:" + server.port());
    }

    /**
     * Returns the stand-in for tawk.to.
     *
     * @return the running sandbox
     */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** Returns the engines, in the order of the page's links; each has a page of its own. */
    List<Engine> engines() {
        return engines;
    }

    @Override
    public void close() {
        server.stop();
        sandbox.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.staticFiles.add("/public");
        config.jetty.modifyServletContextHandler(Showcase::sessions);
        config.routes.get("/", context -> context.redirect(engines.get(0).path()));
        config.routes.get("/cached", this::showForEverybody);
        config.routes.get(IDENTITY, this::identify);
        for (Engine engine : engines) {
            config.routes.get(engine.path(), context -> show(context, engine));
            config.routes.post(engine.path() + "/sign-in", context -> signIn(context, engine));
            config.routes.post(engine.path() + "/sign-out", context -> signOut(context, engine));
        }
    }

    private static void sessions(ServletContextHandler handler) {
        handler.getSessionHandler().setHttpOnly(true);
        handler.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
    }

    private void show(Context context, Engine engine) {
        Optional<DemoVisitor> account = account(context);
        Visitor visitor = account.map(DemoVisitor::visitor).orElse(Visitor.signedOut());
        String nonce = randomNonce();

        Map<String, Object> model = new HashMap<>();
        model.put("tawkVisitor", visitor);
        model.put("cspNonce", nonce);
        account.ifPresent(demo -> model.put("visitorName", demo.name()));
        model.put("justSignedOut", account.isEmpty() && context.queryParam("signed-out") != null);
        model.put("teas", TEAS);
        model.put("path", engine.path());
        model.put("engines", links(engine));
        model.put("accounts", DemoVisitors.ALL.stream().map(Showcase::described).toList());
        model.put("tag", engine.tag());
        model.put("printed", printed(widget.render(visitor)));
        model.put("dashboard", sandbox.uri() + "/dashboard");

        context.header("Content-Security-Policy", widget.contentSecurityPolicy().headerForNonce(nonce))
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(engine.render(model));
    }

    /** A page that caches keep: it neither looks at the session nor opens one. */
    private void showForEverybody(Context context) {
        Map<String, Object> model = Map.of(
                "teas",
                TEAS,
                "identityUrl",
                IDENTITY,
                "printed",
                printed(widgetForCaches.render(null)),
                "dashboard",
                sandbox.uri() + "/dashboard");
        context.header(
                        "Content-Security-Policy",
                        widgetForCaches.contentSecurityPolicy().headerForHash())
                .header("Cache-Control", "public, max-age=60")
                .contentType("text/html; charset=utf-8")
                .result(cachedPage.render(model));
    }

    private void identify(Context context) {
        Visitor visitor = account(context).map(DemoVisitor::visitor).orElse(Visitor.signedOut());
        IdentityResponse answer = widget.identity(visitor, context::header);
        answer.headers().forEach(context::header);
        context.status(answer.status()).result(answer.body());
    }

    private static Map<String, Object> described(DemoVisitor demo) {
        return Map.of("id", demo.id(), "about", demo.about());
    }

    private static Map<String, String> tea(String name, String about, String price) {
        return Map.of("name", name, "about", about, "price", price);
    }

    private List<Map<String, Object>> links(Engine current) {
        return engines.stream()
                .map(engine -> Map.<String, Object>of(
                        "name", engine.name(), "path", engine.path(), "current", engine == current))
                .toList();
    }

    /** Returns the data that the tag prints; the page shows it to developers. */
    private static String printed(String element) {
        int start = element.indexOf('\'') + 1;
        return PrettyJson.indent(element.substring(start, element.indexOf('\'', start)));
    }

    private static Optional<DemoVisitor> account(Context context) {
        return Optional.<String>ofNullable(context.sessionAttribute(ACCOUNT)).flatMap(DemoVisitors::find);
    }

    private static void signIn(Context context, Engine engine) {
        String id = Optional.ofNullable(context.formParam(ACCOUNT)).orElse("");
        DemoVisitor account =
                DemoVisitors.find(id).orElseThrow(() -> new BadRequestResponse("There is no such account."));
        endSession(context); // the new one gets a new id
        context.sessionAttribute(ACCOUNT, account.id());
        context.redirect(engine.path(), HttpStatus.SEE_OTHER);
    }

    private static void signOut(Context context, Engine engine) {
        endSession(context);
        context.redirect(engine.path() + "?signed-out", HttpStatus.SEE_OTHER);
    }

    private static void endSession(Context context) {
        HttpSession session = context.req().getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Returns a key as tawk.to's are: 40 letters and digits. */
    static String randomKey() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return RANDOM.ints(40, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String randomNonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
