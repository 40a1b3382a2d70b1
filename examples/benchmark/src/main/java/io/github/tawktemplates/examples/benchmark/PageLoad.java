package io.github.tawktemplates.examples.benchmark;

import com.sun.net.httpserver.HttpServer;
import io.github.tawktemplates.testing.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.opentest4j.TestAbortedException;

/**
 * The bootstrap on the main thread of a browser: scripts are inserted into fresh frames, some frames at a time, in turn. The
 * fastest turn counts.
 *
 * @param ours the element with a person in it, as a part of what the minified jQuery takes
 * @param again the element in a page that has it already
 * @param snippet tawk.to's own snippet with the same person
 * @param empty a script that does nothing
 * @param layoutShift of a page with the element
 */
record PageLoad(double ours, double again, double snippet, double empty, double layoutShift) {
    private static final int SECONDS = 20;

    private static final String TURN = """
            const [elements, runsBefore] = arguments;
            const insert = (frame, html) => {
              const given = new DOMParser().parseFromString(html, 'text/html').querySelector('script');
              const script = frame.contentDocument.createElement('script');
              [...given.attributes].forEach((attribute) => script.setAttribute(attribute.name, attribute.value));
              script.text = given.text;
              return () => frame.contentDocument.head.appendChild(script);
            };
            return elements.map((html, index) => {
              const frames = Array.from({length: 25}, () => document.body.appendChild(document.createElement('iframe')));
              if (runsBefore[index]) {
                frames.forEach((frame) => insert(frame, html)());
              }
              const inserts = frames.map((frame) => insert(frame, html));
              const start = performance.now();
              inserts.forEach((run) => run());
              const time = performance.now() - start;
              frames.forEach((frame) => frame.remove());
              return time;
            });
            """;
    private static final String SHIFT = """
            return new Promise((resolve) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((entry) => sum += entry.value))
                .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => resolve(sum), 1000);
            });
            """;

    /** Measures, or returns nothing where there is no browser. */
    static Optional<PageLoad> measure() throws Exception {
        try (Browser browser = Browser.start()) {
            return Optional.of(measure(browser));
        } catch (TestAbortedException noBrowser) {
            return Optional.empty();
        }
    }

    private static PageLoad measure(Browser browser) throws Exception {
        String page =
                Engine.FREEMARKER.view(Content.TAG, Person.THREE_FIELDS).run().toString();
        String byHand = Engine.FREEMARKER
                .view(Content.BY_HAND, Person.THREE_FIELDS)
                .run()
                .toString();
        String snippet = byHand.substring(byHand.indexOf("<script>"), byHand.indexOf("</script>") + 9);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = (exchange.getRequestURI().getPath().equals("/tag") ? page : "<!DOCTYPE html><body>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String origin = "http://localhost:" + server.getAddress().getPort();
            browser.block("*embed.tawk.to*");
            browser.open(origin + "/empty");
            String ours = Wire.elementOfAda();
            List<String> elements =
                    List.of("<script>;</script>", ours, ours, snippet, "<script>" + jqueryFile() + "</script>");
            List<Boolean> runsBefore = List.of(false, false, true, false, false);
            double[] best = new double[elements.size()];
            Arrays.fill(best, Double.MAX_VALUE);
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            while (System.nanoTime() < end) {
                List<?> turn = (List<?>) browser.run(TURN, elements, runsBefore);
                for (int i = 0; i < best.length; i++) {
                    best[i] = Math.min(best[i], ((Number) turn.get(i)).doubleValue());
                }
            }
            browser.open(origin + "/tag");
            double shift = ((Number) browser.run(SHIFT)).doubleValue();
            return new PageLoad(best[1] / best[4], best[2] / best[4], best[3] / best[4], best[0] / best[4], shift);
        } finally {
            server.stop(0);
        }
    }

    private static String jqueryFile() throws IOException {
        Properties pom = new Properties();
        try (InputStream in =
                PageLoad.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/jquery/pom.properties")) {
            pom.load(in);
        }
        String file = "/META-INF/resources/webjars/jquery/" + pom.getProperty("version") + "/dist/jquery.min.js";
        try (InputStream in = PageLoad.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
