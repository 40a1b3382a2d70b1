package io.github.tawktemplates;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a template tag does, the same in every engine. For authors of adapters; pages use an adapter's tag.
 *
 * <p><b>Who is it?</b> The first of these that is given:
 * <ol>
 *   <li>the argument {@code visitor}: a {@link Visitor}, or a map with the keys of the arguments below;
 *   <li>the argument {@code userId}; null or blank, the visitor is anonymous, even if there is an {@code email};
 *   <li>the model's {@code tawkVisitor}, which is like {@code visitor};
 *   <li>the argument {@code email}.
 * </ol>
 * The other arguments, {@code name}, {@code phone}, {@code attributes} and, beside a user id, {@code email}, are added to that
 * visitor as claims, which are not signed.
 *
 * <p><b>Which nonce?</b> The argument {@code nonce}, else the model's {@code cspNonce}.
 *
 * <p>Odd data of a visitor never fails a page: see {@link Visitor} for what is cut or left out; a blank or too long identity,
 * and claims without an identity, make the visitor anonymous and are logged once per widget. Mistakes of a template do fail:
 * an unknown argument, a value of a wrong type, an attribute key that tawk.to refuses, a bad nonce. Then nothing has been
 * written, and the message holds no visitor's data. Where the application's own code fails, its supplier or a map, the
 * message names the class of that exception alone. The exception is the cause: what it says is up to the application.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkTag {
    /** The name of the tag that prints the widget for the page's visitor; Mustache's is shorter. */
    public static final String WIDGET = "tawkWidget";

    /** The name of the tag that prints the widget for {@link Visitor#signedOut()}. */
    public static final String SIGNED_OUT = "tawkSignedOut";

    /** The variable of a template that holds the page's visitor. */
    public static final String VISITOR = "tawkVisitor";

    /** The variable of a template that holds the nonce of the response's Content-Security-Policy. */
    public static final String NONCE = "cspNonce";

    private static final List<String> OF_WIDGET = Stream.of(
                    Stream.of("visitor"), Field.NAMES.stream(), Stream.of("nonce"))
            .flatMap(names -> names)
            .toList();
    private static final List<String> OF_SIGNED_OUT = List.of("nonce");

    private final Supplier<TawkWidget> widget;
    private final List<String> argumentNames;
    private final boolean signedOut;

    private TawkTag(Supplier<TawkWidget> widget, List<String> argumentNames, boolean signedOut) {
        this.widget = Objects.requireNonNull(widget, "widget");
        this.argumentNames = argumentNames;
        this.signedOut = signedOut;
    }

    /**
     * Returns the tag that prints the widget for the page's visitor.
     *
     * @param widget asked at each rendering, for tenants and rotated keys; where it gives null, nothing is printed
     * @return the tag
     */
    public static TawkTag widget(Supplier<TawkWidget> widget) {
        return new TawkTag(widget, OF_WIDGET, false);
    }

    /**
     * Returns the tag that prints the widget for {@link Visitor#signedOut()}.
     *
     * @param widget asked at each rendering, for tenants and rotated keys; where it gives null, nothing is printed
     * @return the tag
     */
    public static TawkTag signedOut(Supplier<TawkWidget> widget) {
        return new TawkTag(widget, OF_SIGNED_OUT, true);
    }

    /**
     * Returns the names of the arguments, for engines that want them declared.
     *
     * @return the names, in the order of positional arguments
     */
    public List<String> argumentNames() {
        return argumentNames;
    }

    /**
     * Writes the widget's element.
     *
     * @param out where to write: the engine's own writer, past its escaping
     * @param arguments the tag's arguments by name, as plain Java values; one that is given without a value is there with
     *     null
     * @param model gives a variable of the template's model as a plain Java value, null if there is none
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException for a mistake in the template
     * @throws IllegalStateException if the supplier of the widget or a map of the visitor's fails; its exception is the cause
     */
    public void renderTo(Appendable out, Map<String, ?> arguments, Function<String, ?> model) throws IOException {
        TawkWidget current = current(arguments);
        if (current != null) {
            current.renderTo(out, visitor(current, arguments, model), nonce(arguments, model));
        }
    }

    /**
     * Returns what {@link #renderTo} writes, for engines that want a value.
     *
     * @param arguments the tag's arguments by name, as plain Java values
     * @param model gives a variable of the template's model as a plain Java value, null if there is none
     * @return the element; empty if there is no widget, or it is not enabled
     * @throws IllegalArgumentException for a mistake in the template
     * @throws IllegalStateException if the supplier of the widget or a map of the visitor's fails; its exception is the cause
     */
    public String render(Map<String, ?> arguments, Function<String, ?> model) {
        TawkWidget current = current(arguments);
        return current == null ? "" : current.render(visitor(current, arguments, model), nonce(arguments, model));
    }

    /** Returns the widget to print; null for none. */
    private TawkWidget current(Map<String, ?> arguments) {
        for (String name : arguments.keySet()) {
            if (!argumentNames.contains(name)) {
                throw Values.unknown("argument", name, argumentNames);
            }
        }
        TawkWidget current;
        try {
            current = widget.get();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The Supplier<TawkWidget> failed with " + e.getClass().getName(), e);
        }
        return current == null || !current.isEnabled() ? null : current;
    }

    private Visitor visitor(TawkWidget current, Map<String, ?> arguments, Function<String, ?> model) {
        return signedOut ? Visitor.signedOut() : new VisitorResolver(current.warnings).visitor(arguments, model);
    }

    private static String nonce(Map<String, ?> arguments, Function<String, ?> model) {
        return Values.text("nonce", arguments.containsKey("nonce") ? arguments.get("nonce") : model.apply(NONCE));
    }
}
