package io.github.tawktemplates.examples.dropwizard;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.views.common.ViewBundle;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application extends io.dropwizard.core.Application<Configuration> {
    /**
     * Starts the application.
     *
     * @param args none
     * @throws Exception if it does not start
     */
    public static void main(String[] args) throws Exception {
        new Application().run("server", "config.yml");
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(new SubstitutingSourceProvider(
                new ResourceConfigurationSourceProvider(), new EnvironmentVariableSubstitutor()));
        bootstrap.addBundle(new ViewBundle<>());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
        environment.jersey().register((ContainerResponseFilter) (request, response) -> {
            response.getHeaders().putSingle("Cache-Control", "no-store");
            response.getHeaders()
                    .putSingle(
                            "Content-Security-Policy",
                            Page.WIDGET.contentSecurityPolicy().headerForHash());
        });
        environment.jersey().register(new HomeResource());
    }
}
