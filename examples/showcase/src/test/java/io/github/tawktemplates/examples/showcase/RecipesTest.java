package io.github.tawktemplates.examples.showcase;

import static io.github.tawktemplates.testing.browser.BrowserTest.KEY;
import static io.github.tawktemplates.testing.browser.BrowserTest.PROPERTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.htmlcompressor.compressor.HtmlCompressor;
import freemarker.template.Configuration;
import freemarker.template.Template;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.testing.TawkPage;
import io.github.tawktemplates.testing.docs.Documentation;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders what docs/recipes.md shows; what it shows for the browser is opened there by tawk-common's tests. */
public class RecipesTest {
    private static final AtomicReference<String> LANGUAGE = new AtomicReference<>();

    @TempDir
    Path classes;

    /** Called by what is compiled. */
    public static String language() {
        return LANGUAGE.get();
    }

    /** Returns the value of a variable that a block of Java sets. */
    private Object value(String comment, String variable) throws Exception {
        Documentation.compile(
                classes, """
                import io.github.tawktemplates.*;
                import java.net.URI;
                import java.util.Map;
                import java.util.function.Supplier;

                public class Demo implements java.util.concurrent.Callable<Object> {
                    public Object call() {
                        String propertyId = "%s";
                        String secretKey = "%s";
                        Supplier<String> language = io.github.tawktemplates.examples.showcase.RecipesTest::language;
                        %s
                        return %s;
                    }
                }
                """.formatted(PROPERTY, KEY, Documentation.block("docs/recipes.md", comment), variable));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            return ((Callable<?>)
                            loader.loadClass("Demo").getDeclaredConstructor().newInstance())
                    .call();
        }
    }

    private static String freemarker(TawkTags tags, String page, Map<String, Object> model) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, tags);
        StringWriter html = new StringWriter();
        new Template("page", page, configuration).process(model, html);
        return html.toString();
    }

    private static Element element(String html) {
        return Jsoup.parse(html).selectFirst("script[data-tawk]");
    }

    @Test
    void each_language_has_its_widget_and_others_have_the_first() throws Exception {
        TawkTags tags = (TawkTags) value("a widget for each language", "tags");

        for (Map.Entry<String, String> widget :
                Map.of("en", "default", "de", "1hb8q2c4d", "fr", "default").entrySet()) {
            LANGUAGE.set(widget.getKey());
            String html = freemarker(
                    tags,
                    "<@tawkWidget/>",
                    Map.of("tawkVisitor", Visitor.forUserId("u-17").build()));
            TawkPage.of(html).assertSignedFor("u-17", KEY);
            assertThat(element(html).attr("data-tawk"))
                    .contains("\"src\":\"https://embed.tawk.to/" + PROPERTY + "/" + widget.getValue() + "\"");
        }
    }

    @Test
    void the_sign_in_page_signs_out_whoever_was_there() throws Exception {
        TawkTags tags = TawkTags.of(
                TawkWidget.builder(PROPERTY, "default").secretKey(KEY).build());

        TawkPage.of(freemarker(tags, Documentation.block("docs/recipes.md", "the sign-in page"), Map.of()))
                .assertSignedOut();
    }

    @Test
    void a_person_is_signed_by_the_email() throws Exception {
        Visitor visitor = (Visitor) value("people known by their e-mail", "visitor");

        String html =
                TawkWidget.builder(PROPERTY, "default").secretKey(KEY).build().render(visitor);
        TawkPage.of(html).assertSignedFor("ada@example.com", KEY);
        assertThat(element(html).attr("data-tawk")).doesNotContain("userId");
    }

    @Test
    void the_script_is_a_file_or_has_the_attribute_that_keeps_others_off() throws Exception {
        Element file = element(((TawkWidget) value("our script as a file", "widget")).render(Visitor.signedOut()));
        assertThat(file.attr("src")).isEqualTo(TawkWidget.bootstrapPath());
        assertThat(file.data()).isEmpty();

        assertThat(element(((TawkWidget) value("left alone by Rocket Loader", "widget")).render(null))
                        .attr("data-cfasync"))
                .isEqualTo("false");

        Element cookiebot = element(((TawkWidget) value("left alone by Cookiebot", "widget")).render(null));
        assertThat(cookiebot.attr("data-cookieconsent")).isEqualTo("ignore");
        assertThat(cookiebot.attr("data-tawk")).contains("\"load\":\"consent\"");
    }

    @Test
    void a_minifier_leaves_data_and_script_as_they_are() {
        Visitor visitor = Visitor.forUserId("u-17")
                .name("Ada  <b> \"'&amp;  \u2028 </script>")
                .build();
        String tag =
                TawkWidget.builder(PROPERTY, "default").secretKey(KEY).build().render(visitor, "bm9uY2U=");
        HtmlCompressor compressor = new HtmlCompressor();
        compressor.setRemoveIntertagSpaces(true);
        compressor.setRemoveQuotes(true);
        compressor.setRemoveScriptAttributes(true);
        compressor.setSimpleBooleanAttributes(true);
        String page = "<!doctype html>\n<title>Shop</title>\n<p>  a   b </p>\n" + tag + "\n</html>";

        String compressed = compressor.compress(page);

        assertThat(compressed).hasSizeLessThan(page.length());
        TawkPage.of(compressed).assertSignedFor("u-17", KEY);
        assertThat(element(compressed).attr("data-tawk")).isEqualTo(element(tag).attr("data-tawk"));
        assertThat(element(compressed).attr("nonce")).isEqualTo("bm9uY2U=");
        assertThat(element(compressed).data()).isEqualTo(element(tag).data());
    }
}
