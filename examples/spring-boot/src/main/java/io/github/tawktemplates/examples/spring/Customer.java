package io.github.tawktemplates.examples.spring;

/**
 * Somebody with an account. Public, as the templates read it.
 *
 * @param id stays when the login name changes
 * @param login the login name
 * @param name what the shop calls them
 * @param email a confirmed address
 * @param favourite the tea
 */
public record Customer(String id, String login, String name, String email, String favourite) {}
