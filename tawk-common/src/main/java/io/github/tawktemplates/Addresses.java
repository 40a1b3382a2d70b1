package io.github.tawktemplates;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules for what becomes an address: the ids of the widget, the sandbox and the file of the bootstrap. */
final class Addresses {
    private static final String TAWK_TO = "https://embed.tawk.to";
    static final String PROPERTY_ID_IS =
            " It is the first path segment of your embed URL, " + TAWK_TO + "/<propertyId>/<widgetId>.";
    private static final String WIDGET_ID_IS = " It is the second path segment of your embed URL, " + TAWK_TO
            + "/<propertyId>/<widgetId>, and often \"default\".";

    private static final Pattern PROPERTY_ID = Pattern.compile("[0-9A-Fa-f]{24}");
    private static final Pattern WIDGET_ID = Pattern.compile("[A-Za-z0-9]{1,50}");
    private static final Pattern LOOPBACK = Pattern.compile("(?:[a-z0-9-]+\\.)*localhost|127\\.0\\.0\\.1|\\[::1]");

    private Addresses() {}

    /** Returns it in lower case, as two spellings would be two memories in the browser. */
    static String requirePropertyId(@Nullable String propertyId) {
        if (propertyId == null) {
            throw new NullPointerException("propertyId must be set but is null." + PROPERTY_ID_IS);
        }
        if (!PROPERTY_ID.matcher(propertyId).matches()) {
            throw new IllegalArgumentException("propertyId must be 24 hexadecimal digits but "
                    + (propertyId.length() == 24
                            ? "has other characters"
                            : "has " + propertyId.length() + " characters")
                    + "." + PROPERTY_ID_IS);
        }
        return propertyId.toLowerCase(Locale.ROOT);
    }

    static String requireWidgetId(@Nullable String widgetId) {
        if (widgetId == null) {
            throw new NullPointerException("widgetId must be set but is null." + WIDGET_ID_IS);
        }
        if (!WIDGET_ID.matcher(widgetId).matches()) {
            throw new IllegalArgumentException("widgetId must be 1 to 50 ASCII letters and digits but "
                    + (widgetId.isEmpty() || widgetId.length() > 50
                            ? "has " + widgetId.length() + " characters"
                            : "has other characters")
                    + "." + WIDGET_ID_IS);
        }
        if (Signer.isUsualKey(widgetId)) {
            throw new IllegalArgumentException(
                    "widgetId must not have the form of a Secure Mode key, 40 ASCII letters and digits, but has: every "
                            + "page would show it." + WIDGET_ID_IS);
        }
        return widgetId;
    }

    /** Returns the URL of tawk.to's script, or of the sandbox's. */
    static String src(TawkWidget.Builder widget) {
        return (widget.sandbox == null ? TAWK_TO : widget.sandbox) + "/" + widget.propertyId + "/" + widget.widgetId;
    }

    /** Returns the origin of a sandbox: browsers use one on pages of a loopback host only, so no other host is of use. */
    static String requireSandbox(URI origin) {
        String rule = "sandbox must be http:// or https://, a loopback host and a port but ";
        String tip = ". Use the address that the sandbox prints, such as http://localhost:8081.";
        if (!isHttp(origin)) {
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
        return origin(origin);
    }

    /** Returns the URL of the bootstrap's file, in ASCII. */
    static String requireBootstrapUrl(URI url) {
        if (!isAbsolute(url) && !isPath(url) || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "bootstrapUrl must be a path that starts with / or an http:// or https:// "
                            + "URL without a user but is neither. Pass TawkWidget.bootstrapPath(), after your context path if "
                            + "there is one.");
        }
        return url.toASCIIString();
    }

    /** Returns where the browser asks for the identity, in ASCII: always at the page's own origin. */
    static String requireIdentityUrl(URI url) {
        if (!isPath(url) || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "identityUrl must be a path that starts with one / but is not. Pass where your "
                            + "application answers with TawkWidget.identity, such as /tawk/identity, after your context path if there is one.");
        }
        return url.toASCIIString();
    }

    /** Returns the origin of the bootstrap's file; null where that is the page's own. */
    static @Nullable String originOfBootstrap(URI url) {
        return isAbsolute(url) ? origin(url) : null;
    }

    /** A browser takes two slashes for the start of a host; of three, URI takes two for an empty one. */
    private static boolean isPath(URI url) {
        return url.toString().startsWith("/") && !url.toString().startsWith("//");
    }

    private static boolean isAbsolute(URI url) {
        return isHttp(url) && url.getHost() != null;
    }

    private static boolean isHttp(URI url) {
        return "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
