/** The set-up for engines that have no tag of ours: Thymeleaf, jte, JSP and jmustache. */
package io.github.tawktemplates.examples.templates;
