/** The set-up for Dropwizard. */
package io.github.tawktemplates.examples.dropwizard;
