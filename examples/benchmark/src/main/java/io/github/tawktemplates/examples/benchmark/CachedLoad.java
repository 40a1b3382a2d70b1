package io.github.tawktemplates.examples.benchmark;

import com.sun.net.httpserver.HttpExchange;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.testing.browser.CachingProxy;
import io.github.tawktemplates.testing.browser.HostPage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/**
 * What an application behind an nginx answers in the same time.
 *
 * @param answers by case, of its best round
 * @param bytes of one answer, headers included
 */
record CachedLoad(Map<Answer, Long> answers, Map<Answer, Integer> bytes) {
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 2;
    private static final Duration ROUND = Duration.ofMillis(400);
    private static final List<Map<String, Object>> ITEMS = IntStream.range(0, 300)
            .mapToObj(i -> Map.<String, Object>of("id", i, "name", "Tea & leaf no. " + i, "price", "9.80"))
            .toList();
    private static final URI IDENTITY = URI.create("/tawk/identity");
    private static final TawkWidget FOR_CACHES =
            Engine.builder().identityUrl(IDENTITY).build();

    /** What is asked for. */
    enum Answer {
        RENDERED_WITHOUT("/without", "a page that is rendered each time, without the tag"),
        RENDERED_WITH("/with", "the same with the tag and a visitor"),
        CACHED("/cached", "the page with `identityUrl`, out of nginx's cache"),
        IDENTITY("/tawk/identity", "the identity");

        final String path;
        final String words;

        Answer(String path, String words) {
            this.path = path;
            this.words = words;
        }
    }

    /** Prints the section alone. */
    public static void main(String[] arguments) throws Exception {
        section(measure()).forEach(System.out::println);
    }

    /** Measures, or returns nothing where there is no nginx. */
    static Optional<CachedLoad> measure() throws Exception {
        Visitor visitor = Person.THREE_FIELDS.visitor();
        Template without = page("");
        Template with = page("<@tawkWidget/>");
        String forEverybody = render(without).replace("</body>", FOR_CACHES.render(null) + "</body>");
        try (HostPage site = new HostPage();
                CachingProxy proxy = CachingProxy.start(URI.create(site.uri()))) {
            site.handle(Answer.RENDERED_WITHOUT.path, exchange -> send(exchange, "no-store", render(without)));
            site.handle(Answer.RENDERED_WITH.path, exchange -> send(exchange, "no-store", render(with)));
            site.handle(Answer.CACHED.path, exchange -> send(exchange, "public, max-age=600", forEverybody));
            site.handle(Answer.IDENTITY.path, exchange -> {
                IdentityResponse identity = FOR_CACHES.identity(visitor, exchange.getRequestHeaders()::getFirst);
                identity.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, identity.headers().get("Cache-Control"), identity.body());
            });
            Map<Answer, Long> best = new EnumMap<>(Answer.class);
            Map<Answer, Integer> bytes = new EnumMap<>(Answer.class);
            for (int round = 0; round < ROUNDS; round++) {
                for (Answer answer : Answer.values()) {
                    best.merge(answer, answersInARound(proxy.uri().getPort(), answer, bytes), Math::max);
                }
            }
            return Optional.of(new CachedLoad(best, bytes));
        } catch (TestAbortedException noNginx) {
            return Optional.empty();
        }
    }

    /** Returns a page with a list of what a shop has, as many pages are, and a tag. */
    private static Template page(String tag) throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, Engine.WIDGET);
        String source = "<!DOCTYPE html><html><head><title>Shop</title></head><body><h1>Shop</h1><ul>"
                + "<#list items as item><li class=\"item\"><a href=\"/item/${item.id?c}\">${item.name?html}</a> ${item.price}</li>"
                + "</#list></ul>" + tag + "</body></html>";
        return new Template("page.ftl", source, configuration);
    }

    private static String render(Template page) throws IOException {
        Map<String, Object> model = Map.of("items", ITEMS, "tawkVisitor", Person.THREE_FIELDS.visitor());
        StringWriter html = new StringWriter();
        try {
            page.process(model, html);
        } catch (TemplateException e) {
            throw new IOException(e);
        }
        return html.toString();
    }

    private static void send(HttpExchange exchange, String cacheControl, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Cache-Control", cacheControl);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static long answersInARound(int port, Answer answer, Map<Answer, Integer> bytes) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                counts.add(clients.submit(() -> ask(port, answer, bytes)));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum;
        } finally {
            clients.shutdown();
        }
    }

    /** Asks again and again on one connection. */
    private static long ask(int port, Answer answer, Map<Answer, Integer> bytes) throws IOException {
        byte[] request = ("GET " + answer.path + " HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: XMLHttpRequest\r\n"
                        + "Tawk-Request: 0.123456789\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        long count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long end = System.nanoTime() + ROUND.toNanos();
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                int length = readAnswer(in);
                synchronized (bytes) {
                    bytes.put(answer, length);
                }
                count++;
            }
        }
        return count;
    }

    /** Returns how many bytes the answer has. */
    private static int readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("nginx has closed the connection after: " + head);
            }
            head.append((char) c);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int start = text.indexOf("content-length: ") + 16;
        if (start < 16 || !text.startsWith("http/1.1 200")) {
            throw new IOException("Not a page: " + head);
        }
        int length = Integer.parseInt(text.substring(start, text.indexOf('\r', start)));
        in.skipNBytes(length);
        return head.length() + length;
    }

    /** Returns how many pages without the tag are rendered in the time of one such answer. */
    private double cost(Answer answer) {
        return (double) answers.get(Answer.RENDERED_WITHOUT) / answers.get(answer);
    }

    /** Returns the lines of the document. */
    static List<String> section(Optional<CachedLoad> measured) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "## Pages that caches keep",
                "",
                "An application with FreeMarker, which lists 300 goods, behind an nginx, all on one machine with the clients; requests in turn on two connections,",
                "the best of " + ROUNDS
                        + " rounds. In multiples of a page that is rendered without the tag: more of a cached page would fit",
                "into that time if the clients took none.",
                ""));
        if (measured.isEmpty()) {
            lines.add("Not measured: there was no nginx.");
            return lines;
        }
        CachedLoad load = measured.get();
        lines.add("| answer | answers in the same time | time of one | bytes of one, with headers |");
        lines.add("|---|---|---|---|");
        for (Answer answer : Answer.values()) {
            double cost = load.cost(answer);
            lines.add(String.format(
                    Locale.ROOT, "| %s | %.2f | %.2f | %,d |", answer.words, 1 / cost, cost, load.bytes.get(answer)));
        }
        double cached = load.cost(Answer.CACHED);
        double identity = load.cost(Answer.IDENTITY);
        lines.addAll(List.of(
                "",
                "A site of 100 million page views a day, by these figures; the unit of work is a page rendered without the tag.",
                "",
                "| way | million units of work a day | of which the application's |",
                "|---|---|---|"));
        lines.add(day("no chat, each page rendered", 100, 100));
        double with = 100 * load.cost(Answer.RENDERED_WITH);
        lines.add(day("each page rendered with the tag", with, with));
        lines.add(day("cached pages, the identity asked for on each", 100 * (cached + identity), 100 * identity));
        lines.add(
                day("cached pages, `CLICK`, where 2 in 100 open the chat", 100 * cached + 2 * identity, 2 * identity));
        return lines;
    }

    private static String day(String way, double all, double ofApplication) {
        return String.format(Locale.ROOT, "| %s | %.0f | %.0f |", way, all, ofApplication);
    }
}
