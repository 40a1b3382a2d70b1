package io.github.tawktemplates.freemarker.spring;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.freemarker.TawkWidgetDirective;
import io.github.tawktemplates.spring.TawkAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfig;

/**
 * Adds the tags to the FreeMarker configuration of Spring's views, unless the application has set one of that name.
 *
 * <pre>{@code
 * @Bean
 * FreeMarkerConfigurer freeMarkerConfigurer(TawkTags tags) { // an application's own, with a tag of its own
 *     FreeMarkerConfigurer views = new FreeMarkerConfigurer();
 *     views.setTemplateLoaderPath("classpath:/templates/");
 *     views.setFreemarkerVariables(Map.of(TawkTags.WIDGET, new TawkWidgetDirective(tags)));
 *     return views;
 * }
 * }</pre>
 */
@AutoConfiguration(after = TawkAutoConfiguration.class)
@ConditionalOnClass(FreeMarkerConfig.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class TawkFreemarkerAutoConfiguration {
    /** Makes the configuration. */
    public TawkFreemarkerAutoConfiguration() {}

    // A post-processor, as only the views ask for the configuration, which under lazy initialisation nobody else does.
    @Bean
    static BeanPostProcessor tawkFreemarkerTags(ObjectProvider<TawkTags> tags) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                if (bean instanceof FreeMarkerConfig views) {
                    install(views.getConfiguration(), tags);
                }
                return bean;
            }
        };
    }

    private static void install(Configuration configuration, ObjectProvider<TawkTags> tags) {
        if (configuration.getSharedVariable(TawkTags.WIDGET) == null) {
            configuration.setSharedVariable(TawkTags.WIDGET, new TawkWidgetDirective(tags.getObject()));
        }
        if (configuration.getSharedVariable(TawkTags.SIGNED_OUT) == null) {
            configuration.setSharedVariable(TawkTags.SIGNED_OUT, TawkWidgetDirective.signedOut(tags.getObject()));
        }
    }
}
