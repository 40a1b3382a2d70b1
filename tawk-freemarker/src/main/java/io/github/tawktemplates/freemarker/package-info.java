/**
 * The tawk.to widget as FreeMarker tags: {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>}.
 *
 * <p>Start at {@link io.github.tawktemplates.freemarker.TawkFreemarker#install}.
 *
 * <pre>{@code
 * TawkFreemarker.install(configuration, widget);
 * model.put("tawkVisitor", visitor);
 * }</pre>
 */
@NullMarked
package io.github.tawktemplates.freemarker;

import org.jspecify.annotations.NullMarked;
