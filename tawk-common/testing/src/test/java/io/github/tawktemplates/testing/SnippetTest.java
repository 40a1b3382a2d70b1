package io.github.tawktemplates.testing;

import io.github.tawktemplates.testing.browser.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Pages with tawk.to's own snippet, in a real browser. */
abstract class SnippetTest extends BrowserTest {

    // printf 'user-42' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
    static final String USER_HASH = "52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673";
    static final String ADA = "{userId: 'user-42', name: 'Ada', hash: '" + USER_HASH + "'}";

    @BeforeEach
    void listen() {
        browser.preload("window.seen = []; window.said = []; window.say = (...values) => said.push(values);"
                + "['BeforeLoad', 'Load', 'StatusChange', 'ChatHidden', 'ChatMinimized', 'ChatMaximized'].forEach((name) => addEventListener('tawk' + name,"
                + " () => seen.push('tawk' + name + ' ' + Tawk_API.onLoaded)));");
    }

    String snippet(String before) {
        return "<script nonce=\"n\">var Tawk_API = Tawk_API || {}, Tawk_LoadStart = new Date();" + before
                + "\n(function () {"
                + "var s1 = document.createElement('script'), s0 = document.getElementsByTagName('script')[0];"
                + "s1.async = true; s1.src = '" + sandbox.uri() + "/" + PROPERTY + "/default'; s1.charset = 'UTF-8';"
                + "s1.setAttribute('crossorigin', '*'); s0.parentNode.insertBefore(s1, s0); })();</script>";
    }

    void open(String before) {
        browser.open(site.serve("<!doctype html><title>Shop</title><body><h1>Shop</h1>" + snippet(before) + "</body>"));
    }

    void openReady(String before) {
        open(before);
        browser.untilTrue("seen.includes('tawkLoad true')");
    }

    Object said() {
        return browser.run("return said");
    }

    void untilSaid(int times) {
        browser.untilTrue("said.length >= " + times);
    }

    String verdict() {
        return browser.eval("document.querySelector('.widget-visible, .widget-hidden').dataset.verdict");
    }

    String bubble() {
        return "document.querySelectorAll('.widget-visible iframe')[1].contentDocument.body.textContent";
    }

    SandboxVisitor last() {
        List<SandboxVisitor> visitors = sandbox.visitors();
        return visitors.get(visitors.size() - 1);
    }

    void loads(int times) {
        browser.untilTrue("seen.filter((event) => event === 'tawkLoad true').length >= " + times);
    }

    void write(String text) {
        browser.run("Tawk_API.maximize()");
        browser.driver().switchTo().frame(0);
        browser.until(
                "the entry",
                () -> !browser.driver().findElements(By.tagName("input")).isEmpty());
        browser.driver().findElement(By.tagName("input")).sendKeys(text, Keys.ENTER);
        browser.driver().switchTo().defaultContent();
        browser.until("the message", () -> last().conversation().contains(text));
    }

    String panelText() {
        browser.run("Tawk_API.maximize()");
        return browser.until(
                "the panel",
                () -> browser.eval("document.querySelector('iframe').contentDocument.body.textContent || null"));
    }
}
