/**
 * The tawk.to widget in Spring Boot, whatever the engine: an application with one of the starters sets {@code tawk.property-id}
 * and {@code tawk.secret-key} and has one bean, {@link io.github.tawktemplates.spring.TawkVisitors}.
 */
@NullMarked
package io.github.tawktemplates.spring;

import org.jspecify.annotations.NullMarked;
