/**
 * The tawk.to widget as Pebble functions: {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}}.
 *
 * <p>Start at {@link io.github.tawktemplates.pebble.TawkExtension}.
 *
 * <pre>{@code
 * PebbleEngine engine = new PebbleEngine.Builder().extension(new TawkExtension(widget)).build();
 * }</pre>
 */
@NullMarked
package io.github.tawktemplates.pebble;

import org.jspecify.annotations.NullMarked;
