/** The functions {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}} in Spring Boot's Pebble. */
@NullMarked
package io.github.tawktemplates.pebble.spring;

import org.jspecify.annotations.NullMarked;
