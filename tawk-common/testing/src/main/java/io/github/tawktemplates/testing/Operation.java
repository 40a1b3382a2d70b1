package io.github.tawktemplates.testing;

/** What the sandbox can be told to fail at. */
public enum Operation {
    /** Serving the embed script. */
    EMBED,
    /** Registering the visitor, which comes before the widget appears. */
    CONNECT,
    /** {@code Tawk_API.setAttributes}. */
    SET_ATTRIBUTES,
    /** {@code Tawk_API.login}. */
    LOGIN,
    /** {@code Tawk_API.logout}. */
    LOGOUT
}
