package io.github.tawktemplates.freemarker;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import java.util.Objects;

/**
 * Adds the tags {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>} to FreeMarker.
 *
 * <pre>{@code
 * TawkFreemarker.install(configuration, widget);
 * model.put("tawkVisitor", visitor); // for <@tawkWidget/>
 * }</pre>
 */
public final class TawkFreemarker {
    private TawkFreemarker() {}

    /**
     * Adds the tags for one widget, in an application whose pages say who is there.
     *
     * @param configuration where the tags become shared variables, before templates are processed
     * @param widget what the tags print
     */
    public static void install(Configuration configuration, TawkWidget widget) {
        install(configuration, TawkTags.of(widget));
    }

    /**
     * Adds the tags.
     *
     * @param configuration where the tags become shared variables, before templates are processed
     * @param tags what the application says about them
     */
    public static void install(Configuration configuration, TawkTags tags) {
        Objects.requireNonNull(configuration, "configuration");
        configuration.setSharedVariable(TawkTags.WIDGET, new TawkWidgetDirective(tags));
        configuration.setSharedVariable(TawkTags.SIGNED_OUT, TawkWidgetDirective.signedOut(tags));
    }
}
