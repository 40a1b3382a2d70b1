/** A shop with sign-in. What it has for the chat: two starters, {@code tawk.*}, one bean, and the tag in each page. */
package io.github.tawktemplates.examples.spring;
