/** The set-up for Ktor. */
package io.github.tawktemplates.examples.ktor;
