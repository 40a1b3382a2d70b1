package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a page does where its output, the application or its data fails: a clear error of the engine's, or a page. */
public interface FaultsContract extends EngineContract {
    /** Ten million characters. */
    String HUGE = "Lovelace".repeat(1_250_000);

    private Page page() throws Exception {
        return page(() -> WIDGET);
    }

    @Test
    default void a_writer_that_fails_in_the_middle_fails_this_page_alone() throws Exception {
        Page page = page();
        Map<String, Object> ada =
                Map.of("tawkVisitor", Visitor.forUserId("u-17").name("Ada").build());
        String whole = page.render(ada);
        for (int room : List.of(0, 1, 2, 20, 100, 300, whole.length() - 1)) {
            StringWriter written = new StringWriter();
            IOException full = new IOException("The client has left");

            Throwable error = failureOf(page, new FullWriter(written, room, full), ada);

            assertThat(error).as("room for %s", room).isNotNull();
            assertThat(causes(error)).contains(full);
            assertThat(whole).startsWith(written.toString());
            assertThat(page.render(ada)).isEqualTo(whole);
        }
    }

    /** Takes so many characters, fails once and then says nothing: who hides the failure would be seen. */
    final class FullWriter extends Writer {
        private final Writer out;
        private final IOException full;
        private int room;

        FullWriter(Writer out, int room, IOException full) {
            this.out = out;
            this.room = room;
            this.full = full;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            out.write(text, offset, Math.max(0, Math.min(length, room)));
            boolean first = room >= 0;
            room -= length;
            if (first && room < 0) {
                throw full;
            }
        }

        @Override
        public void flush() {
            // a client that has left says so when written to
        }

        @Override
        public void close() {
            // the same
        }
    }

    /** Returns what the page fails with, or null; some engines log that too. */
    private static Throwable failureOf(Page page, Writer out, Map<String, Object> model) {
        try (CapturedLog logs = new CapturedLog()) {
            Throwable error = catchThrowable(() -> page.writeTo(out, model));
            assertThat(logs.text()).doesNotContain("Lovelace");
            return error;
        }
    }

    private static List<Throwable> causes(Throwable error) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable e = error; e != null; e = e.getCause()) {
            causes.add(e);
        }
        return causes;
    }

    @Test
    default void a_map_in_itself_is_left_out() throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("self", attributes);
        Map<String, Object> person = new HashMap<>(Map.of("userId", "u-17"));
        person.put("attributes", person);
        Map<String, Object> name = new HashMap<>(Map.of("userId", "u-17"));
        name.put("name", name);

        assertLeftOut(Map.of("userId", "u-17", "attributes", attributes));
        assertLeftOut(person);
        assertLeftOut(name);
    }

    @Test
    default void keys_of_attributes_that_are_no_texts_are_left_out() throws Exception {
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "Lovelace");

        assertRefused(Map.of(17, "Lovelace"), "Unknown key of tawkVisitor. The known ones are userId, ");
        assertRefused(nullKey, "Unknown key of tawkVisitor. The known ones are userId, ");
        assertLeftOut(Map.of("userId", "u-17", "attributes", Map.of(17, "Lovelace")));
        assertLeftOut(Map.of("userId", "u-17", "attributes", nullKey));
    }

    private void assertLeftOut(Map<String, Object> person) throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            Page page = page(TawkTags.builder(WIDGET).build());
            for (int i = 0; i < 3; i++) {
                assertThat(page.render(Map.of("tawkVisitor", person)))
                        .isEqualTo("[" + WIDGET.render(Visitor.forUserId("u-17").build()) + "]");
            }
            assertThat(log.warnings()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(log.text()).doesNotContain("Lovelace");
        }
    }

    /** The exception is the cause, as an application's developers need it; what it says isn't repeated. */
    @Test
    default void a_map_that_fails_is_named_by_its_exception() throws Exception {
        for (RuntimeException failure :
                List.of(new ConcurrentModificationException(), new IllegalArgumentException("no session"))) {
            String message = "can't be read: ";
            assertRefused(new FailingMap(failure), message).hasRootCause(failure);
            assertRefused(Map.of("userId", "u-17", "attributes", new FailingMap(failure)), message)
                    .hasRootCause(failure);
        }
    }

    /** A session that has ended, a lazy collection that has lost its database. */
    final class FailingMap extends AbstractMap<String, Object> {
        private final RuntimeException failure;

        FailingMap(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw failure;
        }
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Object visitor, String message) throws Exception {
        Page page = page();
        StringWriter out = new StringWriter();

        Throwable error = failureOf(page, out, Map.of("tawkVisitor", visitor));

        assertThat(error).isInstanceOf(engine().failure()).hasMessageContaining(message);
        Failures.assertNamesThePlace(error);
        assertThat(error.getMessage()).doesNotContain("Lovelace").doesNotContain("no session");
        assertThat(out.toString()).doesNotContain("data-tawk").doesNotContain("<script");
        return assertThat(error);
    }

    /** Whether a reading meets a change is up to the threads; what it makes then must be right all the same. */
    @Test
    default void a_map_that_is_changed_while_it_is_read_makes_a_right_page_or_a_clear_error() throws Exception {
        Page page = page();
        Map<String, Object> attributes = new LinkedHashMap<>();
        Map<String, Object> person = new LinkedHashMap<>(Map.of("userId", "u-17", "attributes", attributes));
        AtomicBoolean done = new AtomicBoolean();
        Thread changing = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                attributes.put("key-" + i % 40, i);
                attributes.remove("key-" + (i + 20) % 40);
            }
        });
        changing.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                StringWriter out = new StringWriter();
                Throwable error = failureOf(page, out, Map.of("tawkVisitor", person));
                if (error != null) {
                    assertThat(error).isInstanceOf(engine().failure()).hasMessageContaining("can't be read: ");
                    Failures.assertNamesThePlace(error);
                    assertThat(out.toString()).doesNotContain("data-tawk");
                } else {
                    JsonObject visitor = Printed.between(out.toString()).visitor();
                    assertThat(visitor.get("userId").getAsString()).isEqualTo("u-17");
                    assertThat(visitor.get("hash").getAsString())
                            .isEqualTo("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace");
                }
            }
        } finally {
            done.set(true);
            changing.join();
        }
        assertThat(page.render(Map.of("tawkVisitor", person))).contains("\"userId\":\"u-17\"");
    }

    @Test
    default void ten_megabytes_are_cut_or_left_out() throws Exception {
        Map<String, Object> person = Map.of(
                "userId", "u-17", "name", HUGE, "email", HUGE, "phone", HUGE, "attributes", Map.of("note", HUGE));

        JsonObject printed =
                Printed.between(page().render(Map.of("tawkVisitor", person))).visitor();

        assertThat(printed.keySet()).containsExactly("userId", "name", "note", "hash");
        assertThat(printed.get("name").getAsString()).isEqualTo(HUGE.substring(0, 255));
        assertThat(printed.get("note").getAsString()).isEqualTo(HUGE.substring(0, 255));
    }

    @Test
    default void an_id_of_ten_megabytes_is_anonymous() throws Exception {
        for (String field : List.of("userId", "email")) {
            assertThat(page().render(Map.of("tawkVisitor", Map.of(field, HUGE))))
                    .isEqualTo("[" + WIDGET.render(null) + "]");
        }
    }

    @Test
    default void ten_megabytes_are_not_repeated_in_an_error() throws Exception {
        for (Map<String, Object> model : List.<Map<String, Object>>of(
                Map.of("cspNonce", HUGE + "'"),
                Map.of("tawkVisitor", HUGE),
                Map.of("tawkVisitor", Map.of(HUGE, "x")))) {
            Page page = page();

            Throwable error = failureOf(page, new StringWriter(), model);

            assertThat(error).isInstanceOf(engine().failure());
            assertThat(Failures.everything(error)).hasSizeLessThan(100_000).doesNotContain("Lovelace");
        }
    }

    @Test
    default void a_key_of_ten_megabytes_is_left_out() throws Exception {
        assertLeftOut(Map.of("userId", "u-17", "attributes", Map.of(HUGE, "x")));
    }

    @Test
    default void nothing_of_a_visitor_is_held_after_the_page() throws Exception {
        Page page = page();
        List<WeakReference<Object>> ofVisitors = new ArrayList<>();
        renderTwo(page, ofVisitors);
        for (int i = 0; i < 50 && ofVisitors.stream().anyMatch(held -> held.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(ofVisitors).hasSize(4).allMatch(held -> held.get() == null);
        Reference.reachabilityFence(page);
    }

    /** Apart, so that no variable of the test holds a visitor. */
    private static void renderTwo(Page page, List<WeakReference<Object>> ofVisitors) throws Exception {
        for (boolean asMap : new boolean[] {false, true}) {
            String name = "Ada".repeat(3_000_000);
            Object visitor = asMap
                    ? new HashMap<>(Map.of("userId", "u-17", "name", name))
                    : Visitor.forUserId("u-17").name(name).build();
            assertThat(page.render(Map.of("tawkVisitor", visitor))).contains("\"name\":\"AdaAdaAda");
            ofVisitors.add(new WeakReference<>(name));
            ofVisitors.add(new WeakReference<>(visitor));
        }
    }
}
