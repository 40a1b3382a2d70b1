package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nobody gets the identity of another visitor: many threads, every way through an engine, one widget, another visitor at each
 * rendering. {@code -Drenders=1000000} renders so many pages.
 */
public interface ManyVisitorsContract extends EngineContract {
    int RENDERS = Integer.getInteger("renders", 34_000);
    int THREADS = 64;

    /**
     * Compiles, for each way in which the engine renders a tag, a page that is the variable {@code id}, {@code [} the tag
     * {@code ]}. The model holds {@code tawkVisitor}, and the same person as {@code userId} and {@code name}, or none of them;
     * {@code later} is a callable.
     *
     * @param executor for an engine that renders parts of a page on other threads
     */
    List<Page> waysToRender(ExecutorService executor) throws Exception;

    @Test
    @Tag("exhaustive")
    @Timeout(600)
    default void each_of_many_visitors_on_many_threads_gets_their_own_identity() throws Exception {
        renderAll(Executors.newFixedThreadPool(THREADS));
    }

    @Test
    @Tag("exhaustive")
    @Timeout(600)
    default void each_of_many_visitors_on_virtual_threads_gets_their_own_identity() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "This Java has no virtual threads");
        renderAll((ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    }

    private void renderAll(ExecutorService threads) throws Exception {
        ExecutorService ofEngine = Executors.newFixedThreadPool(8);
        try {
            List<Page> ways = waysToRender(ofEngine);
            AtomicInteger next = new AtomicInteger();
            List<Future<Integer>> verified = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                verified.add(threads.submit(() -> renderSome(ways, next)));
            }
            int sum = 0;
            for (Future<Integer> some : verified) {
                sum += some.get();
            }
            assertThat(sum).isEqualTo(RENDERS);
        } finally {
            threads.shutdown();
            ofEngine.shutdown();
        }
    }

    /** Returns how many pages were rendered and found right. */
    private static int renderSome(List<Page> ways, AtomicInteger next) throws Exception {
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

            String page = ways.get(n % ways.size()).render(model);

            assertThat(page).startsWith(id + "[");
            Printed printed = Printed.between(page.substring(id.length()));
            if (anonymous) {
                printed.assertAnonymous();
            } else {
                assertThat(printed.visitor().keySet()).containsExactly("userId", "name", "hash");
                assertThat(printed.field("userId")).isEqualTo(id);
                assertThat(printed.field("name")).isEqualTo("Ada " + n);
                assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, id));
            }
            rendered++;
        }
        return rendered;
    }
}
