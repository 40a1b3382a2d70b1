/** The set-up for Struts. */
package io.github.tawktemplates.examples.struts;
