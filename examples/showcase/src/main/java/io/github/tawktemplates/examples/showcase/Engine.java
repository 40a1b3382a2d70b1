package io.github.tawktemplates.examples.showcase;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.resolver.ClasspathResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import io.github.tawktemplates.pebble.TawkExtension;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * A template engine that knows the tag: how each is set up, and one page of it. All escape for HTML by themselves.
 *
 * @param name what people call it
 * @param path where its page is served
 * @param tag what is in the page
 * @param page the page
 */
record Engine(String name, String path, String tag, Page page) {
    /** A compiled template. */
    interface Page {
        void writeTo(Writer out, Map<String, Object> model) throws IOException;

        default String render(Map<String, Object> model) {
            StringWriter html = new StringWriter();
            try {
                writeTo(html, model);
            } catch (IOException e) {
                throw new UncheckedIOException("A page can't be rendered", e);
            }
            return html.toString();
        }
    }

    static List<Engine> all(TawkWidget widget) {
        return List.of(freemarker(widget), mustache(widget), pebble(widget), mustacheDelimiters(widget));
    }

    private static Engine freemarker(TawkWidget widget) {
        return new Engine("FreeMarker", "/freemarker", "<@tawkWidget/>", freemarkerPage(widget, "page.ftlh"));
    }

    /** Returns a page of FreeMarker's alone. */
    static Page freemarkerPage(TawkWidget widget, String template) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Engine.class.getClassLoader(), "templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        TawkFreemarker.install(configuration, widget);
        return (out, model) -> {
            try {
                configuration.getTemplate(template).process(model, out);
            } catch (TemplateException e) {
                throw new IOException(e);
            }
        };
    }

    private static Engine mustache(TawkWidget widget) {
        Mustache page = new TawkMustacheFactory(widget, new ClasspathResolver("templates")).compile("page.mustache");
        return new Engine("Mustache", "/mustache", "{{#tawk}}{{/tawk}}", (out, model) -> page.execute(out, model));
    }

    /** A page whose scripts want the braces for themselves. */
    private static Engine mustacheDelimiters(TawkWidget widget) {
        Mustache page =
                new TawkMustacheFactory(widget, new ClasspathResolver("templates")).compile("delimiters.mustache");
        return new Engine(
                "Mustache << >>",
                "/mustache-delimiters",
                "<<#tawk>><</tawk>>",
                (out, model) -> page.execute(out, model));
    }

    private static Engine pebble(TawkWidget widget) {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        PebbleTemplate page = new PebbleEngine.Builder()
                .loader(loader)
                .extension(new TawkExtension(widget))
                .build()
                .getTemplate("page.peb");
        return new Engine("Pebble", "/pebble", "{{ tawkWidget() }}", page::evaluate);
    }

    String render(Map<String, Object> model) {
        return page.render(model);
    }
}
