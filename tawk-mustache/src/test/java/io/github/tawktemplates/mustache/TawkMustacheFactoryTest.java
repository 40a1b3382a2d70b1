package io.github.tawktemplates.mustache;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.Visitor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the factory has beside what {@link MustacheContractTest} asks of every engine. */
class TawkMustacheFactoryTest {
    private static final Visitor ADA =
            Visitor.forUserId("u-17").name("{{secret}}").build();
    private static final Map<String, Object> MODEL = Map.of("tawkVisitor", ADA, "secret", "evaluated");

    private static String page(String source, Object... scopes) throws Exception {
        return Templates.execute(new TawkMustacheFactory(WIDGET, Templates.page(source)), scopes);
    }

    @Test
    void prints_the_same_in_every_form_and_under_any_delimiters() throws Exception {
        for (String source : List.of(
                "{{#tawk}}{{/tawk}}",
                "{{# tawk }} {{/ tawk }}",
                "{{#tawk}}{{! the chat }}{{/tawk}}",
                "{{#tawk}}\n{{! the }} {{! chat }}\n{{/tawk}}",
                "{{tawk}}",
                "{{{tawk}}}",
                "{{&tawk}}",
                "{{=<< >>=}}<<#tawk>><</tawk>>",
                "{{=<< >>=}}<<tawk>>",
                "{{=<% %>=}}<%#tawk%><%/tawk%>",
                "{{>part.html}}",
                "{{=<< >>=}}<<>part.html>>")) {
            assertThat(page(source, MODEL)).as(source).isEqualTo(WIDGET.render(ADA));
        }
    }

    @Test
    void keeps_the_text_around_the_tag() throws Exception {
        assertThat(page("<p>\n  {{#tawk}}{{/tawk}}\n</p>\n{{#tawk}}\n{{/tawk}}\nend", MODEL))
                .startsWith("<p>\n")
                .contains(WIDGET.render(ADA) + "\n</p>\n" + WIDGET.render(ADA))
                .endsWith("end");
    }

    @Test
    void prints_in_sections_lists_and_layouts() throws Exception {
        assertThat(page(
                        "{{#rows}}{{.}}{{#tawk}}{{/tawk}}{{/rows}}",
                        Map.of("tawkVisitor", ADA, "rows", List.of("a", "b"))))
                .isEqualTo("a" + WIDGET.render(ADA) + "b" + WIDGET.render(ADA));
        assertThat(page("{{<part.html}}{{/part.html}}", MODEL)).isEqualTo(WIDGET.render(ADA));
    }

    @Test
    void prints_inside_a_lambda_whose_text_is_parsed_again() throws Exception {
        Function<String, String> bold = text -> "<b>" + text + "</b>";

        assertThat(page("{{#bold}}{{#tawk}}{{/tawk}}{{/bold}}", MODEL, Map.of("bold", bold)))
                .isEqualTo("<b>" + WIDGET.render(ADA) + "</b>");
    }

    @Test
    void reads_getters_fields_and_the_innermost_scope() throws Exception {
        assertThat(page("{{#tawk}}{{/tawk}}", new Page(ADA, "bm9uY2U="))).isEqualTo(WIDGET.render(ADA, "bm9uY2U="));
        assertThat(page("{{#tawk}}{{/tawk}}", Map.of("tawkVisitor", Visitor.unknown()), MODEL))
                .isEqualTo(WIDGET.render(ADA));
    }

    record Page(Visitor tawkVisitor, String cspNonce) {}

    @Test
    void serves_one_compiled_template_to_different_visitors() throws Exception {
        TawkMustacheFactory factory = new TawkMustacheFactory(WIDGET, Templates.page("{{#tawk}}{{/tawk}}"));
        Visitor bob = Visitor.forUserId("u-18").build();

        assertThat(Templates.execute(factory, MODEL)).isEqualTo(WIDGET.render(ADA));
        assertThat(Templates.execute(factory, Map.of())).isEqualTo(WIDGET.render(null));
        assertThat(Templates.execute(factory, new Page(bob, null))).isEqualTo(WIDGET.render(bob));
    }

    @Test
    void can_not_be_redefined_by_a_scope() throws Exception {
        Function<String, String> fake = body -> "fake";

        assertThat(page("{{#tawk}}{{/tawk}}", MODEL, Map.of("tawk", fake))).isEqualTo(WIDGET.render(ADA));
    }

    @Test
    void refuses_an_inverted_section_when_the_template_is_compiled() {
        for (String tag : List.of("tawk", "tawkSignedOut")) {
            for (String source : List.of("{{^TAG}}{{/TAG}}", "{{=<< >>=}}<<^TAG>>nobody<</TAG>>")) {
                TawkMustacheFactory factory =
                        new TawkMustacheFactory(WIDGET, Templates.page(source.replace("TAG", tag)));

                assertThatThrownBy(() -> factory.compile("page.html"))
                        .isInstanceOf(MustacheException.class)
                        .hasMessageContaining("The section " + tag + " must not be inverted but is. Write {{#" + tag
                                + "}}{{/" + tag + "}}: the tag prints something for every visitor, and for signed-out "
                                + "ones too.")
                        .hasMessageContaining("page.html:1");
            }
        }
    }

    @Test
    void leaves_other_inverted_sections_alone() throws Exception {
        assertThat(page("{{^other}}nothing{{/other}}", MODEL)).isEqualTo("nothing");
    }

    @Test
    void refuses_a_body_when_the_template_is_compiled() {
        for (String body : List.of("Ada", "{{name}}", "{{#a}}{{/a}}")) {
            TawkMustacheFactory factory =
                    new TawkMustacheFactory(WIDGET, Templates.page("{{#tawk}}" + body + "{{/tawk}}"));

            assertThatThrownBy(() -> factory.compile("page.html"))
                    .isInstanceOf(MustacheException.class)
                    .hasMessageContaining("The section tawk must have no body but has one. Write {{#tawk}}{{/tawk}}")
                    .hasMessageContaining("page.html:1");
        }
    }

    @Test
    void prints_with_an_executor() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            TawkMustacheFactory factory =
                    new TawkMustacheFactory(WIDGET, Templates.page("{{#later}}{{#tawk}}{{/tawk}}{{/later}}"));
            factory.setExecutorService(executor);
            Callable<Object> later = () -> MODEL;

            assertThat(Templates.execute(factory, Map.of("later", later))).isEqualTo(WIDGET.render(ADA));
        } finally {
            executor.shutdown();
        }
    }
}
