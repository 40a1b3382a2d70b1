package io.github.tawktemplates.pebble;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Adds the functions {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}} to Pebble.
 *
 * <p>Arguments, all optional: {@code visitor} or the keys of its map, and {@code nonce}; see {@link TawkTags.Tag}. Without them the
 * function takes the variables {@code tawkVisitor} and {@code cspNonce}. A macro does not see the page's variables: there the
 * suppliers of {@link TawkTags} are asked, or the macro is given {@code _context} as an argument {@code page}, and the function
 * {@code visitor=page.tawkVisitor, nonce=page.cspNonce}.
 *
 * <p><b>Never inside {@code {% cache %}}</b>, which would serve the first visitor's identity to everybody: the tag fails
 * there, also in a template or macro that the cached part calls. It does not notice a {@code {% parallel %}} in the cached
 * part, which runs on another thread, a cache tag of the application's own, a cached page, or a variable that is printed
 * inside and was set outside. Cache what is before and behind the tag.
 *
 * <pre>{@code
 * PebbleEngine engine = new PebbleEngine.Builder().extension(new TawkExtension(widget)).build();
 * engine.getTemplate("page.peb").evaluate(out, Map.of("tawkVisitor", visitor));
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkExtension extends AbstractExtension {
    private final TawkTags tags;
    private final CacheGuard guard = new CacheGuard();

    /**
     * Makes the functions for one widget, in an application whose pages say who is there.
     *
     * @param widget what the functions print
     */
    public TawkExtension(TawkWidget widget) {
        this(TawkTags.of(widget));
    }

    /**
     * Makes the functions.
     *
     * @param tags what the application says about them
     */
    public TawkExtension(TawkTags tags) {
        this.tags = Objects.requireNonNull(tags, "tags");
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(
                TawkTags.WIDGET, new TagFunction(tags.widget(), guard),
                TawkTags.SIGNED_OUT, new TagFunction(tags.signedOut(), guard));
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(guard);
    }
}
