package io.github.tawktemplates.contract;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A template engine with the tags. An adapter's tests have one implementation, for all contracts: it sets the engine up as its
 * makers ship it, logging and printing of errors included.
 */
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

    /**
     * Compiles a template named {@code page.html}.
     *
     * @param escaping whether the engine escapes the values of variables for HTML
     */
    Page compile(String source, TawkTags tags, boolean escaping) throws Exception;

    /** Compiles a template named {@code page.html}, for an application whose pages say who is there. */
    default Page compile(String source, Supplier<TawkWidget> widget, boolean escaping) throws Exception {
        return compile(source, TawkTags.builder(widget).build(), escaping);
    }

    /** Returns how a template prints a variable. */
    String variable(String name);

    /**
     * Returns how a template calls the tag.
     *
     * @param arguments from an argument's name to the variable that is given; empty for the plain tag
     */
    String tag(Map<String, String> arguments);

    /** Returns how a template calls the tag for signed-out pages. */
    String signedOutTag();

    /** Returns the exception that the engine throws for a mistake in a template. */
    Class<? extends Throwable> failure();
}
