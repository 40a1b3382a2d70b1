/** The set-up for Micronaut. */
package io.github.tawktemplates.examples.micronaut;
