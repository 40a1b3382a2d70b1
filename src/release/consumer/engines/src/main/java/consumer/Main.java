package consumer;

import com.github.mustachejava.resolver.ClasspathResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import io.github.tawktemplates.pebble.TawkExtension;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** Prints the tag in each engine, and fails where one prints something else than the widget. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default")
                .secretKey("0123456789abcdef0123456789abcdef01234567")
                .build();
        Visitor visitor = Visitor.forUserId("u-17").name("Ada").build();
        Map<String, Object> model = Map.of("tawkVisitor", visitor);

        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, widget);
        StringWriter freemarker = new StringWriter();
        new Template("page", "<@tawkWidget/>", configuration).process(model, freemarker);

        StringWriter mustache = new StringWriter();
        new TawkMustacheFactory(widget, new ClasspathResolver())
                .compile(new StringReader("{{#tawk}}{{/tawk}}"), "page")
                .execute(mustache, model);

        StringWriter pebble = new StringWriter();
        new PebbleEngine.Builder()
                .extension(new TawkExtension(widget))
                .build()
                .getLiteralTemplate("{{ tawkWidget() }}")
                .evaluate(pebble, model);

        for (StringWriter page : new StringWriter[] {freemarker, mustache, pebble}) {
            if (!page.toString().equals(widget.render(visitor))) {
                throw new AssertionError(page.toString());
            }
        }
        System.out.println("engines: the same element in each, in " + Main.class.getModule());
    }
}
