package io.github.tawktemplates.testing.browser;

import static io.github.tawktemplates.testing.browser.BrowserKind.FIREFOX;
import static io.github.tawktemplates.testing.browser.BrowserKind.WEBKIT;

import java.util.List;
import java.util.stream.Collectors;

/** What not every browser can be asked for: tests that need it are skipped in the others. */
public enum Ability {
    /** Reports of what moves on a page while it loads. */
    LAYOUT_SHIFT(
            "PerformanceObserver.supportedEntryTypes.includes('layout-shift')",
            "reports of layout shifts",
            FIREFOX,
            WEBKIT),
    /** Reports of tasks that keep the page from answering. */
    LONG_TASKS(
            "PerformanceObserver.supportedEntryTypes.includes('longtask')", "reports of long tasks", FIREFOX, WEBKIT),
    /** Cookies that only https sends, which browsers keep on a loopback host all the same. */
    SECURE_COOKIES(
            "(document.cookie = '__Host-a=b;path=/;secure', document.cookie.includes('__Host-a'))",
            "secure cookies on a plain http://localhost",
            WEBKIT),
    /** Pages that are loaded before the person opens them. */
    PRERENDERING(
            "HTMLScriptElement.supports('speculationrules')", "prerendering by speculation rules", FIREFOX, WEBKIT);

    private final String probe;
    private final String what;
    private final List<BrowserKind> without;

    Ability(String probe, String what, BrowserKind... without) {
        this.probe = probe;
        this.what = what;
        this.without = List.of(without);
    }

    /** Returns an expression of JavaScript that is true where a browser has it. */
    String probe() {
        return probe;
    }

    boolean isMissingIn(BrowserKind browser) {
        return without.contains(browser);
    }

    /** Returns why tests are skipped, with the names of the browsers. */
    public String reason() {
        return "no " + what + " in "
                + without.stream().map(BrowserKind::toString).collect(Collectors.joining(" and "));
    }
}
