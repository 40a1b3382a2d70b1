package io.github.tawktemplates;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tawk.to chat widget of one property, printed with the signed-in visitor's identity.
 *
 * <p><b>What is printed.</b> One {@code script} element in pure ASCII, or nothing if the widget is not
 * {@linkplain Builder#enabled enabled}. The visitor's data is inert JSON in its {@code data-tawk} attribute; its executable
 * text is the same for every page, visitor and configuration, so no name can become code and its
 * {@linkplain ContentSecurityPolicy#scriptHash hash} can be part of a static policy. With {@link Builder#bootstrapUrl} that
 * text is a file, and the element holds no inline script.
 *
 * <p><b>What is guaranteed.</b> The signed field is printed exactly as it was signed, beside its own hash. Without a key, or
 * without an identity, no name, e-mail, phone or attribute is printed at all, and a warning is logged once per widget. The
 * secret key has no getter and is in no output, message, log or {@link #toString()}. Rendering fails only for a malformed nonce.
 *
 * <pre>{@code
 * TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default").secretKey(key).build();
 * String element = widget.render(Visitor.forUserId("u-17").name("Ada").build(), nonce);
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads: build one for the application, or one per tenant.
 *
 * @see <a href="https://help.tawk.to/article/secure-mode">tawk.to: Secure Mode</a>
 */
public final class TawkWidget {
    private final Summary summary;
    private final ContentSecurityPolicy contentSecurityPolicy;

    /** What is printed; null for nothing. */
    final @Nullable Element element;

    final Warnings warnings = new Warnings();

    private TawkWidget(Builder builder) {
        contentSecurityPolicy = new ContentSecurityPolicy(builder);
        element = builder.enabled ? new Element(builder) : null;
        summary = new Summary(builder);
    }

    /**
     * Starts a widget. Both ids are the path of the embed URL, in the snippet under Administration &gt; Chat Widget.
     *
     * @param propertyId 24 hexadecimal digits, taken in lower case
     * @param widgetId {@code default} or another name of 1 to 50 ASCII letters and digits; not 40, which is the form of a
     *     secret key
     * @return a builder for the options
     * @throws IllegalArgumentException if an id has another form
     */
    public static Builder builder(String propertyId, String widgetId) {
        return new Builder(propertyId, widgetId);
    }

    /**
     * Builds a widget from {@code TAWK_PROPERTY_ID}, {@code TAWK_WIDGET_ID} (or {@code default}), {@code TAWK_SECRET_KEY},
     * {@code TAWK_IDENTIFY_WITH} (an {@link IdentityCall}), {@code TAWK_LOAD} (a {@link LoadPolicy}), {@code TAWK_SANDBOX} (a URL)
     * and {@code TAWK_ENABLED} ({@code true} or {@code false}). All but the property id may be missing; where it is off, that too.
     *
     * @param environment {@link System#getenv()}, or a map of that kind
     * @return the widget
     * @throws IllegalArgumentException if the property id is missing or a variable has another form, an empty one included
     */
    public static TawkWidget fromEnvironment(Map<String, String> environment) {
        return Environment.widget(Objects.requireNonNull(environment, "environment"));
    }

    /**
     * Returns where Spring Boot, and a servlet container from {@code WEB-INF/lib}, serves the bootstrap as a file, for
     * {@link Builder#bootstrapUrl}. The name has a hash of the content in it, so that it may be cached for ever.
     *
     * @return a path from the application's root, such as {@code /tawk-templates/bootstrap-0123456789abcdef.js}
     */
    public static String bootstrapPath() {
        return Bootstrap.PATH;
    }

    /**
     * Returns the element for a page without a nonce.
     *
     * @param visitor who the page is rendered for; null is {@link Visitor#unknown()}
     * @return the element, or an empty text if the widget is not enabled
     */
    public String render(@Nullable Visitor visitor) {
        return render(visitor, null);
    }

    /**
     * Returns the element.
     *
     * @param visitor who the page is rendered for; null is {@link Visitor#unknown()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return the element, or an empty text if the widget is not enabled
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url
     */
    public String render(@Nullable Visitor visitor, @Nullable String nonce) {
        return element == null ? "" : element.render(visitor, nonce, warnings);
    }

    /**
     * Writes the same characters as {@link #render(Visitor, String)}, without the whole element as one String. If it fails
     * for an argument, nothing has been written.
     *
     * @param out where to write, such as an engine's {@code Writer}
     * @param visitor who the page is rendered for; null is {@link Visitor#unknown()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url
     */
    public void renderTo(Appendable out, @Nullable Visitor visitor, @Nullable String nonce) throws IOException {
        Objects.requireNonNull(out, "out");
        if (element != null) {
            element.renderTo(out, visitor, nonce, warnings);
        }
    }

    /**
     * Returns what the application answers at {@link Builder#identityUrl}, or to a page that calls tawk.to itself.
     *
     * @param visitor who is signed in by the request's own session; {@link Visitor#signedOut()}; null where it is not known
     * @param requestHeader gives a header of the request by its name, null if there is none
     * @return the answer to a {@code GET}
     */
    public IdentityResponse identity(
            @Nullable Visitor visitor, Function<String, ? extends @Nullable String> requestHeader) {
        return IdentityResponse.of(element, visitor, Objects.requireNonNull(requestHeader, "requestHeader"), warnings);
    }

    /** {@return what a page's Content-Security-Policy must allow for this widget, its sandbox included if it uses one} */
    public ContentSecurityPolicy contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    /** Names the embed URL and the options; of the secret key only whether there is one. */
    @Override
    public String toString() {
        return summary.toString();
    }

    /**
     * Collects the options of a {@link TawkWidget}. Each is checked when it is set, so that a mistake shows at start-up; null
     * is a {@link NullPointerException}. Not safe for use by more than one thread.
     */
    public static final class Builder {
        final String propertyId;
        final String widgetId;

        @Nullable
        Signer signer;

        IdentityCall identityCall = IdentityCall.SET_ATTRIBUTES;
        LoadPolicy loadPolicy = LoadPolicy.IMMEDIATE;

        @Nullable
        String sandbox;

        @Nullable
        String identityUrl;

        @Nullable
        String bootstrapUrl;

        final Map<String, String> attributes = new LinkedHashMap<>();
        boolean enabled = true;

        private Builder(String propertyId, String widgetId) {
            this.propertyId = Addresses.requirePropertyId(propertyId);
            this.widgetId = Addresses.requireWidgetId(widgetId);
        }

        /**
         * Sets the key that signs identities. Without one, nobody is identified.
         *
         * @param secretKey the property's Secure Mode key, usually 40 ASCII letters and digits, used as text; copied in
         * @return this builder
         * @throws IllegalArgumentException if {@code secretKey} is blank or has white space around it
         */
        public Builder secretKey(String secretKey) {
            signer = Signer.forKey(secretKey);
            return this;
        }

        /**
         * Sets the call that hands over the identity.
         *
         * @param call {@link IdentityCall#SET_ATTRIBUTES} unless set
         * @return this builder
         */
        public Builder identifyWith(IdentityCall call) {
            identityCall = Objects.requireNonNull(call, "call");
            return this;
        }

        /**
         * Sets when the browser fetches the widget.
         *
         * @param policy {@link LoadPolicy#IMMEDIATE} unless set
         * @return this builder
         */
        public Builder load(LoadPolicy policy) {
            loadPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets a stand-in for {@code https://embed.tawk.to}, for development and tests. Browsers use it on pages of a
         * loopback host only.
         *
         * @param origin scheme, host and port, such as {@code http://localhost:8081}; the host is {@code localhost} or
         *     below it, {@code 127.0.0.1} or {@code [::1]}
         * @return this builder
         * @throws IllegalArgumentException if {@code origin} has another form
         */
        public Builder sandbox(URI origin) {
            sandbox = Addresses.requireSandbox(Objects.requireNonNull(origin, "origin"));
            return this;
        }

        /**
         * Sets where the bootstrap is served as a file, for a Content-Security-Policy without inline scripts. Without it,
         * the bootstrap is printed in each page. By the file's {@code integrity} a browser runs no other version than this one.
         *
         * @param url a path from the root of the page's origin, or an {@code http} or {@code https} URL:
         *     {@link TawkWidget#bootstrapPath()}, after the context path if there is one. Another origin must send
         *     {@code Access-Control-Allow-Origin}
         * @return this builder
         * @throws IllegalArgumentException if {@code url} has another form
         */
        public Builder bootstrapUrl(URI url) {
            bootstrapUrl = Addresses.requireBootstrapUrl(Objects.requireNonNull(url, "url"));
            return this;
        }

        /**
         * Sets where the browser asks who is signed in, for pages that a cache keeps. The element is the same for everybody
         * then: what a page or a tag says of the visitor and the nonce is not printed. A policy allows the bootstrap by its hash
         * or as a file.
         *
         * @param path a path of the page's origin at which the application sends {@link TawkWidget#identity}, such as
         *     {@code /tawk/identity}
         * @return this builder
         * @throws IllegalArgumentException if {@code path} has another form
         */
        public Builder identityUrl(URI path) {
            identityUrl = Addresses.requireIdentityUrl(Objects.requireNonNull(path, "path"));
            return this;
        }

        /**
         * Adds an attribute to the printed {@code script} element, for programs that go through a page's scripts:
         * {@code data-cfasync="false"} for Cloudflare's Rocket Loader, {@code data-cookieconsent="ignore"} for Cookiebot.
         * A {@code type} that holds the script back would hold back a sign-out as well: where consent is asked, use
         * {@link LoadPolicy#CONSENT}.
         *
         * @param name {@code data-} and lower-case ASCII letters, digits and dashes; not {@code data-tawk} or what begins so;
         *     of the same name the last one counts
         * @param value printable ASCII
         * @return this builder
         * @throws IllegalArgumentException if an argument has another form
         */
        public Builder scriptAttribute(String name, String value) {
            Element.requireAttribute(name, value);
            attributes.put(name, value);
            return this;
        }

        /**
         * Sets whether anything is printed at all.
         *
         * @param enabled true unless set; false for tests or a deployment without chat
         * @return this builder
         */
        public Builder enabled(boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        /**
         * Returns the widget. What is configured is logged at INFO, once for each configuration: of the key its length and the
         * first 4 hexadecimal digits of its SHA-256, to compare two servers.
         *
         * @return an immutable widget
         */
        public TawkWidget build() {
            return new TawkWidget(this);
        }

        /** Names the ids, and nothing of the key. */
        @Override
        public String toString() {
            return "TawkWidget.Builder[" + propertyId + "/" + widgetId + "]";
        }
    }
}
