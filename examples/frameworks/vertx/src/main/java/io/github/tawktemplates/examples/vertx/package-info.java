/** The set-up for Vert.x. */
package io.github.tawktemplates.examples.vertx;
