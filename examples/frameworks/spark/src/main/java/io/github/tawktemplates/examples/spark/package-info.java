/** The set-up for Spark. */
package io.github.tawktemplates.examples.spark;
