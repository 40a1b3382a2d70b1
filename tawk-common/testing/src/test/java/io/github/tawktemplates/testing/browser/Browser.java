package io.github.tawktemplates.testing.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A browser with a fresh profile, from the PATH: nothing is downloaded. Chromium, or what {@code -Dbrowser} names: firefox or
 * webkit. Start one per test class and {@link #clear} it between tests.
 *
 * <p>No page, and not the browser itself, reaches another host than this machine. Names that end in {@code .test} are this machine.
 *
 * <p>Where the browser is missing the tests are skipped, except where the environment says {@code CI=true}: there they fail.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Engine engine;
    private final RemoteWebDriver driver;
    private final List<String> console = new ArrayList<>();
    private int marks;

    private Browser(Engine engine) {
        this.engine = engine;
        this.driver = engine.driver();
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    /** Starts the browser, or skips the test. */
    public static Browser start() {
        return new Browser(BrowserKind.current().start());
    }

    /** Opens a page and waits for its load event. */
    public void open(URI url) {
        driver.get(url.toString());
    }

    /** Opens a page and waits for its load event. */
    public void open(String url) {
        driver.get(url);
    }

    /**
     * Runs the body of a function in the page and returns what it returns: Long, Double, String, Boolean, List, Map or null. To set a
     * variable of the page it must say {@code window.x++}: in Firefox {@code x++} makes one that only such scripts see.
     */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Returns the value of an expression as text, null where it is null or undefined. */
    public String eval(String expression) {
        Object value = driver.executeScript("return " + expression);
        return value == null ? null : value.toString();
    }

    /** Runs a script in every page opened from now on, before the page's own; until {@link #clear}. */
    public void preload(String script) {
        engine.preload(script);
    }

    /** Lets requests fail whose address matches one of the patterns, in which {@code *} stands for anything; none: no more. */
    public void block(String... patterns) {
        engine.block(List.of(patterns));
    }

    /** Lets pages that are sent with {@code no-cache} be put aside when one leaves them; until {@link #clear}. */
    void keepPages() {
        engine.keepPages();
    }

    /** Returns the foreign hosts that pages and the browser itself have asked for, and that gave no answer. */
    List<String> refusedHosts() {
        return engine.fence().refused();
    }

    /** Waits until a condition holds. */
    public void until(String what, BooleanSupplier condition) {
        until(what, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** Waits until an expression of the page is truthy. */
    public void untilTrue(String expression) {
        until(expression, () -> Boolean.TRUE.equals(driver.executeScript("return Boolean(" + expression + ")")));
    }

    /** Waits until there is a value other than null, and returns it. */
    public <T> T until(String what, Supplier<T> value) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T found = ask(value);
        while (found == null) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Not within " + PATIENCE.toSeconds() + " s: " + what + "; console: " + console(),
                        new TimeoutException());
            }
            sleep();
            found = ask(value);
        }
        return found;
    }

    /** A page that is left meanwhile gives no answer: the next page is asked. */
    private static <T> T ask(Supplier<T> value) {
        try {
            return value.get();
        } catch (WebDriverException e) {
            if (e.getRawMessage() != null && e.getRawMessage().contains("unload")) {
                return null;
            }
            throw e;
        }
    }

    /** Returns everything the console said since {@link #clear}, Content-Security-Policy violations and failed requests included. */
    public List<String> console() {
        // the browser reports in order, but later than the page logs
        String mark = "mark " + ++marks + " of the tests";
        driver.executeScript("console.debug(arguments[0])", mark);
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            console.addAll(engine.newConsole());
            if (console.removeIf(line -> line.contains(mark))) {
                return List.copyOf(console);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The browser has lost a line of the console; it has: " + console);
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Opens a tab and goes there. Scripts and blocks set before don't hold in it. */
    public String newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        return driver.getWindowHandle();
    }

    /** Returns the tab that is in front, for {@link #tab(String)}. */
    public String tab() {
        return driver.getWindowHandle();
    }

    /** Goes to a tab. */
    public void tab(String handle) {
        driver.switchTo().window(handle);
    }

    /** Writes a picture of the page. */
    public void screenshot(Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.write(file, engine.screenshot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the driver, for what this class has no method for. */
    public RemoteWebDriver driver() {
        return driver;
    }

    /** Forgets cookies, storage, caches, history, console, preloaded scripts and blocks, and leaves one empty tab. */
    public void clear() {
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        for (String tab : tabs.subList(1, tabs.size())) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(tabs.get(0));
        engine.forget();
        console();
        console.clear();
    }

    @Override
    public void close() {
        engine.close();
    }
}
