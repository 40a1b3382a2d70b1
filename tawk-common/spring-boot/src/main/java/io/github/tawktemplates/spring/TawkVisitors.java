package io.github.tawktemplates.spring;

import io.github.tawktemplates.Visitor;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who a signed-in person is for tawk.to: the one bean that an application has beside a starter. It is asked where neither the
 * tag nor the page's model says who is there.
 *
 * <p>It is not asked where nobody is signed in ({@link Visitor#signedOut()} is printed), nor where that is not known: Spring
 * Security has not run for the page, or somebody impersonates another person ({@code SwitchUserFilter}). Whom an
 * {@code Authentication} names before a second factor is there, it should answer with {@link Visitor#unknown()}.
 *
 * <pre>{@code
 * @Bean
 * TawkVisitors visitors() {
 *     return who -> Visitor.forUserId(who.getName()).build(); // better: the key of the account of that name
 * }
 * }</pre>
 */
@FunctionalInterface
public interface TawkVisitors {
    /**
     * Returns the visitor for a person who is signed in. It is called at most once per tag, on the request's thread. Where it
     * throws, the page has no chat and the log has a line.
     *
     * @param who with Spring Security the {@code Authentication}, also of a remembered person or an OAuth2 user; else what
     *     {@code HttpServletRequest.getUserPrincipal()} returns
     * @return the visitor; null is {@link Visitor#signedOut()}, {@link Visitor#unknown()} leaves the browser's chat as it is
     */
    @Nullable
    Visitor visitor(Principal who);
}
