package io.github.tawktemplates.spring;

import jakarta.servlet.ServletContext;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Warns where the application's rules keep those who are not signed in from asking: no page would learn that nobody is. */
final class IdentityRules implements ApplicationListener<ApplicationReadyEvent> {
    private static final Log LOG = LogFactory.getLog(TawkAutoConfiguration.class);
    private static final Authentication NOBODY = new AnonymousAuthenticationToken(
            "tawk", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rules;
    private final TawkProperties properties;
    private final ObjectProvider<ServletContext> servletContext;

    IdentityRules(
            ObjectProvider<WebInvocationPrivilegeEvaluator> rules,
            TawkProperties properties,
            ObjectProvider<ServletContext> servletContext) {
        this.rules = rules;
        this.properties = properties;
        this.servletContext = servletContext;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        ServletContext context = servletContext.getIfAvailable();
        String contextPath = context == null ? "" : context.getContextPath();
        boolean isKept =
                rules.stream().anyMatch(rule -> !rule.isAllowed(contextPath, properties.identityUrl, "GET", NOBODY));
        if (isKept) {
            LOG.warn(
                    "Spring Security keeps people who are not signed in from tawk.identity-url, so after signing out the chat "
                            + "stays hidden. Permit the path to everybody: .requestMatchers(\"" + properties.identityUrl
                            + "\").permitAll(). It answers for the request's own session only.");
        }
    }
}
