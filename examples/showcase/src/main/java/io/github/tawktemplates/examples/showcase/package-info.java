/** The same page in every engine, with the sandbox inside: the demo of the README. */
package io.github.tawktemplates.examples.showcase;
