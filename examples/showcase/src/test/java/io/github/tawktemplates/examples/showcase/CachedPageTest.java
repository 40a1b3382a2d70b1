package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.Browser;
import io.github.tawktemplates.testing.browser.CachingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The page for everybody, out of an nginx in front of the showcase. */
@Tag("browser")
class CachedPageTest {
    private static Showcase showcase;
    private static CachingProxy proxy;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        showcase = Showcase.start(0);
        proxy = CachingProxy.start(showcase.uri());
    }

    @AfterAll
    static void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (showcase != null) {
            showcase.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void clear() {
        browser.clear();
    }

    private static URI uri(String path) {
        return proxy.uri().resolve(path);
    }

    private static void signIn(String account) {
        browser.open(uri("/freemarker"));
        browser.driver()
                .findElement(By.cssSelector("button[value=" + account + "]"))
                .click();
        browser.untilTrue("document.querySelector('.account b')");
    }

    private static void untilVerified(String userId) {
        browser.open(uri("/cached"));
        browser.until(userId + " is verified", () -> {
            List<SandboxVisitor> visitors = showcase.sandbox().visitors();
            return visitors.stream().anyMatch(visitor -> userId.equals(visitor.userId()) && visitor.verified());
        });
        browser.untilTrue("document.getElementById('verdict').className === 'verified'");
        assertThat(browser.eval("fetch('/cached').then((page) => page.headers.get('Content-Security-Policy'))"))
                .contains("'sha256-");
    }

    @Test
    void two_people_get_the_same_page_and_each_is_verified_and_the_cache_has_nothing_of_them() {
        signIn("ada");
        untilVerified("u-17");
        browser.screenshot(Path.of("target", "cached.png"));

        browser.clear();
        signIn("grace");
        untilVerified("u-20");

        assertThat(browser.eval("fetch('/cached', {cache: 'reload'}).then((page) => page.headers.get('X-Cache'))"))
                .isIn("HIT", "EXPIRED");
        assertThat(proxy.kept())
                .anyMatch(page -> page.contains("KEY: /cached") && page.contains("data-tawk"))
                .noneMatch(page -> page.contains("u-17")
                        || page.contains("u-20")
                        || page.contains("Lovelace")
                        || page.contains("Hopper")
                        || page.contains("JSESSIONID"));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void whoever_is_not_signed_in_is_anonymous_and_gets_no_session() {
        browser.open(uri("/cached"));
        browser.untilTrue("document.getElementById('verdict').className === 'anonymous'");
        assertThat(browser.eval("document.cookie")).doesNotContain("JSESSIONID");
        assertThat(browser.driver().manage().getCookieNamed("JSESSIONID")).isNull();
    }
}
