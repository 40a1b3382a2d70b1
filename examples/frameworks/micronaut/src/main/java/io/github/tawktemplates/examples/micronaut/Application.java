package io.github.tawktemplates.examples.micronaut;

import io.micronaut.runtime.Micronaut;

/** A page in each engine, on the port of the environment's {@code PORT}. */
public final class Application {
    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
