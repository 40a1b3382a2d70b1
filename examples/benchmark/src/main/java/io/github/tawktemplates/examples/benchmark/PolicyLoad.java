package io.github.tawktemplates.examples.benchmark;

import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.testing.Sandbox;
import io.github.tawktemplates.testing.browser.Browser;
import io.github.tawktemplates.testing.browser.HostPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What a page asks of tawk.to, for which the sandbox stands here, before a person gives the first sign of life.
 *
 * @param page what is in the page
 * @param requests to tawk.to
 * @param bytes of both directions, with headers
 * @param identified whether the person in the page has been identified
 */
record PolicyLoad(String page, int requests, long bytes, boolean identified) {
    /** Longer than IDLE waits. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Prints the table alone. */
    public static void main(String[] arguments) throws Exception {
        section(measure()).forEach(System.out::println);
    }

    /** Measures, or returns nothing where there is no browser. */
    static Optional<List<PolicyLoad>> measure() throws Exception {
        try (Browser browser = Browser.start()) {
            List<PolicyLoad> all = new ArrayList<>();
            for (String page : pages(URI.create("http://localhost")).keySet()) {
                all.add(measure(browser, page));
            }
            return Optional.of(all);
        } catch (TestAbortedException noBrowser) {
            return Optional.empty();
        }
    }

    private static Map<String, String> pages(URI tawkTo) throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        String byHand = Engine.FREEMARKER
                .view(Content.BY_HAND, Person.THREE_FIELDS)
                .run()
                .toString();
        pages.put("no chat", "");
        pages.put(
                "tawk.to's snippet with a visitor, by hand",
                byHand.substring(byHand.indexOf("<script>"), byHand.indexOf("</script>") + 9)
                        .replace("https://embed.tawk.to", tawkTo.toString()));
        for (LoadPolicy policy : LoadPolicy.values()) {
            pages.put(
                    "the tag with a visitor, `" + policy + "`",
                    Engine.builder().sandbox(tawkTo).load(policy).build().render(Person.THREE_FIELDS.visitor()));
        }
        return pages;
    }

    private static PolicyLoad measure(Browser browser, String page) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                Relay relay = new Relay(sandbox.uri());
                HostPage site = new HostPage(browser)) {
            sandbox.secureMode(Engine.PROPERTY, Hash.KEY);
            browser.open(site.serve("<!DOCTYPE html><html><head><title>Shop</title></head><body><h1>Shop</h1>"
                    + pages(relay.uri()).get(page) + "</body></html>"));
            while (relay.quiet() < QUIET.toNanos()) {
                Thread.sleep(100);
            }
            boolean identified = !sandbox.calls("setAttributes", "login").isEmpty();
            PolicyLoad load = new PolicyLoad(page, relay.requests(), relay.bytes(), identified);
            browser.clear();
            return load;
        }
    }

    /** Returns the lines of the document. */
    static List<String> section(Optional<List<PolicyLoad>> loads) {
        List<String> lines = new ArrayList<>(List.of("", "## Before the first input", ""));
        lines.add(
                "What a page asks of tawk.to before a person gives the first sign of life. The sandbox stands for tawk.to, whose own");
        lines.add("scripts are larger; requests and bytes of both directions with their headers.");
        lines.add("");
        if (loads.isEmpty()) {
            lines.add("Not measured: there was no Chromium with its driver on the PATH.");
            return lines;
        }
        lines.add("| in the page | requests | bytes |");
        lines.add("|---|---|---|");
        for (PolicyLoad load : loads.get()) {
            lines.add(String.format(Locale.ROOT, "| %s | %d | %,d |", load.page, load.requests, load.bytes));
        }
        return lines;
    }
}
