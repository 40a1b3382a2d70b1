package io.github.tawktemplates.pebble;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What Pebble has beside what {@link PebbleContractTest} asks of every engine. */
class TawkExtensionTest {
    private static final Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();

    private static String evaluate(String source, Map<String, Object> model) throws Exception {
        return new PebbleUnderTest().compile(source, () -> WIDGET, true).render(model);
    }

    @Test
    void takes_the_visitor_as_the_first_positional_argument() throws Exception {
        assertThat(evaluate("{{ tawkWidget(ada) }}", Map.of("ada", ADA))).isEqualTo(WIDGET.render(ADA));
    }

    @Test
    void takes_a_map_written_in_the_template() throws Exception {
        assertThat(evaluate("{{ tawkWidget(visitor={'userId': 1234567, 'name': 'Ada'}) }}", Map.of()))
                .isEqualTo(
                        WIDGET.render(Visitor.forUserId("1234567").name("Ada").build()));
    }

    @Test
    void refuses_more_positional_arguments_than_there_are() {
        assertThatThrownBy(() -> evaluate("{{ tawkWidget(1,2,3,4,5,6,7,8) }}", Map.of()))
                .isInstanceOf(PebbleException.class)
                .hasMessageContaining("page.html:1");
    }

    @Test
    void sees_the_model_in_included_and_embedded_templates() throws Exception {
        assertThat(evaluate("{% include 'part.html' %}", Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(ADA));
    }

    /** Pebble gives a macro none of the page's variables, but its arguments and what is global. */
    @Test
    void is_told_in_a_macro_by_the_suppliers_or_the_context() throws Exception {
        String macro = "{% macro chat() %}{{ tawkWidget() }}{% endmacro %}{{ chat() }}";
        String withContext = "{% macro chat(page) %}{{ tawkWidget(visitor=page.tawkVisitor, nonce=page.cspNonce) }}"
                + "{% endmacro %}{{ chat(_context) }}";
        Map<String, Object> model = Map.of("tawkVisitor", ADA, "cspNonce", "bm9uY2U=");
        TawkTags tags = TawkTags.builder(WIDGET)
                .visitor(() -> ADA)
                .nonce(() -> "bm9uY2U=")
                .build();

        assertThat(evaluate(macro, model)).isEqualTo(WIDGET.render(null));
        assertThat(evaluate(withContext, model)).isEqualTo(WIDGET.render(ADA, "bm9uY2U="));
        assertThat(evaluate(withContext, Map.of())).isEqualTo(WIDGET.render(null));
        assertThat(new PebbleUnderTest().compile(macro, tags, true).render(Map.of()))
                .isEqualTo(WIDGET.render(ADA, "bm9uY2U="));
    }

    @Test
    void is_refused_inside_cache_however_deep() {
        for (String tag : List.of(
                "{{ tawkWidget() }}",
                "{{ tawkSignedOut() }}",
                "{% set chat = tawkWidget() %}{{ chat }}",
                "{% if true %}{% for i in [1] %}{{ tawkWidget(visitor=tawkVisitor) }}{% endfor %}{% endif %}",
                "{% include 'part.html' %}",
                "{% import 'macros.html' %}{{ chat() }}")) {
            Throwable error = catchThrowable(
                    () -> evaluate("{% cache 'menu' %}" + tag + "{% endcache %}", Map.of("tawkVisitor", ADA)));

            assertThat(error)
                    .as(tag)
                    .isInstanceOf(PebbleException.class)
                    .hasMessageStartingWith("The tag must not be inside {% cache %} but is: ")
                    .hasMessageMatching("(?s).*\\((page|part|macros)\\.html:1\\)");
        }
    }

    @Test
    void prints_each_visitor_beside_a_cached_part() throws Exception {
        Page page = new PebbleUnderTest()
                .compile("{% cache 'menu' %}{{ word }}{% endcache %}{{ tawkWidget() }}", () -> WIDGET, true);
        for (String id : List.of("u-17", "u-18")) {
            Visitor visitor = Visitor.forUserId(id).build();
            // the word of the first rendering: the part is cached
            assertThat(page.render(Map.of("tawkVisitor", visitor, "word", id)))
                    .isEqualTo("u-17" + WIDGET.render(visitor));
        }
    }

    @Test
    void prints_on_a_thread_of_parallel() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Page page = new PebbleUnderTest(executor)
                    .compile("{% parallel %}{{ tawkWidget() }}{% endparallel %}", () -> WIDGET, true);

            assertThat(page.render(Map.of("tawkVisitor", ADA))).isEqualTo(WIDGET.render(ADA));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void is_not_escaped_in_any_strategy() throws Exception {
        assertThat(evaluate("{% autoescape 'js' %}{{ tawkWidget() }}{% endautoescape %}", Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(ADA));
    }

    @Test
    void takes_a_widget() throws Exception {
        assertThatThrownBy(() -> new TawkExtension((TawkWidget) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("widget");
        assertThat(new TawkExtension(WIDGET).getFunctions()).containsOnlyKeys("tawkWidget", "tawkSignedOut");
    }
}
