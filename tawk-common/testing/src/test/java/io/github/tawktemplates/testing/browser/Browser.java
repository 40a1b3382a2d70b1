package io.github.tawktemplates.testing.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with a fresh profile, from the PATH: nothing is downloaded. Start one per test class and {@link #clear} it
 * between tests.
 *
 * <p>Without a Chromium the tests are skipped, except where the environment says {@code CI=true}: there they fail.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChromeDriver driver;
    private final List<String> preloaded = new ArrayList<>();
    private final List<String> console = new ArrayList<>();

    private Browser(Path browser, Path driver) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                // names that are no loopback host, for pages that are not on the developer's machine
                "--host-resolver-rules=MAP *.test 127.0.0.1",
                "--window-size=1000,800");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
        this.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
        this.driver.executeCdpCommand("Network.enable", Map.of());
    }

    /** Starts a browser, or skips the test. */
    public static Browser start() {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing =
                    "This test drives a browser and finds no " + (browser.isEmpty() ? "chromium" : "chromedriver")
                            + " on the PATH. Install both, on Debian with: apt-get install chromium chromium-driver";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        return new Browser(browser.get(), driver.get());
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> Stream.of(name, name + ".exe").map(file -> Path.of(folder, file))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page and waits for its load event. */
    public void open(URI url) {
        driver.get(url.toString());
    }

    /** Opens a page and waits for its load event. */
    public void open(String url) {
        driver.get(url);
    }

    /** Runs the body of a function in the page and returns what it returns: Long, Double, String, Boolean, List, Map or null. */
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
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        preloaded.add(answer.get("identifier").toString());
    }

    /** Lets requests fail whose address matches one of the patterns, in which {@code *} stands for anything; none: no more. */
    public void block(String... patterns) {
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
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
        T found = value.get();
        while (found == null) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Not within " + PATIENCE.toSeconds() + " s: " + what + "; console: " + console(),
                        new TimeoutException());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            found = value.get();
        }
        return found;
    }

    /** Returns everything the console said since {@link #clear}, Content-Security-Policy violations and failed requests included. */
    public List<String> console() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            console.add(entry.getLevel() + " " + entry.getMessage());
        }
        return List.copyOf(console);
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
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the driver, for what this class has no method for. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Forgets cookies, storage, cache, console, preloaded scripts and blocks, and leaves one empty tab. */
    public void clear() {
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        for (String tab : tabs.subList(1, tabs.size())) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(tabs.get(0));
        for (String identifier : preloaded) {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", identifier));
        }
        preloaded.clear();
        block();
        // localStorage is bound to the page's own address, and only the page in front can be emptied
        if (driver.getCurrentUrl() != null && driver.getCurrentUrl().startsWith("http")) {
            Object origin = driver.executeScript("return location.origin");
            driver.executeCdpCommand(
                    "Storage.clearDataForOrigin", Map.of("origin", origin.toString(), "storageTypes", "all"));
        }
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        console();
        console.clear();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
