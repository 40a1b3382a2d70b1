package io.github.tawktemplates.examples.templates;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.jasper.servlet.JasperInitializer;
import org.apache.jasper.servlet.JspServlet;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templateresolver.WebApplicationTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application {
    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     * @throws LifecycleException if Tomcat does not start
     */
    public static void main(String[] args) throws LifecycleException {
        TawkWidget widget = TawkWidget.fromEnvironment(System.getenv());
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.addContext("", Path.of("src", "main", "webapp").toAbsolutePath().toString())
                .addServletContainerInitializer((classes, context) -> addPages(context, widget), null);
        tomcat.start();
        tomcat.getServer().await();
    }

    private static void addPages(ServletContext context, TawkWidget widget) throws ServletException {
        context.addFilter("chat", chat(widget))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), true, "/*");
        new JasperInitializer().onStartup(Set.of(), context);
        context.addServlet("jasper", new JspServlet()).addMapping("*.jsp");
        context.addServlet("jsp", servlet(Application::jsp)).addMapping("/jsp");
        context.addServlet("thymeleaf", servlet(thymeleaf(context))).addMapping("/thymeleaf");
        context.addServlet("jte", servlet(jte(context))).addMapping("/jte");
        context.addServlet("jmustache", servlet(jmustache(context))).addMapping("/jmustache");
    }

    private static Filter chat(TawkWidget widget) {
        return (request, response, chain) -> {
            HttpServletResponse answer = (HttpServletResponse) response;
            request.setAttribute("tawk", widget.render(visitor((HttpServletRequest) request)));
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader(
                    "Content-Security-Policy", widget.contentSecurityPolicy().headerForHash());
            chain.doFilter(request, response);
        };
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(HttpServletRequest request) {
        String user = request.getHeader("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    /** Prints a page, whose model is the attributes of the request. */
    private interface Page {
        void print(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    @SuppressWarnings("serial")
    private static HttpServlet servlet(Page page) {
        return new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                request.setAttribute(
                        "name", Objects.requireNonNullElse(request.getHeader("X-Forwarded-User"), "guest"));
                response.setContentType("text/html;charset=UTF-8");
                page.print(request, response);
            }
        };
    }

    private static void jsp(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getRequestDispatcher("/WEB-INF/home.jsp").forward(request, response);
    }

    private static Page thymeleaf(ServletContext context) {
        JakartaServletWebApplication application = JakartaServletWebApplication.buildApplication(context);
        org.thymeleaf.TemplateEngine engine = new org.thymeleaf.TemplateEngine();
        engine.setTemplateResolver(new WebApplicationTemplateResolver(application));
        return (request, response) -> engine.process(
                "/WEB-INF/home.html",
                new WebContext(application.buildExchange(request, response)),
                response.getWriter());
    }

    private static Page jte(ServletContext context) {
        TemplateEngine engine = TemplateEngine.create(
                new DirectoryCodeResolver(Path.of(context.getRealPath("/WEB-INF"))),
                Path.of("target", "jte-classes"),
                ContentType.Html);
        return (request, response) -> {
            Map<String, Object> model = Collections.list(request.getAttributeNames()).stream()
                    .collect(Collectors.toMap(name -> name, request::getAttribute));
            engine.render("home.jte", model, new WriterOutput(response.getWriter()));
        };
    }

    private static Page jmustache(ServletContext context) {
        try (Reader file =
                new InputStreamReader(context.getResourceAsStream("/WEB-INF/home.mustache"), StandardCharsets.UTF_8)) {
            Template template = Mustache.compiler().compile(file);
            return (request, response) ->
                    template.execute((Mustache.CustomContext) request::getAttribute, response.getWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
