/**
 * The tawk.to chat widget for pages that a server renders, with the signed-in visitor's identity signed on the server.
 *
 * <p>The way of the data: an application has one {@link io.github.tawktemplates.TawkWidget}, built at its start out of the ids
 * and the key, or one for each tenant. For each page view it says who is there, a {@link io.github.tawktemplates.Visitor}. The
 * widget signs the visitor's id, and renders both as one {@code <script>} element: the data as inert JSON in an attribute, and
 * code that is the same in every page, which hands the data over to tawk.to.
 *
 * <pre>{@code
 * TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default").secretKey(key).build();
 * Visitor visitor = Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build(); // or Visitor.signedOut()
 * String element = widget.render(visitor, nonce);
 * String policy = widget.contentSecurityPolicy().addTo("default-src 'self'", nonce);
 * }</pre>
 *
 * <p>In a template engine the tags of {@code tawk-freemarker}, {@code tawk-mustache} and {@code tawk-pebble} call {@code render}.
 * {@link io.github.tawktemplates.TawkTags} is what an application says once for all of them, so that its controllers need not.
 * For pages that caches keep, the browser asks the application who is there, and {@link io.github.tawktemplates.IdentityResponse}
 * is the answer.
 */
@NullMarked
package io.github.tawktemplates;

import org.jspecify.annotations.NullMarked;
