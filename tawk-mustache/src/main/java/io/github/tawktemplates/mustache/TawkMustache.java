package io.github.tawktemplates.mustache;

import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.TawkTag;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Adds the tags to pages whose {@code MustacheFactory} you don't create, such as a framework's: put {@link #scope} into the
 * page's scopes. Where you create the factory, {@link TawkMustacheFactory} is simpler.
 *
 * <p>The visitor is taken when the value is made, so a factory with an executor may render on any thread. Only the section
 * forms print: mustache.java would parse the result of {@code {{tawk}}} again, so that form fails with a clear message.
 */
public final class TawkMustache {
    static final String WIDGET = "tawk";
    static final String SIGNED_OUT = TawkTag.SIGNED_OUT;

    private TawkMustache() {}

    /**
     * Returns a scope with {@code {{#tawk}}{{/tawk}}} and {@code {{#tawkSignedOut}}{{/tawkSignedOut}}} in it.
     *
     * @param widget what the tags print
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return an unmodifiable map, for one page
     */
    public static Map<String, Object> scope(TawkWidget widget, Visitor visitor, String nonce) {
        return scope(supplierOf(widget), visitor, nonce);
    }

    /**
     * Returns a scope for a widget that is looked up at each rendering: tenants, rotated keys, pages without chat.
     *
     * @param widget gives what the tags print, or null to print nothing
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return an unmodifiable map, for one page
     */
    public static Map<String, Object> scope(Supplier<TawkWidget> widget, Visitor visitor, String nonce) {
        return Map.of(
                WIDGET, section(WIDGET, TawkTag.widget(widget), visitor, nonce),
                SIGNED_OUT, section(SIGNED_OUT, TawkTag.signedOut(widget), null, nonce));
    }

    /**
     * Returns the section alone, for a getter {@code getTawk()} of a page's own model.
     *
     * @param widget what the tag prints
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return a function from the section's body, which must be blank, to the widget's element
     */
    public static Function<String, String> tag(TawkWidget widget, Visitor visitor, String nonce) {
        return tag(supplierOf(widget), visitor, nonce);
    }

    /**
     * Returns the section alone, for a widget that is looked up at each rendering.
     *
     * @param widget gives what the tag prints, or null to print nothing
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return a function from the section's body, which must be blank, to the widget's element
     */
    public static Function<String, String> tag(Supplier<TawkWidget> widget, Visitor visitor, String nonce) {
        return section(WIDGET, TawkTag.widget(widget), visitor, nonce);
    }

    /** A plain Function, never a TemplateFunction: mustache.java writes its result as it is. */
    private static Function<String, String> section(String variable, TawkTag tag, Visitor visitor, String nonce) {
        return body -> {
            if (body == null) {
                throw new MustacheException(
                        "{{" + variable + "}} must be a section but is a variable, whose text mustache.java "
                                + "would parse again. Write {{#" + variable + "}}{{/" + variable + "}}.");
            }
            if (!body.isBlank()) {
                throw new MustacheException(mustHaveNoBody(variable));
            }
            return tag.render(Map.of(), name -> name.equals(TawkTag.NONCE) ? nonce : visitor);
        };
    }

    static String mustHaveNoBody(String variable) {
        return "The section " + variable + " must have no body but has one. Write {{#" + variable + "}}{{/" + variable
                + "}}, and give the visitor in the scopes.";
    }

    static Supplier<TawkWidget> supplierOf(TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        return () -> widget;
    }
}
