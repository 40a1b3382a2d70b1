package io.github.tawktemplates.testing;

/**
 * How the widget of a property may differ, set with {@link Sandbox#traits}.
 *
 * <pre>{@code
 * sandbox.traits(WidgetTrait.CONSENT_FORM); // all others are off
 * }</pre>
 */
public enum WidgetTrait {
    /** The window of a phone: it fills the screen, and the state of the last page does not come back. */
    MOBILE("a phone's window, which fills the screen"),
    /** tawk.to's own consent form: a new visitor is asked first, and until then there is no {@code tawkLoad}. */
    CONSENT_FORM("tawk.to's own consent form comes first"),
    /**
     * A container without the classes {@code widget-visible} and {@code widget-hidden}, and frames without a title, as a
     * future build of the widget may have.
     */
    UNKNOWN_CONTAINER("a future build with unknown class names");

    /** For the dashboard. */
    final String inWords;

    WidgetTrait(String inWords) {
        this.inWords = inWords;
    }
}
