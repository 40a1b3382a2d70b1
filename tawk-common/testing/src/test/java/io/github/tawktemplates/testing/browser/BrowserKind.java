package io.github.tawktemplates.testing.browser;

import java.util.function.Supplier;

/** The browsers that the tests can run in. {@code -Dbrowser=firefox} chooses; without it, it is Chromium. */
enum BrowserKind {
    CHROMIUM("Chromium", "chromium chromium-driver", Chromium::new),
    FIREFOX("Firefox", "firefox-esr", Firefox::new),
    WEBKIT(
            "WebKit",
            "--no-install-recommends webkit2gtk-driver xvfb python3-gi gir1.2-webkit2-4.1 gir1.2-gtk-3.0",
            WebKit::new);

    private final String title;
    private final String packages;
    private final Supplier<Engine> start;

    BrowserKind(String title, String packages, Supplier<Engine> start) {
        this.title = title;
        this.packages = packages;
        this.start = start;
    }

    static BrowserKind current() {
        String wanted = System.getProperty("browser", "chromium");
        for (BrowserKind kind : values()) {
            if (kind.title.equalsIgnoreCase(wanted)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("The system property \"browser\" must be chromium, firefox or webkit.");
    }

    /** Starts the browser, or skips the test. */
    Engine start() {
        return start.get();
    }

    /** Returns what to install of it on Debian. */
    String packages() {
        return packages;
    }

    @Override
    public String toString() {
        return title;
    }
}
