/** The set-up for Jooby. */
package io.github.tawktemplates.examples.jooby;
