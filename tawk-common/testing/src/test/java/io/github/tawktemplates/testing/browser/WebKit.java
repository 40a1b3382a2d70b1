package io.github.tawktemplates.testing.browser;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.net.PortProber;
import org.openqa.selenium.remote.RemoteWebDriver;

/** WebKitGTK on a display of its own, driven by WebKitWebDriver and, beyond that, by {@code webkit.py}. */
final class WebKit implements Engine {
    private static final Gson GSON = new Gson();

    /** A message up to the next one: {@code http://localhost:8080/:1:9: CONSOLE JS ERROR Error: mine}. */
    private static final Pattern LINE = Pattern.compile(
            "(?ms)^(?:\\S+: )?CONSOLE (?:(?:[A-Z]+ )*?(ERROR|WARN|INFO|LOG|DEBUG)\\b).*?(?=^(?:\\S+: )?CONSOLE |\\z)");

    private static final Map<String, String> LEVELS = Map.of("ERROR", "SEVERE", "WARN", "WARNING", "INFO", "INFO");

    private final Fence fence;
    private final Path folder;
    private final Process display;
    private final Process service;
    private final RemoteWebDriver driver;
    private final Socket control;
    private final BufferedReader answers;
    private final List<Object> preloaded = new ArrayList<>();
    private int read;

    WebKit() {
        Path webDriver = Programs.find(BrowserKind.WEBKIT, "WebKitWebDriver");
        Path xvfb = Programs.find(BrowserKind.WEBKIT, "Xvfb");
        folder = Programs.newFolder(BrowserKind.WEBKIT);
        Path browser = folder.resolve("webkit.py");
        fence = new Fence();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                InputStream python = WebKit.class.getResourceAsStream("webkit.py")) {
            Files.copy(python, browser);
            browser.toFile().setExecutable(true);
            checkLibraries(browser);
            display = Programs.start(
                    null,
                    Map.of(),
                    xvfb.toString(),
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    // so wide that the pointer, which is in the middle, is beside the window: no page hears of it
                    "2400x1024x24",
                    "-nolisten",
                    "tcp",
                    "-terminate");
            int port = PortProber.findFreePort();
            service = Programs.start(
                    folder.resolve("driver.log"),
                    Map.of(
                            "DISPLAY",
                            ":" + displayNumber(),
                            "WEBKIT_DISABLE_DMABUF_RENDERER",
                            "1",
                            "NO_AT_BRIDGE",
                            "1"),
                    webDriver.toString(),
                    "--port=" + port);
            waitForPort(port);
            driver = new RemoteWebDriver(
                    URI.create("http://127.0.0.1:" + port).toURL(),
                    new ImmutableCapabilities(
                            "webkitgtk:browserOptions",
                            Map.of(
                                    "binary", browser.toString(),
                                    "args", List.of(folder.toString(), "" + server.getLocalPort(), fence.address()))),
                    false);
            server.setSoTimeout((int) Programs.PATIENCE.toMillis());
            control = server.accept();
            control.setSoTimeout((int) Programs.PATIENCE.toMillis());
            answers = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // WebKit's driver times scripts by the page's own setTimeout, which fake-clock.js leaves alone for so long
        driver.manage().timeouts().scriptTimeout(Duration.ofDays(1));
    }

    /** Skips the test where Python or WebKit's libraries are missing. */
    private void checkLibraries(Path browser) {
        Path log = folder.resolve("check.log");
        try {
            if (Programs.start(log, Map.of(), browser.toString()).waitFor() != 0) {
                Programs.missing(BrowserKind.WEBKIT, "library of WebKit for Python");
            }
        } catch (UncheckedIOException e) {
            Programs.missing(BrowserKind.WEBKIT, "/usr/bin/python3");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the free display that Xvfb has found; of those that are taken it complains on its standard error. */
    private String displayNumber() throws IOException {
        return new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }

    private static void waitForPort(int port) {
        Programs.await("WebKitWebDriver", () -> {
            try (Socket ready = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return ready;
            } catch (IOException e) {
                return null; // not yet
            }
        });
    }

    private void control(Object... command) {
        try {
            control.getOutputStream().write((GSON.toJson(command) + "\n").getBytes(StandardCharsets.UTF_8));
            if (answers.readLine() == null) {
                throw new IllegalStateException("WebKit has ended: " + Files.readString(folder.resolve("console.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void control(String command, Stream<?> values) {
        control(Stream.concat(Stream.of(command), values).toArray());
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
        preloaded.add("(() => {" + script + "\n})();");
        control("preload", preloaded.stream());
    }

    @Override
    public void block(List<String> patterns) {
        control("block", patterns.stream().map(Engine::regex));
    }

    /** WebKit keeps no-store pages of plain http, too: so it keeps none without this. */
    @Override
    public void keepPages() {
        control("keep_pages", true);
    }

    @Override
    public List<String> newConsole() {
        try {
            String all = Files.readString(folder.resolve("console.log"));
            String fresh = all.substring(read);
            read = all.length();
            return LINE.matcher(fresh)
                    .results()
                    .map(line -> LEVELS.getOrDefault(line.group(1), "DEBUG") + " "
                            + line.group().strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget() {
        preloaded.clear();
        control("preload");
        control("block");
        control("keep_pages", false);
        // a fresh window, as the history of the old one keeps pages
        String old = driver.getWindowHandle();
        String fresh = driver.switchTo().newWindow(WindowType.WINDOW).getWindowHandle();
        driver.switchTo().window(old).close();
        driver.switchTo().window(fresh);
        control("forget");
    }

    @Override
    public byte[] screenshot() {
        Path picture = folder.resolve("picture.png");
        control("take_picture", picture.toString());
        try {
            return Files.readAllBytes(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try {
            control.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Programs.end(service);
        Programs.end(display);
        fence.close();
        Programs.delete(folder);
    }
}
