/**
 * The tawk.to widget as FreeMarker tags: {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>}.
 *
 * <p>Start at {@link io.github.tawktemplates.freemarker.TawkFreemarker#install}.
 */
@NullMarked
package io.github.tawktemplates.freemarker;

import org.jspecify.annotations.NullMarked;
