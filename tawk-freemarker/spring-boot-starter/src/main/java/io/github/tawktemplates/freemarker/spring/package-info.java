/** The tags {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>} in Spring Boot's FreeMarker. */
@NullMarked
package io.github.tawktemplates.freemarker.spring;

import org.jspecify.annotations.NullMarked;
