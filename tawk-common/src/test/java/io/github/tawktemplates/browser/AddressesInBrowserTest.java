package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.browser.BrowserTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules for addresses are written twice, in Java for what is printed and in the bootstrap for what is loaded. */
class AddressesInBrowserTest extends BrowserTest {
    private static final List<String> PROPERTIES = List.of(
            PROPERTY,
            "0123456789abcdefabcdef00",
            "0123456789ABCDEFabcdef00",
            "0123456789abcdef0123456",
            "0123456789abcdef012345678",
            "0123456789abcdef0123456g",
            "0123456789abcdef0123456\u0663",
            "0123456789abcdef0123456/",
            " 123456789abcdef01234567",
            "");
    private static final List<String> WIDGETS = List.of(
            "default",
            "1",
            "1ABCdefgh",
            "a".repeat(50),
            "a".repeat(51),
            "",
            "my-widget",
            "my_widget",
            "default/",
            "default?",
            "default\n",
            "\u212Aelvin",
            "\u017Fharp");
    private static final List<String> ORIGINS = List.of(
            "http://localhost:8081",
            "https://localhost",
            "http://a.b-c.localhost:1",
            "http://127.0.0.1:8081",
            "http://[::1]:8081",
            "http://127.0.0.2:8081",
            "http://LOCALHOST:8081",
            "http://0.0.0.0:8081",
            "http://localhost.example",
            "http://localhost.:8081",
            "http://notlocalhost",
            "http://a..localhost",
            "http://user@localhost:8081",
            "http://localhost:8081/a",
            "ftp://localhost",
            "https://example.com");

    private static String data(String src) {
        return "{\"src\":\"" + src.replace("\n", "\\n") + "\",\"call\":\"setAttributes\",\"load\":\"immediate\"}";
    }

    /** Runs the printed script with each data, as if in a document of its own, and returns what it took. */
    private static List<?> taken(List<String> sources) {
        String element = TawkWidget.builder(PROPERTY, "default").build().render(null);
        String script = element.substring(element.indexOf("'>") + 2, element.indexOf("</script>"));
        return (List<?>) browser.run(
                "const refused = []; console.warn = (text) => refused.push(text);"
                        + "window.Tawk_API = {onLoaded: true, setAttributes() {}, logout() {}};"
                        + "return arguments[0].filter((data) => {"
                        + "  delete window[Symbol.for('tawk-templates')];"
                        + "  refused.length = 0;"
                        + "  const script = document.createElement('script');"
                        + "  script.dataset.tawk = data; script.text = arguments[1]; document.head.append(script);"
                        + "  return window[Symbol.for('tawk-templates')] && !refused.some((text) => text.includes('no chat from'));"
                        + "});",
                sources,
                script);
    }

    /** Returns what the element of such a widget holds, or null where Java refuses to build one. */
    private static String printed(String property, String widget, String origin) {
        try {
            String element = TawkWidget.builder(property, widget)
                    .sandbox(URI.create(origin))
                    .build()
                    .render(null);
            return element.substring(element.indexOf("'") + 1, element.indexOf("'>"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Test
    void the_browser_loads_what_java_prints_and_no_other_address() {
        List<String> sources = new ArrayList<>();
        List<String> allowed = new ArrayList<>();
        for (String origin : ORIGINS) {
            for (String property : PROPERTIES) {
                for (String widget : WIDGETS) {
                    String data = data(origin + "/" + property + "/" + widget);
                    sources.add(data);
                    String printed = printed(property, widget, origin);
                    if (data.equals(printed)) {
                        allowed.add(data);
                    } else if (printed != null) { // in lower case, which is in the list as well
                        assertThat(printed).isEqualToIgnoringCase(data);
                    }
                }
            }
        }
        assertThat(allowed).hasSize(5 * 2 * 4);
        browser.open(site.serve("<!doctype html><title>Shop</title>"));

        assertThat(taken(sources)).isEqualTo(allowed);
    }

    @Test
    void on_a_page_of_the_web_it_loads_tawk_to_and_no_sandbox() {
        String element = TawkWidget.builder(PROPERTY, "default").build().render(null);
        String real = element.substring(element.indexOf("'") + 1, element.indexOf("'>"));
        assertThat(real).contains("https://embed.tawk.to/");
        List<String> sources = new ArrayList<>(List.of(real, real.replace("https:", "http:")));
        ORIGINS.forEach(origin -> sources.add(data(origin + "/" + PROPERTY + "/default")));
        browser.open(site.serve("<!doctype html><title>Shop</title>").replace("localhost", "shop.test"));

        assertThat(taken(sources)).isEqualTo(List.of(real));
    }
}
