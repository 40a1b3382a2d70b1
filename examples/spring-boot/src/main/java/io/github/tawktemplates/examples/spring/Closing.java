package io.github.tawktemplates.examples.spring;

import io.github.tawktemplates.testing.Sandbox;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Ends the sandbox with the application. */
record Closing(Sandbox sandbox) implements ApplicationListener<ContextClosedEvent> {
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        sandbox.close();
    }
}
