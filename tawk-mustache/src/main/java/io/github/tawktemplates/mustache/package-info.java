/**
 * The tawk.to widget as sections of mustache.java: {@code {{#tawk}}{{/tawk}}} and
 * {@code {{#tawkSignedOut}}{{/tawkSignedOut}}}.
 *
 * <p>Start at {@link io.github.tawktemplates.mustache.TawkMustacheFactory}, or at
 * {@link io.github.tawktemplates.mustache.TawkMustache} where a framework creates the factory.
 *
 * <pre>{@code
 * MustacheFactory factory = new TawkMustacheFactory(widget, new ClasspathResolver("templates"));
 * Map<String, Object> scope = TawkMustache.scope(widget, visitor, nonce); // for a factory that is a framework's
 * }</pre>
 */
@NullMarked
package io.github.tawktemplates.mustache;

import org.jspecify.annotations.NullMarked;
