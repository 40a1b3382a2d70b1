package io.github.tawktemplates.examples.benchmark;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.MustacheResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateHashModel;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustache;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import io.github.tawktemplates.pebble.TawkExtension;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The engines, each with the same small page. */
public enum Engine {
    FREEMARKER {
        @Override
        Page compile(Content content, Person person) throws Exception {
            Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
            TawkFreemarker.install(configuration, widget(content));
            TemplateDirectiveModel nothing = (environment, arguments, loopVariables, body) -> {};
            configuration.setSharedVariable("nothing", nothing);
            Floor floor = new Floor(person);
            TemplateDirectiveModel least = (environment, arguments, loopVariables, body) -> {
                TemplateHashModel model = environment.getDataModel();
                floor.printTo(environment.getOut(), model.get("tawkVisitor"), model.get("cspNonce"));
            };
            configuration.setSharedVariable("least", least);
            String source = switch (content) {
                case TAG, TAG_WITH_FILE -> page("${title}", "<@tawkWidget/>");
                case EMPTY -> page("${title}", "<@nothing/>");
                case FLOOR -> page("${title}", "<@least/>");
                default ->
                    page(
                            "${title}",
                            script(
                                    content,
                                    "${%s?js_string?no_esc}",
                                    "<#list attributes as key, value>'${key}': '${value?js_string?no_esc}',</#list>"));
            };
            Template template = new Template("page.ftlh", source, configuration);
            return (model, out) -> template.process(model, out);
        }
    },
    MUSTACHE_FACTORY {
        @Override
        Page compile(Content content, Person person) throws Exception {
            String source = page("{{title}}", mustache(content));
            MustacheResolver templates = name -> new StringReader(source);
            MustacheFactory factory = content.isTag()
                    ? new TawkMustacheFactory(widget(content), templates)
                    : new FactoryOfOthers(templates, new Floor(person));
            Mustache template = factory.compile("page.html");
            return (model, out) -> template.execute(out, model);
        }
    },
    MUSTACHE_FUNCTION {
        private static final Map<String, Object> NOTHING = Map.of("nothing", (Function<String, String>) body -> "");

        @Override
        Page compile(Content content, Person person) throws Exception {
            String source = page("{{title}}", mustache(content));
            Mustache template = new DefaultMustacheFactory(name -> new StringReader(source)).compile("page.html");
            Floor floor = new Floor(person);
            return switch (content) {
                case TAG, TAG_WITH_FILE ->
                    (model, out) -> template.execute(
                            out,
                            List.of(
                                    model,
                                    TawkMustache.scope(widget(content), (Visitor) model.get("tawkVisitor"), null)));
                case EMPTY -> (model, out) -> template.execute(out, List.of(model, NOTHING));
                case FLOOR ->
                    (model, out) -> {
                        Object visitor = model.get("tawkVisitor");
                        Function<String, String> least = body -> floor.print(visitor, null);
                        template.execute(out, List.of(model, Map.of("least", least)));
                    };
                default -> (model, out) -> template.execute(out, model);
            };
        }
    },
    PEBBLE {
        @Override
        Page compile(Content content, Person person) throws Exception {
            String source = switch (content) {
                case TAG, TAG_WITH_FILE -> page("{{ title }}", "{{ tawkWidget() }}");
                case EMPTY -> page("{{ title }}", "{{ nothing() }}");
                case FLOOR -> page("{{ title }}", "{{ least() }}");
                default ->
                    page(
                            "{{ title }}",
                            script(
                                    content,
                                    "{{ %s | escape(\"js\") }}",
                                    "{% for field in fields %}'{{ field.key }}': '{{ field.value | escape(\"js\") }}',{% endfor %}"));
            };
            PebbleTemplate template = new PebbleEngine.Builder()
                    .loader(new StringLoader())
                    .extension(new TawkExtension(widget(content)), new ExtensionOfOthers(new Floor(person)))
                    .build()
                    .getTemplate(source);
            return (model, out) -> template.evaluate(out, model);
        }
    };

    static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";

    static final TawkWidget WIDGET = builder().build();
    static final TawkWidget WITH_FILE =
            builder().bootstrapUrl(URI.create(TawkWidget.bootstrapPath())).build();

    static TawkWidget.Builder builder() {
        return TawkWidget.builder(PROPERTY, "default").secretKey(Hash.KEY);
    }

    private static TawkWidget widget(Content content) {
        return content == Content.TAG_WITH_FILE ? WITH_FILE : WIDGET;
    }

    /** A compiled template. */
    interface Page {
        void print(Map<String, Object> model, Writer out) throws Exception;
    }

    abstract Page compile(Content content, Person person) throws Exception;

    /** Returns whether the engine takes the tag's result as a String, and not by its Writer. */
    boolean wantsString() {
        return this == MUSTACHE_FUNCTION || this == PEBBLE;
    }

    /** Returns a page view: the controller and the template, into a writer that has grown already. */
    Operation view(Content content, Person person) throws Exception {
        Page page = compile(content, person);
        StringWriter out = new StringWriter();
        Operation view = () -> {
            out.getBuffer().setLength(0);
            page.print(content.model(person), out);
            return out;
        };
        require(view.run().toString(), content, person);
        return view;
    }

    /** A page that prints nobody would be fast. */
    private static void require(String html, Content content, Person person) {
        boolean hasPerson = content != Content.EMPTY;
        if (html.contains(person.name) != hasPerson
                || html.contains("value 44 of 45") != (hasPerson && !person.attributes.isEmpty())
                || html.contains("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace")
                        != content.isSigned()) {
            throw new IllegalStateException(content + " prints something else: " + html);
        }
    }

    private static String page(String title, String tag) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>TITLE</title></head>
                <body>
                <h1>TITLE</h1>
                <p>Nothing has been ordered yet.</p>
                TAG
                </body>
                </html>
                """.replace("TITLE", title).replace("TAG", tag);
    }

    /** tawk.to's own snippet, with the person in it. */
    private static String script(Content content, String variable, String attributes) {
        String hash = content.isSigned() ? "hash: '" + variable.formatted("hash") + "'," : "";
        return """
                <script>
                var Tawk_API = Tawk_API || {}, Tawk_LoadStart = new Date();
                Tawk_API.onLoad = function () {
                  Tawk_API.setAttributes({
                    userId: 'USER_ID',
                    name: 'NAME',
                    email: 'EMAIL',
                    ATTRIBUTES
                    HASH
                  }, function (error) {});
                };
                (function () {
                  var s1 = document.createElement("script"), s0 = document.getElementsByTagName("script")[0];
                  s1.async = true;
                  s1.src = 'https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default';
                  s1.charset = 'UTF-8';
                  s1.setAttribute('crossorigin', '*');
                  s0.parentNode.insertBefore(s1, s0);
                })();
                </script>""".replace("USER_ID", variable.formatted("userId"))
                .replace("NAME", variable.formatted("name"))
                .replace("EMAIL", variable.formatted("email"))
                .replace("ATTRIBUTES", attributes)
                .replace("HASH", hash);
    }

    private static String mustache(Content content) {
        return switch (content) {
            case TAG, TAG_WITH_FILE -> "{{#tawk}}{{/tawk}}";
            case EMPTY -> "{{#nothing}}{{/nothing}}";
            case FLOOR -> "{{#least}}{{/least}}";
            default -> script(content, "{{%s}}", "{{#fields}}'{{key}}': '{{value}}',{{/fields}}");
        };
    }
}
