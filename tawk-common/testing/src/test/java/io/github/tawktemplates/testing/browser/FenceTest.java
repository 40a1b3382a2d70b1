package io.github.tawktemplates.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FenceTest extends BrowserTest {
    private static final String FOREIGN = """
            <!doctype html><title>Foreign</title><script>
              window.ends = [];
              addEventListener('error', (e) => e.target.src && ends.push('error ' + e.target.src), true);
              addEventListener('load', (e) => e.target.src && ends.push('load ' + e.target.src), true);
              const ask = (url) => fetch(url, {mode: 'no-cors'}).then(() => ends.push('answer ' + url), () => ends.push('error ' + url));
              ask('http://fetched.example/');
              ask('https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default');
              ask('http://192.0.2.1/');
            </script>
            <img src="http://picture.example/a.png"><script src="https://script.example/a.js"></script>
            """;

    @Test
    void a_page_that_asks_for_foreign_hosts_gets_nothing() {
        browser.open(site.serve("/here", FOREIGN));

        browser.untilTrue("ends.length >= 5");
        assertThat(browser.run("return ends.sort()"))
                .isEqualTo(java.util.List.of(
                        "error http://192.0.2.1/",
                        "error http://fetched.example/",
                        "error http://picture.example/a.png",
                        "error https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default",
                        "error https://script.example/a.js"));
        assertThat(browser.refusedHosts())
                .contains("192.0.2.1", "fetched.example", "picture.example", "embed.tawk.to", "script.example")
                .doesNotContain("localhost", "127.0.0.1");
    }

    @Test
    void names_of_test_are_this_machine() {
        browser.open(site.serve("<!doctype html><title>Shop</title>").replace("localhost", "shop.test"));

        assertThat(browser.eval("document.title + ' ' + location.hostname")).isEqualTo("Shop shop.test");
        assertThat(browser.refusedHosts()).doesNotContain("shop.test");
    }
}
