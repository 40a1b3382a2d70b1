/**
 * The tawk.to chat widget for pages that a server renders, with the signed-in visitor's identity signed on the server.
 *
 * <p>Start at {@link io.github.tawktemplates.TawkWidget}: one for an application, built once. It renders a
 * {@link io.github.tawktemplates.Visitor}, one for a page view. {@link io.github.tawktemplates.TawkTags} is what an
 * application configures once for the tags of all pages.
 */
@NullMarked
package io.github.tawktemplates;

import org.jspecify.annotations.NullMarked;
