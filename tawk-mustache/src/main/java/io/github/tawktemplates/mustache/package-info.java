/**
 * The tawk.to widget as sections of mustache.java: {@code {{#tawk}}{{/tawk}}} and
 * {@code {{#tawkSignedOut}}{{/tawkSignedOut}}}.
 *
 * <p>Start at {@link io.github.tawktemplates.mustache.TawkMustacheFactory}, or at
 * {@link io.github.tawktemplates.mustache.TawkMustache} where a framework creates the factory.
 */
@NullMarked
package io.github.tawktemplates.mustache;

import org.jspecify.annotations.NullMarked;
