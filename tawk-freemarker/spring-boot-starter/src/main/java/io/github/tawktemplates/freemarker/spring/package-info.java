/** The tags {@code <@tawkWidget/>} and {@code <@tawkSignedOut/>} in Spring Boot's FreeMarker. */
package io.github.tawktemplates.freemarker.spring;
