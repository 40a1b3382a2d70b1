package io.github.tawktemplates.mustache;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateFunction;
import com.github.mustachejava.resolver.ClasspathResolver;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.Corpora;
import io.github.tawktemplates.contract.Failures;
import io.github.tawktemplates.contract.HostileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TawkMustacheTest {
    private static final Visitor ADA =
            Visitor.forUserId("u-17").name("{{secret}}").build();

    private static final TawkTags NO_WIDGET = TawkTags.builder(() -> null).build();

    private static String page(String source, Object... scopes) throws Exception {
        return Templates.execute(new DefaultMustacheFactory(Templates.page(source)), scopes);
    }

    @Test
    void prints_what_the_widget_renders_under_a_foreign_factory() throws Exception {
        for (String text : HostileText.ALL) {
            Visitor visitor =
                    Visitor.forUserId(text).name(text).attribute("note", text).build();
            Map<String, Object> scope = TawkMustache.scope(WIDGET, visitor, "bm9uY2U=");

            for (String source : List.of(
                    "{{#tawk}}{{/tawk}}",
                    "{{#tawk}}{{! the chat }}{{/tawk}}",
                    "{{=<< >>=}}<<#tawk>><</tawk>>",
                    "{{>part.html}}")) {
                assertThat(page(source, Map.of("secret", "evaluated"), scope))
                        .isEqualTo(WIDGET.render(visitor, "bm9uY2U="));
            }
        }
    }

    @Test
    @Tag("exhaustive")
    void a_string_comes_back_the_same_under_a_foreign_factory() throws Exception {
        for (String text : Corpora.ALL) {
            Visitor visitor =
                    Visitor.forUserId("u-17").name(text).attribute("note", text).build();
            for (boolean escaping : new boolean[] {true, false}) {
                assertThat(new ForeignMustacheUnderTest()
                                .compile("{{text}}[{{#tawk}}{{/tawk}}]", () -> WIDGET, escaping)
                                .render(Map.of("text", text, "tawkVisitor", visitor)))
                        .endsWith("[" + WIDGET.render(visitor) + "]");
            }
        }
    }

    /** mustache.java would compile each result as a template, and keep it. */
    @Test
    void the_section_of_a_foreign_factory_is_not_parsed_again() {
        assertThat(TawkMustache.scope(WIDGET, null, null).values())
                .hasSize(2)
                .allSatisfy(section -> assertThat(section).isNotInstanceOf(TemplateFunction.class));
    }

    @Test
    void says_that_nobody_is_signed_in() throws Exception {
        assertThat(page("{{#tawkSignedOut}}{{/tawkSignedOut}}", TawkMustache.scope(WIDGET, ADA, null)))
                .isEqualTo(WIDGET.render(Visitor.signedOut()));
    }

    @Test
    void serves_a_getter_of_a_page() throws Exception {
        assertThat(page("{{#tawk}}{{/tawk}}", new Page(TawkMustache.tag(WIDGET, ADA, null))))
                .isEqualTo(WIDGET.render(ADA));
    }

    record Page(Function<String, String> tawk) {}

    @Test
    void is_anonymous_for_null_and_prints_nothing_without_a_widget() throws Exception {
        assertThat(page("{{#tawk}}{{/tawk}}", TawkMustache.scope(WIDGET, null, null)))
                .isEqualTo(WIDGET.render(null));
        assertThat(page("[{{#tawk}}{{/tawk}}]", TawkMustache.scope(NO_WIDGET, ADA, null)))
                .isEqualTo("[]");
        assertThat(page("[{{#tawk}}{{/tawk}}]", new Page(TawkMustache.tag(NO_WIDGET, ADA, null))))
                .isEqualTo("[]");
    }

    @Test
    void refuses_the_variable_forms_which_the_engine_would_parse_again() {
        for (String source : List.of("{{tawk}}", "{{{tawk}}}", "{{&tawk}}")) {
            Throwable error = catchThrowable(() -> page(source, TawkMustache.scope(WIDGET, ADA, null)));

            assertThat(error).isInstanceOf(MustacheException.class).hasMessageContaining("page.html:1");
            assertThat(Failures.everything(error))
                    .contains("{{tawk}} must be a section but is a variable")
                    .contains("Write {{#tawk}}{{/tawk}}.");
        }
    }

    @Test
    void refuses_an_inverted_section() {
        for (String tag : List.of("tawk", "tawkSignedOut")) {
            Throwable error = catchThrowable(
                    () -> page("{{^TAG}}nobody{{/TAG}}".replace("TAG", tag), TawkMustache.scope(WIDGET, ADA, null)));

            assertThat(error).isInstanceOf(MustacheException.class);
            assertThat(Failures.everything(error)).contains("The section " + tag + " must not be inverted but is.");
        }
    }

    @Test
    void asks_the_suppliers_when_the_scope_is_made_and_on_that_thread() throws Exception {
        List<Thread> asked = new ArrayList<>();
        TawkTags tags = TawkTags.builder(WIDGET)
                .visitor(() -> {
                    asked.add(Thread.currentThread());
                    return ADA;
                })
                .nonce(() -> "bm9uY2U=")
                .build();

        Map<String, Object> scope = TawkMustache.scope(tags, null, null);

        assertThat(asked).containsExactly(Thread.currentThread());
        assertThat(page("{{#tawk}}{{/tawk}}{{#tawkSignedOut}}{{/tawkSignedOut}}", scope))
                .isEqualTo(WIDGET.render(ADA, "bm9uY2U=") + WIDGET.render(Visitor.signedOut(), "bm9uY2U="));
        assertThat(page("{{#tawk}}{{/tawk}}", TawkMustache.scope(tags, Visitor.unknown(), "b3du")))
                .isEqualTo(WIDGET.render(null, "b3du"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void prints_nothing_where_a_supplier_failed() throws Exception {
        TawkTags tags = TawkTags.builder(WIDGET)
                .visitor(() -> {
                    throw new IllegalStateException("no session");
                })
                .build();
        try (CapturedLog log = new CapturedLog()) {
            assertThat(page("[{{#tawk}}{{/tawk}}]", TawkMustache.scope(tags, null, null)))
                    .isEqualTo("[]");
            assertThat(log.text())
                    .contains("The supplier of the visitor failed")
                    .contains("no session");
        }
    }

    @Test
    void refuses_a_body() {
        Throwable error = catchThrowable(() -> page("{{#tawk}}Ada{{/tawk}}", TawkMustache.scope(WIDGET, ADA, null)));

        assertThat(error).isInstanceOf(MustacheException.class);
        assertThat(Failures.everything(error)).contains("The section tawk must have no body but has one");
    }

    /** mustache.java before 0.9.10 names no place where a function fails. */
    @Test
    @Tag("newest-engine")
    void names_the_place_of_a_body() {
        assertThatThrownBy(() -> page("{{#tawk}}Ada{{/tawk}}", TawkMustache.scope(WIDGET, ADA, null)))
                .hasMessageContaining("page.html:1");
    }

    @Test
    void keeps_the_visitor_that_the_scope_was_made_for_on_an_executors_threads() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            DefaultMustacheFactory factory =
                    new DefaultMustacheFactory(Templates.page("{{#later}}{{#tawk}}{{/tawk}}{{/later}}"));
            factory.setExecutorService(executor);
            Callable<Object> later = () -> Map.of();

            assertThat(Templates.execute(factory, TawkMustache.scope(WIDGET, ADA, null), Map.of("later", later)))
                    .isEqualTo(WIDGET.render(ADA));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void null_is_refused_by_name() {
        assertNull("widget", () -> TawkMustache.scope((TawkWidget) null, ADA, null));
        assertNull("tags", () -> TawkMustache.scope((TawkTags) null, ADA, null));
        assertNull("tags", () -> TawkMustache.tag((TawkTags) null, ADA, null));
        assertNull("tags", () -> new TawkMustacheFactory((TawkTags) null, new ClasspathResolver()));
        assertNull("resolver", () -> new TawkMustacheFactory(WIDGET, null));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @Test
    void a_bad_nonce_is_refused() {
        Throwable error = catchThrowable(() -> page("{{#tawk}}{{/tawk}}", TawkMustache.scope(WIDGET, ADA, "a b")));
        assertThat(Failures.everything(error)).contains("nonce must be base64 or base64url");
    }
}
