package io.github.tawktemplates.mustache;

import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds the tags to pages whose {@code MustacheFactory} you don't create, such as a framework's: put {@link #scope} into the
 * page's scopes. Where you create the factory, {@link TawkMustacheFactory} is simpler.
 *
 * <p>The visitor is taken and the suppliers are asked when the value is made, so a factory with an executor may render on any
 * thread. Only the section forms print: mustache.java would parse the result of {@code {{tawk}}} again, so that form fails
 * with a clear message, as does {@code {{^tawk}}}.
 *
 * <pre>{@code
 * Mustache page = factory.compile("page.mustache"); // a framework's factory
 * page.execute(out, List.of(model, TawkMustache.scope(widget, visitor, nonce)));
 * }</pre>
 */
public final class TawkMustache {
    static final String WIDGET = "tawk";
    static final String SIGNED_OUT = TawkTags.SIGNED_OUT;

    private TawkMustache() {}

    /**
     * Returns a scope with {@code {{#tawk}}{{/tawk}}} and {@code {{#tawkSignedOut}}{{/tawkSignedOut}}} in it, for one widget.
     *
     * @param widget what the tags print
     * @param visitor who the page is rendered for; null is {@link Visitor#unknown()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return an unmodifiable map, for one page
     */
    public static Map<String, Object> scope(TawkWidget widget, @Nullable Visitor visitor, @Nullable String nonce) {
        return scope(TawkTags.of(widget), visitor, nonce);
    }

    /**
     * Returns a scope with {@code {{#tawk}}{{/tawk}}} and {@code {{#tawkSignedOut}}{{/tawkSignedOut}}} in it.
     *
     * @param tags what the application says about them
     * @param visitor who the page is rendered for; null asks the supplier, now
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null asks the supplier, now
     * @return an unmodifiable map, for one page
     */
    public static Map<String, Object> scope(TawkTags tags, @Nullable Visitor visitor, @Nullable String nonce) {
        return Map.of(
                WIDGET,
                tag(tags, visitor, nonce),
                SIGNED_OUT,
                new Section(SIGNED_OUT, tags.signedOut().prepare(null, nonce)));
    }

    /**
     * Returns the section alone, for a getter {@code getTawk()} of a page's own model and one widget.
     *
     * @param widget what the tag prints
     * @param visitor who the page is rendered for; null is {@link Visitor#unknown()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return a function from the section's body, which must be blank, to the widget's element
     */
    public static Function<String, String> tag(TawkWidget widget, @Nullable Visitor visitor, @Nullable String nonce) {
        return tag(TawkTags.of(widget), visitor, nonce);
    }

    /**
     * Returns the section alone, for a getter {@code getTawk()} of a page's own model.
     *
     * @param tags what the application says about the tag
     * @param visitor who the page is rendered for; null asks the supplier, now
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null asks the supplier, now
     * @return a function from the section's body, which must be blank, to the widget's element
     */
    public static Function<String, String> tag(TawkTags tags, @Nullable Visitor visitor, @Nullable String nonce) {
        return new Section(WIDGET, Objects.requireNonNull(tags, "tags").widget().prepare(visitor, nonce));
    }

    /**
     * A plain Function, never a TemplateFunction: mustache.java writes its result as it is. An Iterable too, but only because
     * an inverted section asks one whether it is empty: that is where {@code {{^tawk}}} shows.
     */
    private static final class Section implements Function<String, String>, Iterable<Object> {
        private final String variable;
        private final Supplier<String> element;

        Section(String variable, Supplier<String> element) {
            this.variable = variable;
            this.element = element;
        }

        @Override
        public String apply(@Nullable String body) {
            if (body == null) {
                throw new MustacheException(
                        "{{" + variable + "}} must be a section but is a variable, whose text mustache.java "
                                + "would parse again. Write {{#" + variable + "}}{{/" + variable + "}}.");
            }
            if (!body.isBlank()) {
                throw new MustacheException(mustHaveNoBody(variable));
            }
            return element.get();
        }

        @Override
        public Iterator<Object> iterator() {
            throw new MustacheException(mustNotBeInverted(variable));
        }
    }

    static String mustHaveNoBody(String variable) {
        return "The section " + variable + " must have no body but has one. Write {{#" + variable + "}}{{/" + variable
                + "}}, and give the visitor in the scopes.";
    }

    static String mustNotBeInverted(String variable) {
        return "The section " + variable + " must not be inverted but is. Write {{#" + variable + "}}{{/" + variable
                + "}}: the tag prints something for every visitor, and for signed-out ones too.";
    }
}
