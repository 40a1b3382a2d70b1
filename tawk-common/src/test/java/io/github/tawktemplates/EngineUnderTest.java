package io.github.tawktemplates;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.function.Supplier;

/** An engine as its makers ship it, logging and printing of errors included, with the tags and HTML escaping. */
public interface EngineUnderTest {
    /** A compiled template, for many renderings. */
    interface Page {
        void writeTo(Writer out, Map<String, Object> model) throws Exception;

        default String render(Map<String, Object> model) throws Exception {
            StringWriter out = new StringWriter();
            writeTo(out, model);
            return out.toString();
        }
    }

    /** Compiles a template named {@code page.html} that is {@code [} the tag without arguments {@code ]}. */
    Page compile(Supplier<TawkWidget> widget) throws Exception;

    /** Returns the exception that the engine throws for a mistake in a template. */
    Class<? extends Throwable> failure();
}
