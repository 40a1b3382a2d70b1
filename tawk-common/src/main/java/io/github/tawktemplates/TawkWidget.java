package io.github.tawktemplates;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The tawk.to chat widget of one property, printed with the signed-in visitor's identity.
 *
 * <p><b>What is printed.</b> One {@code script} element in pure ASCII, or nothing if the widget is not
 * {@linkplain Builder#enabled enabled}. The visitor's data is inert JSON in its {@code data-tawk} attribute; its executable
 * text is the same for every page, visitor and configuration, so no name can become code and its
 * {@linkplain ContentSecurityPolicy#scriptHash hash} can stand in a static policy. With {@link Builder#bootstrapUrl} that
 * text is a file, and the element holds no inline script.
 *
 * <p><b>What is guaranteed.</b> The signed field is printed exactly as it was signed, beside its own hash. Without a key, or
 * without an identity, no name, e-mail, phone or attribute is printed at all, and a warning is logged once per widget. The
 * secret key has no getter and is in no output, message, log or {@link #toString()}.
 *
 * <p>Rendering fails for a bad nonce only; build the data of a page with {@link Visitor}.
 *
 * <p>Immutable and safe for use by many threads: build one for the application, or one per tenant.
 *
 * @see <a href="https://help.tawk.to/article/secure-mode">tawk.to: Secure Mode</a>
 */
public final class TawkWidget {
    private static final System.Logger LOG = System.getLogger(TawkWidget.class.getName());

    private final String description;
    private final boolean enabled;
    private final IdentityCall identityCall;
    private final Signer signer;
    private final ContentSecurityPolicy contentSecurityPolicy;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** {@code <script data-tawk='} and the part of the data that is the same for every visitor. */
    private final String start;

    /** Where the bootstrap is served as a file, as an attribute's value; null where it is printed in the element. */
    private final String bootstrapUrl;

    private TawkWidget(Builder builder) {
        enabled = builder.enabled;
        identityCall = builder.identityCall;
        signer = builder.signer;
        bootstrapUrl = builder.bootstrapUrl == null ? null : builder.bootstrapUrl.replace("&", "&amp;");
        contentSecurityPolicy = new ContentSecurityPolicy(builder.sandbox, builder.bootstrapOrigin);
        String origin = builder.sandbox == null ? "https://embed.tawk.to" : builder.sandbox;
        String src = origin + "/" + builder.propertyId + "/" + builder.widgetId;
        AsciiBuilder text = new AsciiBuilder(200).append("<script data-tawk='{\"src\":");
        Json.appendString(text, src);
        text.append(",\"call\":");
        Json.appendString(text, identityCall.printed);
        text.append(",\"load\":");
        Json.appendString(text, builder.loadPolicy.printed);
        start = text.toString();
        description = "TawkWidget[" + src + ", " + identityCall + ", " + builder.loadPolicy + ", secretKey="
                + (signer == null ? "none" : "<redacted>") + (enabled ? "" : ", disabled") + "]";
    }

    /**
     * Starts a widget. Both ids are the path of the direct chat link under Administration &gt; Chat Widget.
     *
     * @param propertyId 24 hexadecimal digits
     * @param widgetId {@code default} or another name of 1 to 50 ASCII letters and digits; not 40, which is the form of a
     *     secret key
     * @return a builder for the options
     * @throws NullPointerException if an id is null
     * @throws IllegalArgumentException if an id has another form
     */
    public static Builder builder(String propertyId, String widgetId) {
        return new Builder(propertyId, widgetId);
    }

    /**
     * Builds a widget from {@code TAWK_PROPERTY_ID}, {@code TAWK_WIDGET_ID} (or {@code default}), {@code TAWK_SECRET_KEY},
     * {@code TAWK_IDENTIFY_WITH} (an {@link IdentityCall}), {@code TAWK_LOAD} (a {@link LoadPolicy}), {@code TAWK_SANDBOX}
     * (a URL) and {@code TAWK_ENABLED} ({@code true} or {@code false}). All but the property id may be missing; with
     * {@code TAWK_ENABLED=false} that too.
     *
     * @param environment {@link System#getenv()}, or a map of that kind
     * @return the widget
     * @throws IllegalArgumentException if the property id is missing or a variable has another form, an empty one included
     */
    public static TawkWidget fromEnvironment(Map<String, String> environment) {
        return Environment.widget(environment);
    }

    /**
     * Returns where the application serves the bootstrap as a file: Spring Boot does so by itself, as do servlet containers
     * from {@code WEB-INF/lib}, as it lies below {@code META-INF/resources} of this jar. The name carries a hash of the
     * content, so that it may be cached for ever. For {@link Builder#bootstrapUrl}.
     *
     * @return a path from the application's root, such as {@code /tawk-templates/bootstrap-0123456789abcdef.js}
     */
    public static String bootstrapPath() {
        return Bootstrap.PATH;
    }

    /**
     * Returns the element for a page without a nonce.
     *
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @return the element, or an empty text if the widget is not enabled
     */
    public String render(Visitor visitor) {
        return render(visitor, null);
    }

    /**
     * Returns the element.
     *
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @return the element, or an empty text if the widget is not enabled
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url
     */
    public String render(Visitor visitor, String nonce) {
        return enabled ? start.concat(data(visitor, nonce)).concat(end()) : "";
    }

    /**
     * Writes the same characters as {@link #render(Visitor, String)}, without the whole element as one String. If it fails
     * for an argument, nothing has been written.
     *
     * @param out where to write, such as an engine's {@code Writer}
     * @param visitor who the page is rendered for; null is {@link Visitor#anonymous()}
     * @param nonce the nonce of the response's Content-Security-Policy, base64 or base64url; null for none
     * @throws IOException if {@code out} fails
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url
     */
    public void renderTo(Appendable out, Visitor visitor, String nonce) throws IOException {
        Objects.requireNonNull(out, "out");
        if (!enabled) {
            return;
        }
        String data = data(visitor, nonce);
        out.append(start);
        out.append(data);
        out.append(end());
    }

    /** Returns what of the element depends on the visitor and the response. */
    private String data(Visitor visitor, String nonce) {
        Visitor who = visitor == null ? Visitor.anonymous() : visitor;
        boolean identify = who.hasIdentity() && canIdentify(who);
        // about what is printed: a buffer that is too short grows
        AsciiBuilder data = new AsciiBuilder((identify ? who.printedLength() : 20)
                + (nonce == null ? 0 : nonce.length() + 10)
                + (bootstrapUrl == null ? 0 : bootstrapUrl.length() + 120));
        if (who.kind == Visitor.Kind.SIGNED_OUT) {
            data.append(",\"signedOut\":true");
        } else if (identify) {
            appendVisitor(data, who);
            data.append(",\"hash\":\"").appendHash(signer, who.identity).append("\"}");
        }
        data.append("}'");
        if (nonce != null) {
            data.append(" nonce=\"").append(Nonce.require(nonce)).append('"');
        }
        if (bootstrapUrl != null) {
            data.append(" src=\"").append(bootstrapUrl);
            data.append("\" integrity=\"").append(Bootstrap.HASH);
            data.append("\" crossorigin=\"anonymous\" async=\"\"");
        }
        return data.toString();
    }

    private String end() {
        return bootstrapUrl == null ? End.INLINE : "></script>";
    }

    /** Apart, so that the bootstrap is read when it is first printed. */
    private static final class End {
        static final String INLINE = ">".concat(Bootstrap.TEXT).concat("</script>");
    }

    /** Appends all of the visitor but the hash and the closing brace. */
    static void appendVisitor(AsciiBuilder data, Visitor visitor) {
        data.append(visitor.kind == Visitor.Kind.USER_ID ? ",\"visitor\":{\"userId\":" : ",\"visitor\":{\"email\":");
        Json.appendString(data, visitor.identity);
        appendText(data, ",\"name\":", visitor.name);
        appendText(data, ",\"email\":", visitor.email);
        appendText(data, ",\"phone\":", visitor.phone);
        for (Map.Entry<String, Object> attribute : visitor.attributes) {
            // keys need no escapes
            data.append(',').appendQuoted(attribute.getKey()).append(':');
            if (attribute.getValue() instanceof String text) {
                Json.appendString(data, text);
            } else {
                data.append(attribute.getValue().toString());
            }
        }
    }

    private static void appendText(AsciiBuilder data, String label, String text) {
        if (text != null) {
            data.append(label);
            Json.appendString(data, text);
        }
    }

    private boolean canIdentify(Visitor visitor) {
        if (signer == null) {
            warnOnce(
                    "This widget has no secret key, so signed-in visitors stay anonymous. Copy the key from Administration > "
                            + "Overview > JavaScript API > Secure Mode and pass it to secretKey(...) or TAWK_SECRET_KEY.");
            return false;
        }
        if (identityCall == IdentityCall.LOGIN && visitor.kind == Visitor.Kind.EMAIL) {
            warnOnce("IdentityCall.LOGIN needs a user id, so visitors known by their e-mail alone stay anonymous. "
                    + "Give a userId, or identify with IdentityCall.SET_ATTRIBUTES.");
            return false;
        }
        return true;
    }

    /** Logs each message once per widget: a page view must not fill the log, nor fail. */
    void warnOnce(String message) {
        if (warned.add(message)) {
            LOG.log(System.Logger.Level.WARNING, message);
        }
    }

    boolean isEnabled() {
        return enabled;
    }

    /**
     * Returns what a page's Content-Security-Policy must allow for this widget.
     *
     * @return the policy; with the sandbox's origin in it if the widget uses one
     */
    public ContentSecurityPolicy contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    /** Tells the embed URL and the options; of the secret key only whether there is one. */
    @Override
    public String toString() {
        return description;
    }

    /**
     * Collects the options of a {@link TawkWidget}. Each is checked when it is set, so that a mistake shows at start-up.
     *
     * <p>Not safe for use by more than one thread.
     */
    public static final class Builder {
        private static final Pattern PROPERTY_ID = Pattern.compile("[0-9A-Fa-f]{24}");
        private static final Pattern WIDGET_ID = Pattern.compile("[A-Za-z0-9]{1,50}");
        /** What tawk.to's own WordPress plugin demands of a key. */
        private static final Pattern USUAL_KEY = Pattern.compile("[A-Za-z0-9]{40}");

        private static final Pattern LOOPBACK = Pattern.compile("(?:[a-z0-9-]+\\.)*localhost|127\\.0\\.0\\.1|\\[::1]");

        private final String propertyId;
        private final String widgetId;
        private Signer signer;
        private IdentityCall identityCall = IdentityCall.SET_ATTRIBUTES;
        private LoadPolicy loadPolicy = LoadPolicy.IMMEDIATE;
        private String sandbox;
        private String bootstrapUrl;
        private String bootstrapOrigin;
        private boolean enabled = true;

        private Builder(String propertyId, String widgetId) {
            this.propertyId = Objects.requireNonNull(propertyId, "propertyId");
            this.widgetId = Objects.requireNonNull(widgetId, "widgetId");
            if (!PROPERTY_ID.matcher(propertyId).matches()) {
                throw new IllegalArgumentException("propertyId must be 24 hexadecimal digits but "
                        + (propertyId.length() == 24
                                ? "has other characters"
                                : "has " + propertyId.length() + " characters")
                        + ". It is the first path segment of your embed URL, "
                        + "https://embed.tawk.to/<propertyId>/<widgetId>.");
            }
            if (!WIDGET_ID.matcher(widgetId).matches()) {
                throw new IllegalArgumentException("widgetId must be 1 to 50 ASCII letters and digits but "
                        + (widgetId.isEmpty() || widgetId.length() > 50
                                ? "has " + widgetId.length() + " characters"
                                : "has other characters")
                        + ". It is the second path segment of your embed URL, "
                        + "https://embed.tawk.to/<propertyId>/<widgetId>, and often \"default\".");
            }
            if (USUAL_KEY.matcher(widgetId).matches()) {
                throw new IllegalArgumentException(
                        "widgetId must not have the form of a Secure Mode key, 40 ASCII letters and digits, but has: every "
                                + "page would show it. It is the second path segment of your embed URL, "
                                + "https://embed.tawk.to/<propertyId>/<widgetId>, and often \"default\".");
            }
        }

        /**
         * Sets the key that signs identities. Without one, visitors stay anonymous.
         *
         * @param secretKey the property's Secure Mode key, usually 40 ASCII letters and digits, used as text; copied in
         * @return this builder
         * @throws NullPointerException if {@code secretKey} is null
         * @throws IllegalArgumentException if {@code secretKey} is blank or has white space around it
         */
        public Builder secretKey(String secretKey) {
            Objects.requireNonNull(secretKey, "secretKey");
            String where = " Copy it from Administration > Overview > JavaScript API > Secure Mode.";
            if (secretKey.isBlank()) {
                throw new IllegalArgumentException("secretKey must not be blank but is "
                        + (secretKey.isEmpty() ? "empty" : "white space") + "." + where);
            }
            if (!secretKey.strip().equals(secretKey)) {
                throw new IllegalArgumentException("secretKey must not have white space around it but has." + where);
            }
            if (!USUAL_KEY.matcher(secretKey).matches()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "secretKey is not 40 ASCII letters and digits, as tawk.to's keys are; it is used as it is."
                                + where);
            }
            signer = new Signer(secretKey);
            return this;
        }

        /**
         * Sets the call that hands over the identity.
         *
         * @param call {@link IdentityCall#SET_ATTRIBUTES} unless set
         * @return this builder
         * @throws NullPointerException if {@code call} is null
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
         * @throws NullPointerException if {@code policy} is null
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
         * @throws NullPointerException if {@code origin} is null
         * @throws IllegalArgumentException if {@code origin} has another form
         */
        public Builder sandbox(URI origin) {
            Objects.requireNonNull(origin, "origin");
            String rule = "sandbox must be http:// or https://, a loopback host and a port but ";
            String tip = ". Use the address that the sandbox prints, such as http://localhost:8081.";
            String scheme = origin.getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException(rule + "has another scheme" + tip);
            }
            if (origin.getHost() == null || !LOOPBACK.matcher(origin.getHost()).matches()) {
                throw new IllegalArgumentException(rule + "its host is not localhost, 127.0.0.1 or [::1]" + tip);
            }
            String path = origin.getRawPath();
            if (origin.getRawUserInfo() != null
                    || origin.getRawQuery() != null
                    || origin.getRawFragment() != null
                    || !(path.isEmpty() || path.equals("/"))) {
                throw new IllegalArgumentException(rule + "has more than that" + tip);
            }
            sandbox = origin(origin);
            return this;
        }

        private static String origin(URI url) {
            return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        }

        /**
         * Sets where the bootstrap is served as a file, for a Content-Security-Policy without inline scripts. Without it,
         * the bootstrap is printed in each page. The element then carries the file's {@code integrity}: a browser runs no
         * other version than this library's.
         *
         * @param url a path from the root of the page's origin, or an {@code http} or {@code https} URL:
         *     {@link TawkWidget#bootstrapPath()}, after the context path if there is one. Another origin must send
         *     {@code Access-Control-Allow-Origin}
         * @return this builder
         * @throws NullPointerException if {@code url} is null
         * @throws IllegalArgumentException if {@code url} has another form
         */
        public Builder bootstrapUrl(URI url) {
            Objects.requireNonNull(url, "url");
            boolean absolute =
                    ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
            boolean path = url.getScheme() == null
                    && url.getRawAuthority() == null
                    && url.getRawPath().startsWith("/");
            if (!absolute && !path || url.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "bootstrapUrl must be a path that starts with / or an http:// or https:// "
                                + "URL without a user but is neither. Pass TawkWidget.bootstrapPath(), after your context path if there is one.");
            }
            bootstrapUrl = url.toASCIIString();
            bootstrapOrigin = absolute ? origin(url) : null;
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
         * Returns the widget.
         *
         * @return an immutable widget
         */
        public TawkWidget build() {
            return new TawkWidget(this);
        }

        /** Tells nothing of the key. */
        @Override
        public String toString() {
            return "TawkWidget.Builder[" + propertyId + "/" + widgetId + "]";
        }
    }
}
