/** The same page in three engines, with the sandbox inside: the demo of the README. */
package io.github.tawktemplates.examples.showcase;
