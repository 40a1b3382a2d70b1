package io.github.tawktemplates.spring;

import io.github.tawktemplates.TawkWidget;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Names what is read by name, which a native image leaves out otherwise. */
final class TawkRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern(TawkWidget.class.getPackageName().replace('.', '/') + "/bootstrap.js")
                .registerPattern("META-INF/resources" + TawkWidget.bootstrapPath());
    }
}
