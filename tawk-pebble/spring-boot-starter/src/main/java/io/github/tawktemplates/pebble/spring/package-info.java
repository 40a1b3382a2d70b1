/** The functions {@code {{ tawkWidget() }}} and {@code {{ tawkSignedOut() }}} in Spring Boot's Pebble. */
package io.github.tawktemplates.pebble.spring;
