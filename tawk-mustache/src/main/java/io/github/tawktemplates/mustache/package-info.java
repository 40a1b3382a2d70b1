/**
 * The tawk.to widget as sections of mustache.java: {@code {{#tawk}}{{/tawk}}} and
 * {@code {{#tawkSignedOut}}{{/tawkSignedOut}}}.
 *
 * <p>Start at {@link io.github.tawktemplates.mustache.TawkMustacheFactory}, or at
 * {@link io.github.tawktemplates.mustache.TawkMustache} where the factory is somebody else's.
 */
package io.github.tawktemplates.mustache;
