package io.github.tawktemplates;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application says once about its tags: which widget they print and, where a page does not say it, who is there and
 * which nonce the response has. An adapter's registration takes it; {@link Tag} is for authors of adapters.
 *
 * <p><b>Suppliers</b> are asked at most once per tag, on the thread that renders it, only where neither an argument of the tag
 * nor a variable of the template gives the answer, and never for a widget that is off. Where one throws, nothing is printed
 * on that page, and one line with the exception is logged, at most once a minute. Where an engine renders parts of a page on
 * other threads (Pebble's {@code {% parallel %}}, an executor of mustache.java), a supplier that reads a
 * {@link ThreadLocal} finds nobody there, and one that reads an {@link InheritableThreadLocal} may find the person for whom
 * the thread was once started: put the visitor into the model of such pages.
 *
 * <p><b>Warnings</b> about what a page is missing are logged once each, at most 20 of them.
 *
 * <pre>{@code
 * TawkTags tags = TawkTags.builder(widget)
 *         .visitor(() -> request.containsKey("user") ? Visitor.forUserId(request.get("user")).build() : Visitor.signedOut())
 *         .nonce(() -> request.get("nonce"))
 *         .build();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkTags {
    /** The name of the tag that prints the widget for the page's visitor; Mustache's is shorter. */
    public static final String WIDGET = "tawkWidget";

    /** The name of the tag that prints the widget for {@link Visitor#signedOut()}. */
    public static final String SIGNED_OUT = "tawkSignedOut";

    /** The variable of a template that holds the page's visitor. */
    public static final String VISITOR = "tawkVisitor";

    /** The variable of a template that holds the nonce of the response's Content-Security-Policy. */
    public static final String NONCE = "cspNonce";

    private final Supplier<? extends @Nullable TawkWidget> widget;
    private final Supplier<? extends @Nullable String> nonce;
    private final Warnings warnings;
    private final VisitorResolver visitors;

    private TawkTags(Builder builder) {
        widget = builder.widget;
        nonce = builder.nonce;
        warnings = builder.warnings;
        visitors = new VisitorResolver(builder.visitor, warnings);
    }

    /**
     * Returns the tags of an application whose pages say who is there, with one widget.
     *
     * @param widget what the tags print
     * @return the tags
     */
    public static TawkTags of(TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        return new Builder(() -> widget, widget.warnings).build(); // one of them may be made for each page
    }

    /**
     * Starts the tags of an application with one widget.
     *
     * @param widget what the tags print
     * @return a builder for the suppliers
     */
    public static Builder builder(TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        return new Builder(() -> widget, new Warnings());
    }

    /**
     * Starts the tags of an application whose widget depends on the page: tenants, rotated keys, pages without chat.
     *
     * @param widget asked for each tag; where it gives null, nothing is printed
     * @return a builder for the suppliers
     */
    public static Builder builder(Supplier<? extends @Nullable TawkWidget> widget) {
        return new Builder(Objects.requireNonNull(widget, "widget"), new Warnings());
    }

    /** {@return the tag that prints the widget for the page's visitor} */
    public Tag widget() {
        return new Tag(this, false);
    }

    /** {@return the tag that prints the widget for {@link Visitor#signedOut()}} */
    public Tag signedOut() {
        return new Tag(this, true);
    }

    /** Collects the suppliers of {@link TawkTags}. Not safe for use by more than one thread. */
    public static final class Builder {
        private final Supplier<? extends @Nullable TawkWidget> widget;
        private final Warnings warnings;
        private Supplier<? extends @Nullable Visitor> visitor = () -> null;
        private Supplier<? extends @Nullable String> nonce = () -> null;

        private Builder(Supplier<? extends @Nullable TawkWidget> widget, Warnings warnings) {
            this.widget = widget;
            this.warnings = warnings;
        }

        /**
         * Sets who is there, for pages that do not say it.
         *
         * @param visitor gives a visitor, {@link Visitor#signedOut()}, or null where that is not known; reads what belongs to
         *     the request, not to a thread
         * @return this builder
         */
        public Builder visitor(Supplier<? extends @Nullable Visitor> visitor) {
            this.visitor = Objects.requireNonNull(visitor, "visitor");
            return this;
        }

        /**
         * Sets the nonce, for pages that do not say it.
         *
         * @param nonce gives the nonce of the response's Content-Security-Policy, or null for none
         * @return this builder
         */
        public Builder nonce(Supplier<? extends @Nullable String> nonce) {
            this.nonce = Objects.requireNonNull(nonce, "nonce");
            return this;
        }

        /**
         * Returns the tags.
         *
         * @return immutable tags
         */
        public TawkTags build() {
            return new TawkTags(this);
        }
    }

    /**
     * What a tag does, the same in every engine. For authors of adapters.
     *
     * <p><b>Who is it?</b> The first of these that is an answer:
     * <ol>
     *   <li>the argument {@code visitor}, if it is given: a {@link Visitor}, or a map with the keys of the arguments below; null,
     *       blank or {@code false} means that it is not known;
     *   <li>the argument {@code userId}, if it is given; null or blank means that it is not known, even if there is an
     *       {@code email};
     *   <li>the template's variable {@code tawkVisitor}, which is like {@code visitor}; null or blank is no answer;
     *   <li>the supplier of {@link Builder#visitor}.
     * </ol>
     * An argument {@code email} without a {@code userId} identifies the visitor only where none of these knows a user id. The
     * other arguments, {@code name}, {@code phone}, {@code attributes} and, beside a user id, {@code email}, are added to
     * that visitor as claims, which are not signed. An {@link java.util.Optional} counts as its content.
     *
     * <p><b>Which nonce?</b> The argument {@code nonce} if it is given, else the variable {@code cspNonce}, else the supplier of
     * {@link Builder#nonce}. The supplier comes before a variable that is no text, as some frameworks keep an object there.
     *
     * <p>Odd data of a visitor never fails a page: see {@link Visitor} for what is cut or left out; a blank or too long
     * identity, and claims without an identity, identify nobody and are logged once. Mistakes of a template do fail: an
     * unknown argument, a value of a wrong type, an attribute key that tawk.to refuses, a bad nonce. Then nothing has been
     * written, and the message holds no visitor's data. Where a map of the application's fails, the message names the class
     * of that exception alone. The exception is the cause: what it says is up to the application.
     *
     * <p>Immutable and safe for use by many threads.
     */
    public static final class Tag {
        private static final List<String> OF_WIDGET = Stream.of(
                        Stream.of("visitor"), Field.NAMES.stream(), Stream.of("nonce"))
                .flatMap(names -> names)
                .toList();

        private final TawkTags tags;
        private final boolean signedOut;

        private Tag(TawkTags tags, boolean signedOut) {
            this.tags = tags;
            this.signedOut = signedOut;
        }

        /**
         * Returns the names of the arguments, for engines that want them declared.
         *
         * @return the names, in the order of positional arguments
         */
        public List<String> argumentNames() {
            return signedOut ? List.of("nonce") : OF_WIDGET;
        }

        /**
         * Writes the widget's element.
         *
         * @param out where to write: the engine's own writer, past its escaping
         * @param arguments the tag's arguments by name, as plain Java values; one that is given without a value is there with
         *     null
         * @param variables gives a variable that is visible at the tag as a plain Java value, null if there is none
         * @throws IOException if {@code out} fails
         * @throws IllegalArgumentException for a mistake in the template
         * @throws IllegalStateException if a map of the visitor's fails; its exception is the cause
         */
        public void renderTo(Appendable out, Map<String, ?> arguments, Function<String, ?> variables)
                throws IOException {
            try {
                Element element = element(arguments);
                if (element != null) {
                    Visitor visitor = visitor(element, arguments, variables);
                    element.renderTo(out, visitor, nonce(element, arguments, variables), tags.warnings);
                }
            } catch (SupplierFailure failure) {
                tags.warnings.log(failure);
            }
        }

        /**
         * Returns what {@link #renderTo} writes, for engines that want a value.
         *
         * @param arguments the tag's arguments by name, as plain Java values
         * @param variables gives a variable that is visible at the tag as a plain Java value, null if there is none
         * @return the element; empty if there is nothing to print
         * @throws IllegalArgumentException for a mistake in the template
         * @throws IllegalStateException if a map of the visitor's fails; its exception is the cause
         */
        public String render(Map<String, ?> arguments, Function<String, ?> variables) {
            try {
                Element element = element(arguments);
                if (element == null) {
                    return "";
                }
                Visitor visitor = visitor(element, arguments, variables);
                return element.render(visitor, nonce(element, arguments, variables), tags.warnings);
            } catch (SupplierFailure failure) {
                tags.warnings.log(failure);
                return "";
            }
        }

        /**
         * Asks the suppliers now, on this thread, for a tag that is rendered later.
         *
         * @param visitor who the page is rendered for; null is no answer, so the supplier is asked
         * @param nonce the nonce of the response's Content-Security-Policy; null is no answer, so the supplier is asked
         * @return renders the element, or an empty text, on any thread; throws IllegalArgumentException for a bad nonce
         */
        public Supplier<String> prepare(@Nullable Visitor visitor, @Nullable String nonce) {
            try {
                Element element = element(Map.of());
                if (element == null) {
                    return () -> "";
                }
                Visitor who = visitor(element, Map.of(), name -> visitor);
                String ofResponse = nonce(element, Map.of(), name -> nonce);
                return () -> element.render(who, ofResponse, tags.warnings);
            } catch (SupplierFailure failure) {
                tags.warnings.log(failure);
                return () -> "";
            }
        }

        /** Returns what to print; null for nothing. */
        private @Nullable Element element(Map<String, ?> arguments) {
            for (String name : arguments.keySet()) {
                if (!argumentNames().contains(name)) {
                    throw Values.unknown("argument", name, argumentNames());
                }
            }
            TawkWidget widget = SupplierFailure.ask("widget", tags.widget);
            return widget == null ? null : widget.element;
        }

        private Visitor visitor(Element element, Map<String, ?> arguments, Function<String, ?> variables) {
            return signedOut || element.isForEverybody
                    ? Visitor.signedOut()
                    : tags.visitors.visitor(arguments, variables);
        }

        private @Nullable String nonce(Element element, Map<String, ?> arguments, Function<String, ?> variables) {
            if (element.isForEverybody) {
                return null;
            }
            if (arguments.containsKey("nonce")) {
                return Values.text("nonce", Values.read("nonce", arguments.get("nonce")));
            }
            Object ofPage = Values.read(NONCE, variables.apply(NONCE));
            if (!(ofPage instanceof CharSequence)) { // none, or a framework's object that the supplier may know
                String known = SupplierFailure.ask("nonce", tags.nonce);
                if (ofPage == null || known != null) {
                    return known;
                }
            }
            return Values.text("nonce", ofPage);
        }
    }
}
