/**
 * The tawk.to widget as Pebble functions: {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}}.
 *
 * <p>Start at {@link io.github.tawktemplates.pebble.TawkExtension}.
 */
@NullMarked
package io.github.tawktemplates.pebble;

import org.jspecify.annotations.NullMarked;
