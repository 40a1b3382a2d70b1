package io.github.tawktemplates.pebble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.tawktemplates.ArgumentsContract;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TawkExtensionTest implements ArgumentsContract {
    private static final Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();

    @Override
    public String page(Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return evaluate(widget, "[{{ tawkWidget() }}]", model);
    }

    @Override
    public String signedOutPage(Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return evaluate(widget, "[{{ tawkSignedOut() }}]", model);
    }

    @Override
    public String page(Supplier<TawkWidget> widget, Map<String, String> arguments, Map<String, Object> model)
            throws Exception {
        String written = arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining(", "));
        return evaluate(widget, "[{{ tawkWidget(" + written + ") }}]", model);
    }

    private static PebbleTemplate compile(Supplier<TawkWidget> widget, String source) {
        MemoryLoader loader = new MemoryLoader();
        loader.addTemplate("page.html", source);
        loader.addTemplate("part.html", "{{ tawkWidget() }}");
        loader.addTemplate("macros.html", "{% macro chat() %}{{ tawkWidget() }}{% endmacro %}");
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(true)
                .extension(new TawkExtension(widget))
                .build()
                .getTemplate("page.html");
    }

    private static String evaluate(Supplier<TawkWidget> widget, String source, Map<String, Object> model)
            throws Exception {
        StringWriter out = new StringWriter();
        compile(widget, source).evaluate(out, model);
        return out.toString();
    }

    private static String evaluate(String source, Map<String, Object> model) throws Exception {
        return evaluate(() -> WIDGET, source, model);
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

    @Test
    void is_anonymous_in_a_macro_unless_told() throws Exception {
        String macros = "{% macro chat(v) %}{{ tawkWidget() }}{% endmacro %}"
                + "{% macro told(v) %}{{ tawkWidget(visitor=v) }}{% endmacro %}";

        assertThat(evaluate(macros + "{{ chat(tawkVisitor) }}", Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(null));
        assertThat(evaluate(macros + "{{ told(tawkVisitor) }}", Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(ADA));
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
        PebbleTemplate page = compile(() -> WIDGET, "{% cache 'menu' %}{{ word }}{% endcache %}{{ tawkWidget() }}");
        for (String id : List.of("u-17", "u-18")) {
            Visitor visitor = Visitor.forUserId(id).build();
            StringWriter out = new StringWriter();
            page.evaluate(out, Map.of("tawkVisitor", visitor, "word", id));
            // the word of the first rendering: the part is cached
            assertThat(out).hasToString("u-17" + WIDGET.render(visitor));
        }
    }

    @Test
    void prints_on_a_thread_of_parallel() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            StringWriter out = new StringWriter();
            new PebbleEngine.Builder()
                    .executorService(executor)
                    .extension(new TawkExtension(WIDGET))
                    .build()
                    .getLiteralTemplate("{% parallel %}{{ tawkWidget() }}{% endparallel %}")
                    .evaluate(out, Map.of("tawkVisitor", ADA));
            assertThat(out).hasToString(WIDGET.render(ADA));
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
