/** The set-up for Quarkus. */
package io.github.tawktemplates.examples.quarkus;
