package io.github.tawktemplates.pebble.spring;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.pebble.TawkExtension;
import io.github.tawktemplates.spring.TawkAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Adds the functions to Pebble's engine: its own starter takes every extension that is a bean.
 *
 * <pre>{@code
 * @Bean
 * TawkExtension extension(TawkWidget widget) { // in place of the one with the application's TawkTags
 *     return new TawkExtension(widget);
 * }
 * }</pre>
 */
@AutoConfiguration(
        after = TawkAutoConfiguration.class,
        beforeName = "io.pebbletemplates.boot.autoconfigure.PebbleAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class TawkPebbleAutoConfiguration {
    /** Makes the configuration. */
    public TawkPebbleAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    TawkExtension tawkExtension(TawkTags tags) {
        return new TawkExtension(tags);
    }
}
