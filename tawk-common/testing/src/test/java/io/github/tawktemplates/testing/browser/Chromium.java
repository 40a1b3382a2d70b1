package io.github.tawktemplates.testing.browser;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A Chromium, headless unless {@code -Dbrowser.visible} is set, driven by chromedriver and, beyond that, by Chromium's own protocol. */
final class Chromium implements Engine {
    private static final Gson GSON = new Gson();

    private final Fence fence;
    private final ChromeDriver driver;
    private final List<String> preloaded = new ArrayList<>();

    Chromium() {
        Path browser = program();
        Path service = Programs.find(BrowserKind.CHROMIUM, "chromedriver");
        fence = new Fence();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setAcceptInsecureCerts(true);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(arguments(fence));
        if (!Boolean.getBoolean("browser.visible")) {
            options.addArguments("--headless=new");
        }
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(service.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.executeCdpCommand("Network.enable", Map.of());
    }

    /** Returns the browser, or skips the test. */
    static Path program() {
        return Programs.find(BrowserKind.CHROMIUM, "chromium", "chromium-browser", "google-chrome", "chrome");
    }

    /** Returns what it is started with, behind a fence. */
    static List<String> arguments(Fence fence) {
        return List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--proxy-server=http://" + fence.address(),
                // what passes the proxy by finds no address
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                "--window-size=1000,800");
    }

    @Override
    public RemoteWebDriver driver() {
        return driver;
    }

    @Override
    public Fence fence() {
        return fence;
    }

    @Override
    public void preload(String script) {
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        preloaded.add(answer.get("identifier").toString());
    }

    @Override
    public void block(List<String> patterns) {
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", patterns));
    }

    @Override
    public List<String> newConsole() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + unquote(entry.getMessage()))
                .toList();
    }

    /** What a page says comes as a JSON string behind its place: {@code http://localhost:8080/ 0:55 "hello"}. */
    private static String unquote(String message) {
        int quote = message.indexOf('"');
        boolean isQuoted = message.matches("(?s)\\S+ \\d+:\\d+ \".*\"");
        return isQuoted ? message.substring(0, quote) + GSON.fromJson(message.substring(quote), String.class) : message;
    }

    @Override
    public void forget() {
        for (String identifier : preloaded) {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", identifier));
        }
        preloaded.clear();
        block(List.of());
        // localStorage is bound to the page's own address, and only the page in front can be emptied
        if (driver.getCurrentUrl() != null && driver.getCurrentUrl().startsWith("http")) {
            Object origin = driver.executeScript("return location.origin");
            driver.executeCdpCommand(
                    "Storage.clearDataForOrigin", Map.of("origin", origin.toString(), "storageTypes", "all"));
        }
        driver.get("about:blank");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    @Override
    public void close() {
        driver.quit();
        fence.close();
    }
}
