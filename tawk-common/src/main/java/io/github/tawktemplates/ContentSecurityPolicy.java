package io.github.tawktemplates;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page's Content-Security-Policy must allow for the widget.
 *
 * <p>An application with a policy of its own passes it through {@link #addTo}. Without one, send one of the header strings:
 * each is a whole policy for a page that takes everything else from its own origin. The widget injects {@code <style>}, so
 * {@code style-src} needs {@code 'unsafe-inline'} and must not carry a nonce or hash, which would switch it off.
 *
 * <p>Prefer a nonce. A list of hosts allows whatever these hosts serve; of {@code cdn.jsdelivr.net}, which serves every public
 * package, only the path of the widget's emoji is allowed.
 *
 * <p>Under {@code require-trusted-types-for 'script'} a page needs a default policy that lets the widget's scripts through:
 * neither the bootstrap nor tawk.to's scripts bring one. docs/content-security-policy.md shows it.
 *
 * <pre>{@code
 * ContentSecurityPolicy needed = widget.contentSecurityPolicy();
 * String ours = needed.addTo("default-src 'self'; script-src 'self'", nonce); // what a page has already, and the widget
 * String whole = needed.headerForNonce(nonce); // for a page that has none
 * }</pre>
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 * @see <a href="https://github.com/tawk/tawk-magento-2">the list of hosts in tawk.to's Magento plugin</a>
 */
public final class ContentSecurityPolicy {
    /** All that the widget takes from there, emojione/2.2.7/lib/js/emojione.min.js and the pictures of emoji. */
    private static final String EMOJI = "https://cdn.jsdelivr.net/emojione/";

    private final Map<String, List<String>> directives;
    private final boolean hasFile;
    private final boolean hasOwnFile;

    ContentSecurityPolicy(TawkWidget.Builder widget) {
        String sandboxOrigin = widget.sandbox;
        String bootstrapOrigin =
                widget.bootstrapUrl == null ? null : Addresses.originOfBootstrap(URI.create(widget.bootstrapUrl));
        hasFile = widget.bootstrapUrl != null;
        hasOwnFile = hasFile && bootstrapOrigin == null;
        Map<String, List<String>> sources = new LinkedHashMap<>();
        sources.put("script-src", List.of("https://*.tawk.to", EMOJI));
        sources.put(
                "style-src", List.of("'unsafe-inline'", "https://*.tawk.to", "https://fonts.googleapis.com", EMOJI));
        sources.put("font-src", List.of("https://*.tawk.to", "https://fonts.gstatic.com"));
        sources.put("img-src", List.of("https://*.tawk.to", "https://tawk.link", EMOJI, "https://s3.amazonaws.com"));
        sources.put("media-src", List.of("https://*.tawk.to", "https://tawk.link"));
        sources.put("connect-src", List.of("https://*.tawk.to", "wss://*.tawk.to"));
        sources.put("frame-src", List.of("https://*.tawk.to"));
        sources.put("form-action", List.of("https://*.tawk.to"));
        if (sandboxOrigin != null) {
            sources.replaceAll((directive, hosts) -> with(hosts, sandboxOrigin));
        }
        if (bootstrapOrigin != null) {
            sources.computeIfPresent("script-src", (directive, hosts) -> with(hosts, bootstrapOrigin));
        }
        if (widget.identityUrl != null) {
            sources.computeIfPresent("connect-src", (directive, hosts) -> with(hosts, "'self'"));
        }
        directives = Collections.unmodifiableMap(sources);
    }

    private static List<String> with(List<String> sources, String another) {
        List<String> all = new ArrayList<>(sources);
        all.add(another);
        return List.copyOf(all);
    }

    /**
     * Returns the sources that the widget needs. They are no policy: {@link #addTo} adds them to one, and leaves alone what
     * it doesn't restrict. A {@code form-action} that a page had not would stop its own forms.
     *
     * @return an unmodifiable map from the directive's name, such as {@code img-src}, to its sources; the nonce or hash of
     *     the bootstrap is not in it
     */
    public Map<String, List<String>> directives() {
        return directives;
    }

    /**
     * Returns the hash of the bootstrap, the only inline script there is: the same for every page, visitor and
     * configuration of this version.
     *
     * @return {@code sha256-} and 44 characters of base64, without the quotes that a policy needs around it
     */
    public String scriptHash() {
        return Bootstrap.HASH;
    }

    /**
     * Returns the application's own policy with what the widget needs. Nothing that it allows is forbidden thereby, and what
     * it doesn't restrict stays unrestricted. A policy that has all of it comes back the same, but for white space.
     *
     * @param policy the value of a {@code Content-Security-Policy} header; of several policies with commas between them, each
     *     gets what the widget needs
     * @param nonce the nonce given to the tag too, base64 or base64url; null for pages without one: then the bootstrap is
     *     allowed by its hash or, being a file, by its origin
     * @return the value of the header to send
     * @throws NullPointerException if {@code policy} is null
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url, or {@code style-src} has a nonce or
     *     hash, under which the widget can't work
     */
    public String addTo(String policy, @Nullable String nonce) {
        Objects.requireNonNull(policy, "policy");
        String inline = nonce != null ? nonceSource(nonce) : hasFile ? null : "'" + scriptHash() + "'";
        return new PagePolicy(directives, inline, hasOwnFile).addTo(policy);
    }

    private static String nonceSource(String nonce) {
        return "'nonce-" + Nonce.require(nonce) + "'";
    }

    /**
     * Returns a whole policy for a page that carries a fresh nonce in each response. The widget's hosts are in it for browsers
     * that don't know {@code 'strict-dynamic'}, such as Safari before 15.4; the others ignore them.
     *
     * @param nonce the nonce given to the tag too; base64 or base64url
     * @return the value of a {@code Content-Security-Policy} header
     * @throws NullPointerException if {@code nonce} is null
     * @throws IllegalArgumentException if {@code nonce} is neither base64 nor base64url
     */
    public String headerForNonce(String nonce) {
        return header(nonceSource(nonce) + " 'strict-dynamic' " + String.join(" ", directives.get("script-src")));
    }

    /**
     * Returns a whole policy for a static header: the bootstrap by its hash, the widget by its hosts.
     *
     * <p>The hash is never used with {@code 'strict-dynamic'}: the bootstrap's bytes are public, and anyone who can inject
     * markup could print them.
     *
     * @return the value of a {@code Content-Security-Policy} header
     */
    public String headerForHash() {
        return header("'self' '" + scriptHash() + "' " + String.join(" ", directives.get("script-src")));
    }

    /**
     * Returns a whole policy for a static header without any inline script: the bootstrap is a file, see
     * {@link TawkWidget.Builder#bootstrapUrl}.
     *
     * @return the value of a {@code Content-Security-Policy} header
     */
    public String headerForFile() {
        return header("'self' " + String.join(" ", directives.get("script-src")));
    }

    private String header(String scriptSources) {
        return directives.entrySet().stream()
                .map(directive -> switch (directive.getKey()) {
                    case "script-src" -> "script-src " + scriptSources;
                    default ->
                        Stream.concat(Stream.of(directive.getKey(), "'self'"), directive.getValue().stream())
                                .distinct()
                                .collect(Collectors.joining(" "));
                })
                .collect(Collectors.joining("; ", "default-src 'self'; ", "; object-src 'none'; base-uri 'none'"));
    }
}
