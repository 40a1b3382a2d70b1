package io.github.tawktemplates.spring;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The beans behind the tags: a {@link TawkWidget} from the properties {@code tawk.*}, and {@link TawkTags} that ask
 * {@link TawkVisitors} and know the nonce. Each gives way to a bean of the application's own.
 *
 * <pre>{@code
 * @Bean
 * TawkWidget widget() { // in place of the properties
 *     return TawkWidget.fromEnvironment(System.getenv());
 * }
 * }</pre>
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ImportRuntimeHints(TawkRuntimeHints.class)
public class TawkAutoConfiguration {
    private static final Log LOG = LogFactory.getLog(TawkAutoConfiguration.class);

    /** Makes the configuration. */
    public TawkAutoConfiguration() {}

    @Bean
    TawkProperties tawkProperties(Environment environment) {
        return new TawkProperties(environment);
    }

    @Bean
    @ConditionalOnMissingBean(TawkWidget.class)
    TawkWidgets tawkWidgets(TawkProperties properties) {
        if (properties.lacksPropertyId()) {
            LOG.warn(
                    "tawk.property-id is not set, so the tawk.to tags print nothing. It is the first path segment of your "
                            + "embed URL, https://embed.tawk.to/<propertyId>/<widgetId>; tawk.enabled=false says that this is meant.");
        }
        return new TawkWidgets(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    TawkWidget tawkWidget(TawkWidgets widgets, ObjectProvider<ServletContext> servletContext) {
        ServletContext context = servletContext.getIfAvailable();
        return widgets.below(context == null ? "" : context.getContextPath());
    }

    @Bean
    CurrentVisitor tawkCurrentVisitor(ObjectProvider<SignedIn> signedIn, ObjectProvider<TawkVisitors> visitors) {
        SignedIn who = signedIn.getIfAvailable(() -> request -> Optional.ofNullable(request.getUserPrincipal()));
        return new CurrentVisitor(who, visitors);
    }

    @Bean
    @ConditionalOnMissingBean
    TawkTags tawkTags(TawkWidget widget, ObjectProvider<TawkWidgets> ofProperties, CurrentVisitor currentVisitor) {
        TawkWidgets widgets = ofProperties.getIfAvailable();
        return TawkTags.builder(() -> {
                    TawkResponse response = TawkResponse.current();
                    return widgets == null || response == null
                            ? widget
                            : widgets.below(response.request().getContextPath());
                })
                .visitor(currentVisitor)
                .nonce(() -> {
                    TawkResponse response = TawkResponse.current();
                    return response == null ? null : response.nonceForTag();
                })
                .build();
    }

    @Bean
    FilterRegistrationBean<TawkFilter> tawkFilter(
            TawkWidget widget, TawkProperties properties, Environment environment) {
        FilterRegistrationBean<TawkFilter> filter = new FilterRegistrationBean<>(new TawkFilter(widget, properties));
        filter.setOrder(orderOfSpringSecurity(environment) - 1);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC));
        filter.setAsyncSupported(true);
        return filter;
    }

    @Bean
    @ConditionalOnProperty("tawk.identity-url")
    FilterRegistrationBean<IdentityFilter> tawkIdentityFilter(
            TawkWidget widget, TawkProperties properties, CurrentVisitor currentVisitor, Environment environment) {
        FilterRegistrationBean<IdentityFilter> filter =
                new FilterRegistrationBean<>(new IdentityFilter(widget, properties, currentVisitor));
        filter.setOrder(orderOfSpringSecurity(environment) + 1);
        return filter;
    }

    private static int orderOfSpringSecurity(Environment environment) {
        return environment.getProperty("spring.security.filter.order", Integer.class, -100);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebMvcConfigurer.class)
    static class WithSpringMvc {
        @Bean
        ModelVisitor tawkModelVisitor() {
            return new ModelVisitor();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SwitchUserGrantedAuthority.class)
    static class WithSpringSecurity {
        @Bean
        SignedIn tawkSignedIn(ObjectProvider<SecurityContextHolderStrategy> strategy) {
            return new SignedInBySpringSecurity(
                    strategy.getIfAvailable(SecurityContextHolder::getContextHolderStrategy));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(WebInvocationPrivilegeEvaluator.class)
    @ConditionalOnProperty("tawk.identity-url")
    static class WithRulesOfSpringSecurity {
        @Bean
        IdentityRules tawkIdentityRules(
                ObjectProvider<WebInvocationPrivilegeEvaluator> rules,
                TawkProperties properties,
                ObjectProvider<ServletContext> servletContext) {
            return new IdentityRules(rules, properties, servletContext);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SanitizingFunction.class)
    static class WithActuator {
        @Bean
        SanitizingFunction tawkSecretKeySanitizer(TawkProperties properties) {
            return new SecretKeySanitizer(properties::secretKey);
        }
    }
}
