package io.github.tawktemplates.freemarker;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkTag;
import io.github.tawktemplates.TawkWidget;
import java.util.Objects;
import java.util.function.Supplier;

/** Adds the tags {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>} to FreeMarker. */
public final class TawkFreemarker {
    private TawkFreemarker() {}

    /**
     * Adds the tags for one widget.
     *
     * @param configuration where the tags become shared variables, before templates are processed
     * @param widget what the tags print
     */
    public static void install(Configuration configuration, TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        install(configuration, () -> widget);
    }

    /**
     * Adds the tags for a widget that is looked up at each rendering: tenants, rotated keys, pages without chat.
     *
     * @param configuration where the tags become shared variables, before templates are processed
     * @param widget gives what the tags print, or null to print nothing
     */
    public static void install(Configuration configuration, Supplier<TawkWidget> widget) {
        configuration.setSharedVariable(TawkTag.WIDGET, new TawkWidgetDirective(widget));
        configuration.setSharedVariable(TawkTag.SIGNED_OUT, TawkWidgetDirective.signedOut(widget));
    }
}
