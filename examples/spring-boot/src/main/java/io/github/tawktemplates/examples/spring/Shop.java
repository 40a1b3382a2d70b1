package io.github.tawktemplates.examples.spring;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.spring.TawkVisitors;
import io.github.tawktemplates.testing.Sandbox;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication(proxyBeanMethods = false)
public class Shop {
    /** Makes the application. */
    public Shop() {}

    /**
     * Starts it.
     *
     * @param args properties, such as {@code --server.port=8090}
     */
    public static void main(String[] args) {
        start(args);
    }

    /** What a real shop has not: a sandbox in place of tawk.to. */
    static ConfigurableApplicationContext start(String... args) {
        Sandbox sandbox = Sandbox.start(0);
        SpringApplication shop = new SpringApplication(Shop.class);
        shop.setDefaultProperties(Map.of("tawk.sandbox", sandbox.uri()));
        shop.addInitializers(context -> {
            sandbox.secureMode(
                    context.getEnvironment().getRequiredProperty("tawk.property-id"),
                    context.getEnvironment().getRequiredProperty("tawk.secret-key"));
            context.getBeanFactory().registerSingleton("sandbox", sandbox);
            context.addApplicationListener(new Closing(sandbox));
        });
        return shop.run(args);
    }

    @Bean
    TawkVisitors visitors(Customers customers) {
        return who -> {
            Customer customer = customers.byLogin(who.getName());
            return Visitor.forUserId(customer.id())
                    .name(customer.name())
                    .email(customer.email())
                    .attribute("favourite", customer.favourite())
                    .build();
        };
    }
}
