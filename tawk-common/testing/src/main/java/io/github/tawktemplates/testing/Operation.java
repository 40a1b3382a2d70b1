package io.github.tawktemplates.testing;

/**
 * What the sandbox can be told to fail at.
 *
 * <pre>{@code
 * sandbox.fail(Operation.EMBED, Fault.unreachable()); // as an ad-blocker would
 * }</pre>
 */
public enum Operation {
    /** Serving the embed script. */
    EMBED("the widget's script"),
    /** Registering the visitor, which comes before the widget appears. */
    CONNECT("registering a visitor"),
    /** {@code Tawk_API.setAttributes}. */
    SET_ATTRIBUTES("setAttributes"),
    /** {@code Tawk_API.login}. */
    LOGIN("login"),
    /** {@code Tawk_API.logout}. */
    LOGOUT("logout");

    /** For the dashboard. */
    final String inWords;

    Operation(String inWords) {
        this.inWords = inWords;
    }
}
