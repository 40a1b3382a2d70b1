/**
 * tawk.to in a box: a stand-in for {@code embed.tawk.to}, for development and tests without an account or a network.
 * {@link io.github.tawktemplates.testing.Sandbox} is the way in; {@link io.github.tawktemplates.testing.TawkPage} checks what the
 * tag has printed into a page. Not affiliated with tawk.to.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(0)) {
 *     sandbox.secureMode("64a1f0c2e5b8d93a7c6f1e20", key);
 *     // start the application with sandbox.uri(), open a page in a browser, and see what an agent would
 *     sandbox.visitors();
 * }
 * TawkPage.of(html).assertSignedFor("u-17", key);
 * }</pre>
 */
package io.github.tawktemplates.testing;
