package io.github.tawktemplates.pebble;

import io.github.tawktemplates.TawkTag;
import io.github.tawktemplates.TawkWidget;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Adds the functions {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}} to Pebble.
 *
 * <p>Arguments, all optional: {@code visitor}, {@code userId}, {@code email}, {@code name}, {@code phone},
 * {@code attributes}, {@code nonce}; see {@link TawkTag} for what they mean. Without them the function takes
 * {@code tawkVisitor} and {@code cspNonce} from the template's context. A macro does not see the context: there the visitor
 * is anonymous unless given as an argument.
 *
 * <p><b>Never inside {@code {% cache %}}</b>, which would serve the first visitor's identity to everybody: the tag fails
 * there, also in a template or macro that the cached part calls. It does not notice a {@code {% parallel %}} in the cached
 * part, which runs on another thread, a cache tag of the application's own, a cached page, or a variable that is printed
 * inside and was set outside. Cache what is before and behind the tag.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkExtension extends AbstractExtension {
    private final Supplier<TawkWidget> widget;
    private final CacheGuard guard = new CacheGuard();

    /**
     * Makes the functions for one widget.
     *
     * @param widget what the functions print
     */
    public TawkExtension(TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        this.widget = () -> widget;
    }

    /**
     * Makes the functions for a widget that is looked up at each rendering: tenants, rotated keys, pages without chat.
     *
     * @param widget gives what the functions print, or null to print nothing
     */
    public TawkExtension(Supplier<TawkWidget> widget) {
        this.widget = Objects.requireNonNull(widget, "widget");
    }

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of(
                TawkTag.WIDGET, new TagFunction(TawkTag.widget(widget), guard),
                TawkTag.SIGNED_OUT, new TagFunction(TawkTag.signedOut(widget), guard));
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(guard);
    }
}
