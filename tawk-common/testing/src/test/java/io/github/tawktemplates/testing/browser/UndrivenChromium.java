package io.github.tawktemplates.testing.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Chromium without a driver, for what it does only while none is attached, such as prerendering: its pages report to their site. It is
 * behind a fence as every {@link Browser}.
 */
public final class UndrivenChromium implements AutoCloseable {
    private final Fence fence = new Fence();
    private final Path profile = Programs.newFolder(BrowserKind.CHROMIUM);
    private final Process process;

    /** Starts it with a fresh profile on a page, or skips the test. */
    public UndrivenChromium(String url) {
        List<String> command = new ArrayList<>(List.of(Chromium.program().toString()));
        command.add("--headless=new");
        command.addAll(Chromium.arguments(fence));
        command.add("--user-data-dir=" + profile);
        command.add(url);
        process = Programs.start(profile.resolve("chromium.log"), Map.of(), command.toArray(String[]::new));
    }

    @Override
    public void close() {
        Programs.end(process);
        fence.close();
        Programs.delete(profile);
    }
}
