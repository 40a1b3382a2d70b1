package io.github.tawktemplates.mustache;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.TemplateFunction;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.Corpora;
import io.github.tawktemplates.CorporaContract;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CorporaTest implements CorporaContract {
    private static final String PAGE = "{{text}}[{{#tawk}}{{/tawk}}]";

    @Override
    public String page(boolean escaping, Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        Templates templates = Templates.page(PAGE);
        TawkMustacheFactory factory = new TawkMustacheFactory(widget, templates) {
            @Override
            public void encode(String value, Writer writer) {
                if (escaping) {
                    super.encode(value, writer);
                } else {
                    write(value, writer);
                }
            }
        };
        return Templates.execute(factory, model);
    }

    @Test
    void a_string_comes_back_the_same_under_a_foreign_factory() throws Exception {
        for (String text : Corpora.ALL) {
            Visitor visitor =
                    Visitor.forUserId("u-17").name(text).attribute("note", text).build();
            Map<String, Object> scope = TawkMustache.scope(AdapterContract.WIDGET, visitor, null);
            MustacheFactory escaping = new DefaultMustacheFactory(Templates.page(PAGE));
            MustacheFactory plain = new DefaultMustacheFactory(Templates.page(PAGE)) {
                @Override
                public void encode(String value, Writer writer) {
                    write(value, writer);
                }
            };

            for (MustacheFactory factory : new MustacheFactory[] {escaping, plain}) {
                assertThat(Templates.execute(factory, Map.of("text", text), scope))
                        .endsWith("[" + AdapterContract.WIDGET.render(visitor) + "]");
            }
        }
    }

    /** mustache.java would compile each result as a template, and keep it. */
    @Test
    void the_section_of_a_foreign_factory_is_not_parsed_again() {
        assertThat(TawkMustache.scope(AdapterContract.WIDGET, null, null).values())
                .hasSize(2)
                .allSatisfy(section -> assertThat(section).isNotInstanceOf(TemplateFunction.class));
    }

    private static void write(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
