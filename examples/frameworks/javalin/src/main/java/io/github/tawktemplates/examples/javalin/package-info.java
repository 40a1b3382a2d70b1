/** The set-up for Javalin. */
package io.github.tawktemplates.examples.javalin;
