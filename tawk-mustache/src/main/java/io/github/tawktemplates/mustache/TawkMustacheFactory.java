package io.github.tawktemplates.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import io.github.tawktemplates.TawkTag;
import io.github.tawktemplates.TawkWidget;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A mustache.java factory whose templates know {@code {{#tawk}}{{/tawk}}} and
 * {@code {{#tawkSignedOut}}{{/tawkSignedOut}}}, under any delimiters; {@code {{tawk}}} and {@code {{{tawk}}}} print the
 * same.
 *
 * <p>The tag takes {@code tawkVisitor} (a {@link io.github.tawktemplates.Visitor}, or a map) and {@code cspNonce} from the
 * scopes; see {@link TawkTag} for what they mean. Scopes can't redefine the names {@code tawk} and {@code tawkSignedOut}.
 *
 * <p>Safe for use by many threads, as its superclass is.
 */
public class TawkMustacheFactory extends DefaultMustacheFactory {
    private final Map<String, TawkTag> tags;

    /**
     * Makes a factory for one widget.
     *
     * @param widget what the tags print
     * @param resolver finds the templates, such as a {@link com.github.mustachejava.resolver.ClasspathResolver}
     */
    public TawkMustacheFactory(TawkWidget widget, MustacheResolver resolver) {
        this(TawkMustache.supplierOf(widget), resolver);
    }

    /**
     * Makes a factory for a widget that is looked up at each rendering: tenants, rotated keys, pages without chat.
     *
     * @param widget gives what the tags print, or null to print nothing
     * @param resolver finds the templates, such as a {@link com.github.mustachejava.resolver.ClasspathResolver}
     */
    public TawkMustacheFactory(Supplier<TawkWidget> widget, MustacheResolver resolver) {
        super(Objects.requireNonNull(resolver, "resolver"));
        tags = Map.of(
                TawkMustache.WIDGET, TawkTag.widget(widget),
                TawkMustache.SIGNED_OUT, TawkTag.signedOut(widget));
    }

    /** Returns the visitor that compiles templates, with the tags in place of values of their names. */
    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void iterable(TemplateContext position, String variable, Mustache body) {
                TawkTag tag = tags.get(variable);
                if (tag == null) {
                    super.iterable(position, variable, body);
                } else {
                    TagCode.requireBlank(body, variable, position);
                    list.add(new TagCode(position, df, variable, tag));
                }
            }

            @Override
            public void value(TemplateContext position, String variable, boolean encoded) {
                TawkTag tag = tags.get(variable);
                if (tag == null) {
                    super.value(position, variable, encoded);
                } else {
                    list.add(new TagCode(position, df, variable, tag));
                }
            }
        };
    }
}
