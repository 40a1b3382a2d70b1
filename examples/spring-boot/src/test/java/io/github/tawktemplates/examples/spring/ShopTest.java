package io.github.tawktemplates.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.Sandbox;
import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.Browser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.context.ConfigurableApplicationContext;

/** People who sign in to the shop, and what the sandbox knows of them. */
@Tag("browser")
class ShopTest {
    private static ConfigurableApplicationContext shop;
    private static Browser browser;
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        browser = Browser.start();
        shop = Shop.start("--server.port=0", "--spring.main.banner-mode=off");
        sandbox = shop.getBean(Sandbox.class);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (shop != null) {
            shop.close();
        }
    }

    @BeforeEach
    void clear() {
        browser.clear();
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + shop.getEnvironment().getProperty("local.server.port") + path);
    }

    private static void signIn(String login) {
        browser.open(uri("/sign-in"));
        browser.driver().findElement(By.name("username")).sendKeys(login);
        browser.driver().findElement(By.name("password")).sendKeys("tea");
        browser.driver().findElement(By.cssSelector(".sign-in button")).click();
        browser.untilTrue("location.pathname === '/' && document.querySelector('.account b')");
    }

    private static void signOut() {
        browser.driver().findElement(By.cssSelector(".account button")).click();
    }

    private static SandboxVisitor last() {
        List<SandboxVisitor> visitors = sandbox.visitors();
        return visitors.isEmpty() ? null : visitors.get(visitors.size() - 1);
    }

    private static void untilVerified(String userId) {
        browser.until(
                userId + " is verified", () -> last() != null && userId.equals(last().userId()) && last().verified());
    }

    @Test
    void whoever_signs_in_is_verified_in_both_engines_and_on_error_pages_and_gone_after_signing_out() {
        signIn("ada");
        untilVerified("u-17");
        assertThat(last().name()).isEqualTo("Ada Lovelace");
        assertThat(last().attributes()).containsEntry("favourite", "Sencha");
        browser.untilTrue("document.querySelector('iframe')");
        browser.screenshot(Path.of("target", "shop.png"));
        assertThat(browser.eval("fetch('/').then((page) => page.headers.get('Cache-Control'))"))
                .contains("no-store");

        browser.open(uri("/pebble"));
        browser.untilTrue("Tawk_API.onLoaded");
        untilVerified("u-17");
        assertThat(browser.eval("fetch('/pebble').then((page) => page.headers.get('Cache-Control'))"))
                .contains("no-store");
        browser.open(uri("/no-such-tea"));
        browser.untilTrue("Tawk_API.onLoaded");
        assertThat(browser.run("return document.body.textContent").toString()).contains("There is no such tea.");
        assertThat(sandbox.calls("logout")).isEmpty();

        browser.open(uri("/pebble"));
        signOut();
        browser.until("a logout", () -> !sandbox.calls("logout").isEmpty());
        signIn("grace");
        untilVerified("u-18");
        signOut();
        browser.until("another", () -> sandbox.calls("logout").size() == 2);
        assertThat(browser.console()).noneMatch(line -> line.contains("Content Security Policy"));
    }

    @Test
    void the_pages_look_as_they_should() {
        browser.open(uri("/sign-in"));
        browser.screenshot(Path.of("target", "sign-in.png"));
        browser.open(uri("/pebble"));
        browser.screenshot(Path.of("target", "pebble.png"));
        assertThat(Path.of("target", "pebble.png")).isNotEmptyFile();
        assertThat(browser.run("return getComputedStyle(document.querySelector('.teas')).display"))
                .isEqualTo("grid");
    }

    @Test
    void its_readme_has_ten_lines_at_most() throws Exception {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeBetween(5, 10);
    }
}
