package io.github.tawktemplates;

/**
 * The call of tawk.to's JavaScript API that hands over the visitor's identity.
 *
 * <pre>{@code
 * TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default").secretKey(key).identifyWith(IdentityCall.LOGIN).build();
 * }</pre>
 *
 * @see <a href="https://developer.tawk.to/jsapi/">tawk.to JavaScript API</a>
 */
public enum IdentityCall {
    /** {@code Tawk_API.setAttributes}: names the visitor of the chat at hand. The default. */
    SET_ATTRIBUTES("setAttributes"),

    /**
     * {@code Tawk_API.login}: starts a session that the visitor finds again on other devices. Needs a user id: a visitor
     * of {@link Visitor#forEmail} is not identified.
     */
    LOGIN("login");

    final String printed;

    IdentityCall(String printed) {
        this.printed = printed;
    }
}
