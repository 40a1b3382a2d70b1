package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a tag costs in every engine, in what can be counted. Times are in examples/benchmark/results.md. */
public interface CostContract extends EngineContract {
    /** What the JIT may keep on the heap on one day and not on another. */
    int SLACK = 64;

    /** Compiles {@code <p>}, a directive, section or function that prints nothing, {@code </p>}. */
    Page pageWithAnEmptyTag() throws Exception;

    /** Returns how many bytes the tag and the building of its visitor may allocate, where the element is that long. */
    int allowedBytes(int elementLength);

    private Page pageWithTheTag() throws Exception {
        return engine().compile("<p>" + engine().tag(Map.of()) + "</p>", () -> WIDGET, true);
    }

    @Test
    @Tag("cost")
    default void allocates_no_more_than_allowed() throws Exception {
        Page page = pageWithTheTag();
        Page empty = pageWithAnEmptyTag();
        int elementLength = WIDGET.render(ada()).length();
        int limit = allowedBytes(elementLength) + SLACK;
        Counter out = new Counter();

        long bytesOfEmpty = bytesOf(() -> print(empty, out, Map.of()));
        long bytesOfPage = bytesOf(() -> print(page, out, Map.of("tawkVisitor", ada())), bytesOfEmpty + limit);

        assertThat(bytesOfPage - bytesOfEmpty).isBetween(1L, (long) limit);
    }

    @Test
    @Tag("cost")
    default void writes_at_most_three_times() throws Exception {
        Counter out = new Counter();
        print(pageWithTheTag(), out, Map.of("tawkVisitor", ada()));
        Counter outOfEmpty = new Counter();
        print(pageWithAnEmptyTag(), outOfEmpty, Map.of());

        assertThat(out.characters - outOfEmpty.characters)
                .isEqualTo(WIDGET.render(ada()).length());
        assertThat(out.writes - outOfEmpty.writes).isBetween(1, 3);
    }

    private static Visitor ada() {
        return Visitor.forUserId("u-17")
                .name("Ada Lovelace")
                .email("ada@example.com")
                .build();
    }

    private static Writer print(Page page, Writer out, Map<String, Object> model) throws Exception {
        page.writeTo(out, new HashMap<>(model));
        return out;
    }

    /** Returns the bytes that one call allocates in this thread, once nothing has changed for a while. */
    static long bytesOf(Callable<?> call) throws Exception {
        return bytesOf(call, 0);
    }

    /**
     * Returns the bytes that one call allocates in this thread: the least of some rounds, each of many calls. Compiled code
     * allocates less than interpreted code, so they go on until that is {@code enough} or nothing has changed for a while.
     */
    static long bytesOf(Callable<?> call, long enough) throws Exception {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 2_000;
        long least = Long.MAX_VALUE;
        for (int unchanged = 0; unchanged < 300 && least > enough; unchanged++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < calls; i++) {
                call.call();
            }
            long bytes = (thread.getCurrentThreadAllocatedBytes() - before) / calls;
            if (bytes < least) {
                least = bytes;
                unchanged = 0;
            }
        }
        return least;
    }

    /** Counts what is written, unless it is nothing, and keeps none of it. */
    final class Counter extends Writer {
        public int writes;
        public int characters;

        @Override
        public void write(int c) {
            writes++;
            characters++;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            writes += length > 0 ? 1 : 0;
            characters += length;
        }

        @Override
        public void write(String text, int offset, int length) {
            writes += length > 0 ? 1 : 0;
            characters += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
