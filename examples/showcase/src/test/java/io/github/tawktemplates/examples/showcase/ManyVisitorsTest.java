package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.mustache.TawkMustache;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import io.github.tawktemplates.pebble.TawkExtension;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nobody gets somebody else's identity: many threads, all engines, one widget, another visitor at each rendering.
 * {@code -Drenders=1000000} renders so many pages.
 */
class ManyVisitorsTest {
    private static final int RENDERS = Integer.getInteger("renders", 100_000);
    private static final int THREADS = 64;
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final TawkWidget WIDGET = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default")
            .secretKey(KEY)
            .build();
    private static final Pattern IDENTITY = Pattern.compile(
            "\"visitor\":\\{\"userId\":\"(u-[0-9]+)\",\"name\":\"([^\"]*)\",\"hash\":\"([0-9a-f]{64})\"}}'");

    private static final ExecutorService OF_ENGINES = Executors.newFixedThreadPool(8);

    /** A page that is the id that it is for, and the tag. */
    private interface Way {
        void render(Writer out, Map<String, Object> model) throws Exception;
    }

    private static final List<Way> WAYS = List.of(
            freemarker("${id}:<@tawkWidget/>"),
            freemarker("${id}:<@tawkWidget userId=userId!'' name=name!''/>"),
            mustache(new TawkMustacheFactory(WIDGET, template("{{id}}:{{#tawk}}{{/tawk}}"))),
            mustache(withExecutor(
                    new TawkMustacheFactory(WIDGET, template("{{id}}:{{#later}}{{#tawk}}{{/tawk}}{{/later}}")))),
            foreignMustache(withExecutor(
                    new DefaultMustacheFactory(template("{{id}}:{{#later}}{{#tawk}}{{/tawk}}{{/later}}")))),
            pebble("{{ id }}:{{ tawkWidget() }}"),
            pebble("{{ id }}:{% parallel %}{{ tawkWidget() }}{% endparallel %}"),
            pebble("{{ id }}:{% cache 'menu' %}{% endcache %}{{ tawkWidget(userId=userId, name=name) }}"));

    private static Way freemarker(String source) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, WIDGET);
        try {
            Template page = new Template("page.html", source, configuration);
            return (out, model) -> page.process(model, out);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MustacheResolver template(String source) {
        return name -> new StringReader(source);
    }

    private static DefaultMustacheFactory withExecutor(DefaultMustacheFactory factory) {
        factory.setExecutorService(OF_ENGINES);
        return factory;
    }

    private static Way mustache(DefaultMustacheFactory factory) {
        Mustache page = factory.compile("page.html");
        return (out, model) -> page.execute(out, model).close();
    }

    private static Way foreignMustache(DefaultMustacheFactory factory) {
        Mustache page = factory.compile("page.html");
        return (out, model) -> page.execute(
                        out, Arrays.asList(model, TawkMustache.scope(WIDGET, (Visitor) model.get("tawkVisitor"), null)))
                .close();
    }

    private static Way pebble(String source) {
        return new PebbleEngine.Builder()
                .executorService(OF_ENGINES)
                .extension(new TawkExtension(WIDGET))
                .build()
                .getLiteralTemplate(source)::evaluate;
    }

    @AfterAll
    static void stop() {
        OF_ENGINES.shutdown();
    }

    @Test
    @Timeout(600)
    void each_of_many_visitors_on_many_threads_gets_their_own_identity() throws Exception {
        renderAll(Executors.newFixedThreadPool(THREADS));
    }

    @Test
    @Timeout(600)
    void each_of_many_visitors_on_virtual_threads_gets_their_own_identity() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "This Java has no virtual threads");
        renderAll((ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }

    private static void renderAll(ExecutorService threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Future<Integer>> verified = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                verified.add(threads.submit(() -> renderSome(next)));
            }
            int sum = 0;
            for (Future<Integer> some : verified) {
                sum += some.get();
            }
            assertThat(sum).isEqualTo(RENDERS);
        } finally {
            threads.shutdown();
        }
    }

    /** Returns how many pages were rendered and found right. */
    private static int renderSome(AtomicInteger next) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        int rendered = 0;
        for (int n = next.getAndIncrement(); n < RENDERS; n = next.getAndIncrement()) {
            String id = "u-" + n;
            boolean anonymous = n % 3 == 0;
            Map<String, Object> model = new HashMap<>();
            model.put("id", id);
            model.put("later", (Callable<Object>) Map::of);
            if (!anonymous) {
                model.put("tawkVisitor", Visitor.forUserId(id).name("Ada " + n).build());
                model.put("userId", id);
                model.put("name", "Ada " + n);
            }
            StringWriter out = new StringWriter();
            WAYS.get(n % WAYS.size()).render(out, model);
            String page = out.toString();

            assertThat(page).startsWith(id + ":<script data-tawk='{\"src\":").endsWith("</script>");
            assertThat(page.split("<script", -1)).hasSize(2);
            Matcher identity = IDENTITY.matcher(page);
            assertThat(identity.find()).isEqualTo(!anonymous);
            if (anonymous) {
                assertThat(page.substring(0, page.indexOf('>')))
                        .doesNotContain("visitor")
                        .doesNotContain("hash");
            } else {
                assertThat(identity.group(1)).isEqualTo(id);
                assertThat(identity.group(2)).isEqualTo("Ada " + n);
                assertThat(identity.group(3))
                        .isEqualTo(HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8))));
            }
            rendered++;
        }
        return rendered;
    }
}
