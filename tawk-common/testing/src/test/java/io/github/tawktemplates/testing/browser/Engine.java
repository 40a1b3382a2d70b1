package io.github.tawktemplates.testing.browser;

import java.util.List;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.remote.RemoteWebDriver;

/** What the tests need of a browser beyond WebDriver, for which each browser has a way of its own. */
interface Engine extends AutoCloseable {

    RemoteWebDriver driver();

    /** Returns the only way of this browser to other hosts than this machine. */
    Fence fence();

    /** Runs a script in every page opened from now on, before the page's own; until {@link #forget}. */
    void preload(String script);

    /** Lets requests fail whose address matches one of the patterns, in which {@code *} stands for anything. */
    void block(List<String> patterns);

    /** Lets pages that are sent with {@code no-cache} be put aside when one leaves them; until {@link #forget}. */
    default void keepPages() {}

    /** Returns what the console said since the last call, each line with its level in front: SEVERE, WARNING, INFO or DEBUG. */
    List<String> newConsole();

    /** Forgets cookies, storage, caches, history and whatever was set here. One tab is open. */
    void forget();

    /** Returns a picture of the page as PNG. */
    default byte[] screenshot() {
        return driver().getScreenshotAs(OutputType.BYTES);
    }

    @Override
    void close();

    /** Returns a regular expression for a pattern in which {@code *} stands for anything. */
    static String regex(String pattern) {
        return "^" + pattern.replaceAll("[.?+()\\[\\]{}|^$\\\\]", "\\\\$0").replace("*", ".*") + "$";
    }
}
