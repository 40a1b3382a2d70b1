package io.github.tawktemplates.spring;

import io.github.tawktemplates.Visitor;
import org.springframework.context.annotation.Bean;

/** The one bean that an application has for the tag. */
class ShopVisitors {
    @Bean
    TawkVisitors visitors() {
        return who ->
                Visitor.forUserId("u-" + who.getName()).name(who.getName()).build();
    }
}
