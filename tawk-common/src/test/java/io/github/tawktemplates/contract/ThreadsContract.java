package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What holds in engines that render parts of a page on threads of a pool: two people, one after the other, and one thread. */
public interface ThreadsContract {
    Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();
    Visitor BOB = Visitor.forUserId("u-18").name("Bob").build();

    /**
     * Compiles {@code [} the tag {@code ]}, which the engine renders on a thread of {@code pool}. The model holds the callable
     * {@code later}.
     */
    Page pageOnAThreadOf(ExecutorService pool, TawkTags tags) throws Exception;

    private String render(Page page, ThreadLocal<Visitor> current, Visitor visitor, Map<String, Object> model)
            throws Exception {
        current.set(visitor);
        try {
            return page.render(model);
        } finally {
            current.remove();
        }
    }

    Map<String, Object> LATER = Map.of("later", (Callable<Object>) Map::of);

    @Test
    default void a_supplier_that_reads_a_thread_local_finds_nobody_there() throws Exception {
        ThreadLocal<Visitor> current = new ThreadLocal<>();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Page page = pageOnAThreadOf(
                    pool, TawkTags.builder(WIDGET).visitor(current::get).build());

            assertThat(render(page, current, ADA, LATER)).isEqualTo("[" + WIDGET.render(null) + "]");
            assertThat(render(page, current, BOB, LATER)).isEqualTo("[" + WIDGET.render(null) + "]");
        } finally {
            pool.shutdown();
        }
    }

    /** Why {@link TawkTags} says what a supplier must read: the thread of the pool inherits the first person, for ever. */
    @Test
    default void a_supplier_that_reads_an_inheritable_thread_local_finds_who_was_there_first() throws Exception {
        ThreadLocal<Visitor> current = new InheritableThreadLocal<>();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Page page = pageOnAThreadOf(
                    pool, TawkTags.builder(WIDGET).visitor(current::get).build());

            assertThat(render(page, current, ADA, LATER)).isEqualTo("[" + WIDGET.render(ADA) + "]");
            assertThat(render(page, current, BOB, LATER)).isEqualTo("[" + WIDGET.render(ADA) + "]");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    default void the_models_visitor_is_right_on_every_thread() throws Exception {
        ThreadLocal<Visitor> current = new InheritableThreadLocal<>();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Page page = pageOnAThreadOf(
                    pool, TawkTags.builder(WIDGET).visitor(current::get).build());
            for (Visitor visitor : new Visitor[] {ADA, BOB, Visitor.signedOut(), Visitor.unknown()}) {
                Map<String, Object> model = Map.of("later", LATER.get("later"), "tawkVisitor", visitor);

                assertThat(render(page, current, visitor, model)).isEqualTo("[" + WIDGET.render(visitor) + "]");
            }
        } finally {
            pool.shutdown();
        }
    }
}
