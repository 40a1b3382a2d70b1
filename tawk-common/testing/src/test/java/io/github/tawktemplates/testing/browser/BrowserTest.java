package io.github.tawktemplates.testing.browser;

import io.github.tawktemplates.testing.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A browser for the class; a sandbox with Secure Mode and a site for each test. */
@Tag("browser")
public abstract class BrowserTest {
    public static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    public static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    protected static Browser browser;

    protected Sandbox sandbox;
    protected HostPage site;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void startServers() {
        sandbox = Sandbox.start(0);
        sandbox.secureMode(PROPERTY, KEY);
        site = new HostPage(browser);
    }

    @AfterEach
    void stopServers() {
        browser.clear();
        site.close();
        sandbox.close();
    }

    /** Lets time-outs of pages opened from now on wait for {@code clock.advance}. */
    protected static void stopTheClock() {
        try (InputStream in = BrowserTest.class.getResourceAsStream("fake-clock.js")) {
            browser.preload(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
