package io.github.tawktemplates.testing.browser;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.bidi.Event;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/** A headless Firefox, driven by Marionette and, for scripts before the page's own and its console, by WebDriver BiDi. */
final class Firefox implements Engine {
    /**
     * Of the last ones, two keep the process of a page for the next test, as to start one is most of a test's work; with the last,
     * Firefox does not look for an icon by itself, which a page's policy may forbid and which would be on the page's console.
     */
    private static final String PREFERENCES = """
            user_pref('marionette.port', 0);
            user_pref('network.proxy.type', 1);
            user_pref('network.proxy.http', '%1$s');
            user_pref('network.proxy.http_port', %2$s);
            user_pref('network.proxy.ssl', '%1$s');
            user_pref('network.proxy.ssl_port', %2$s);
            user_pref('media.peerconnection.enabled', false);
            user_pref('browser.shell.checkDefaultBrowser', false);
            user_pref('browser.startup.page', 0);
            user_pref('dom.ipc.processPrelaunch.enabled', false);
            user_pref('dom.ipc.processReuse.unusedGraceMs', 60000);
            user_pref('browser.chrome.site_icons', false);
            """;

    /**
     * Of the browser's messages those about a page: its errors and what it was refused, but not which sources of a policy
     * 'strict-dynamic' makes void, as they are for browsers that don't know it, nor which scripts had not come when a page was left.
     */
    private static final String ERRORS_OF_PAGES = """
            const isOfPage = /^(content javascript|CSP|CORS|Script Loader|Sub-resource Integrity|Mixed Content)/;
            const messages = Services.console.getMessageArray()
              .filter((message) => message instanceof Ci.nsIScriptError && isOfPage.test(message.category)
                && !/^(Content-Security-Policy: Ignoring|Loading failed for the <script>)/.test(message.errorMessage));
            Services.console.reset();
            return messages.map((message) => (message.flags & message.warningFlag ? 'WARNING ' : 'SEVERE ')
              + message.sourceName + ' ' + message.errorMessage);
            """;

    private static final String BLOCK = """
            window.blocked = [];
            Services.obs.addObserver({observe(subject) {
              const request = subject.QueryInterface(Ci.nsIHttpChannel);
              if (window.blocked.some((pattern) => new RegExp(pattern).test(request.URI.spec))) {
                request.cancel(Cr.NS_ERROR_ABORT);
              }
            }}, 'http-on-modify-request');
            """;

    private static final String FORGET_PAGES = """
            const history = gBrowser.selectedBrowser.browsingContext.sessionHistory;
            if (history.count > 1) {
              history.purgeHistory(history.count - 1);
            }
            """;

    private static final String CLEAR = """
            const kinds = Ci.nsIClearDataService;
            return new Promise((done) => Services.clearData.deleteData(
              kinds.CLEAR_COOKIES | kinds.CLEAR_DOM_STORAGES | kinds.CLEAR_ALL_CACHES, {onDataDeleted: () => done(null)}));
            """;

    private final Fence fence;
    private final Path profile;
    private final Process process;
    private final Marionette marionette;
    private final RemoteWebDriver driver;
    private final BiDi bidi;
    private final List<Object> preloaded = new ArrayList<>();
    private final Queue<String> console = new ConcurrentLinkedQueue<>();

    Firefox() {
        Path browser = Programs.find(BrowserKind.FIREFOX, "firefox-esr", "firefox");
        fence = new Fence();
        profile = Programs.newFolder(BrowserKind.FIREFOX);
        try {
            Files.writeString(profile.resolve("user.js"), PREFERENCES.formatted((Object[])
                    fence.address().split(":")));
            process = Programs.start(
                    profile.resolve("firefox.log"),
                    Map.of("MOZ_HEADLESS_WIDTH", "1000", "MOZ_HEADLESS_HEIGHT", "800"),
                    browser.toString(),
                    "--headless",
                    "--no-remote",
                    "--profile",
                    profile.toString(),
                    "--marionette",
                    "--remote-debugging-port",
                    "0",
                    // for the scripts here that run with the browser's own rights
                    "--remote-allow-system-access");
            marionette = new Marionette(port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver = new RemoteWebDriver(new MarionetteExecutor(marionette), new ImmutableCapabilities());
        String url = (String) driver.getCapabilities().getCapability("webSocketUrl");
        bidi = new BiDi(
                new Connection(
                        HttpClient.Factory.createDefault()
                                .createClient(ClientConfig.defaultConfig().baseUri(URI.create(url))),
                        url),
                Programs.PATIENCE);
        bidi.addListener(new Event<>("log.entryAdded", entry -> entry), this::log);
        marionette.inBrowser(BLOCK);
    }

    /** Returns the free port that Firefox has found. */
    private int port() {
        Path file = profile.resolve("MarionetteActivePort");
        return Programs.await("Firefox", () -> {
            try {
                return Files.exists(file) && Files.size(file) > 0
                        ? Integer.valueOf(Files.readString(file).strip())
                        : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void log(Map<String, Object> entry) {
        if (entry.get("type").equals("console")) {
            String level = Map.of("error", "SEVERE", "warn", "WARNING", "info", "INFO")
                    .getOrDefault(entry.get("level").toString(), "DEBUG");
            console.add(level + " " + entry.get("text"));
        }
    }

    private Map<?, ?> send(String method, Map<String, Object> parameters) {
        return bidi.send(new Command<Map<?, ?>>(method, parameters, Map.class));
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
        preloaded.add(send("script.addPreloadScript", Map.of("functionDeclaration", "() => {" + script + "\n}"))
                .get("script"));
    }

    @Override
    public void block(List<String> patterns) {
        marionette.inBrowser("window.blocked = arguments[0]", (Object)
                patterns.stream().map(Engine::regex).toArray());
    }

    @Override
    public List<String> newConsole() {
        List<String> all = new ArrayList<>();
        for (JsonElement error : marionette.inBrowser(ERRORS_OF_PAGES).getAsJsonArray()) {
            all.add(error.getAsString());
        }
        for (String line = console.poll(); line != null; line = console.poll()) {
            all.add(line);
        }
        return all;
    }

    @Override
    public void forget() {
        preloaded.forEach(script -> send("script.removePreloadScript", Map.of("script", script)));
        preloaded.clear();
        block(List.of());
        driver.get("about:blank");
        marionette.inBrowser(FORGET_PAGES);
        marionette.inBrowser(CLEAR);
    }

    @Override
    public void close() {
        bidi.close();
        marionette.close();
        Programs.end(process);
        fence.close();
        Programs.delete(profile);
    }
}
