/**
 * The tawk.to widget as FreeMarker tags: {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>}.
 *
 * <p>Start at {@link io.github.tawktemplates.freemarker.TawkFreemarker#install}.
 */
package io.github.tawktemplates.freemarker;
