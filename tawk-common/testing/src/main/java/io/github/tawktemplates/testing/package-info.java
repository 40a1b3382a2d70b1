/**
 * tawk.to in a box: a stand-in for {@code embed.tawk.to}, for development and tests without an account or a network.
 * {@link io.github.tawktemplates.testing.Sandbox} is the way in. Not affiliated with tawk.to.
 */
package io.github.tawktemplates.testing;
