package io.github.tawktemplates.examples.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser for the class; a sandbox with Secure Mode and a site for each test. */
abstract class BrowserTest {
    static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    static Chromium chromium;

    Sandbox sandbox;
    HostPage site;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void startServers() {
        sandbox = Sandbox.start(0);
        sandbox.secureMode(PROPERTY, KEY);
        site = new HostPage();
    }

    @AfterEach
    void stopServers() {
        chromium.clear();
        site.close();
        sandbox.close();
    }

    /** Lets time-outs of pages opened from now on wait for {@code clock.advance}. */
    static void stopTheClock() {
        try (InputStream in = BrowserTest.class.getResourceAsStream("fake-clock.js")) {
            chromium.preload(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
