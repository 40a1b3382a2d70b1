package io.github.tawktemplates.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import java.util.Map;
import java.util.Objects;

/**
 * A mustache.java factory whose templates know {@code {{#tawk}}{{/tawk}}} and
 * {@code {{#tawkSignedOut}}{{/tawkSignedOut}}}, under any delimiters; {@code {{tawk}}} and {@code {{{tawk}}}} print the
 * same.
 *
 * <p>The tag takes {@code tawkVisitor} (a {@link io.github.tawktemplates.Visitor}, or a map) and {@code cspNonce} from the
 * scopes; see {@link TawkTags.Tag} for what they mean. Scopes can't redefine the names {@code tawk} and {@code tawkSignedOut}.
 *
 * <pre>{@code
 * MustacheFactory factory = new TawkMustacheFactory(widget, new ClasspathResolver("templates"));
 * factory.compile("page.mustache").execute(out, Map.of("tawkVisitor", visitor));
 * }</pre>
 *
 * <p>Safe for use by many threads, as its superclass is.
 */
public class TawkMustacheFactory extends DefaultMustacheFactory {
    private final Map<String, TawkTags.Tag> tags;

    /**
     * Makes a factory for one widget, in an application whose pages say who is there.
     *
     * @param widget what the tags print
     * @param resolver finds the templates, such as a {@link com.github.mustachejava.resolver.ClasspathResolver}
     */
    public TawkMustacheFactory(TawkWidget widget, MustacheResolver resolver) {
        this(TawkTags.of(widget), resolver);
    }

    /**
     * Makes a factory.
     *
     * @param tags what the application says about the tags
     * @param resolver finds the templates, such as a {@link com.github.mustachejava.resolver.ClasspathResolver}
     */
    public TawkMustacheFactory(TawkTags tags, MustacheResolver resolver) {
        super(Objects.requireNonNull(resolver, "resolver"));
        Objects.requireNonNull(tags, "tags");
        this.tags = Map.of(TawkMustache.WIDGET, tags.widget(), TawkMustache.SIGNED_OUT, tags.signedOut());
    }

    /** Returns the visitor that compiles templates, with the tags in place of values of their names. */
    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void iterable(TemplateContext position, String variable, Mustache body) {
                TawkTags.Tag tag = tags.get(variable);
                if (tag == null) {
                    super.iterable(position, variable, body);
                } else {
                    TagCode.requireBlank(body, variable, position);
                    list.add(new TagCode(position, df, variable, tag));
                }
            }

            @Override
            public void notIterable(TemplateContext position, String variable, Mustache body) {
                if (tags.containsKey(variable)) {
                    throw new MustacheException(TawkMustache.mustNotBeInverted(variable), position);
                }
                super.notIterable(position, variable, body);
            }

            @Override
            public void value(TemplateContext position, String variable, boolean encoded) {
                TawkTags.Tag tag = tags.get(variable);
                if (tag == null) {
                    super.value(position, variable, encoded);
                } else {
                    list.add(new TagCode(position, df, variable, tag));
                }
            }
        };
    }
}
