package io.github.tawktemplates.spring;

import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the key in the actuator's endpoints, also where the application lets them show values, under whatever name. */
final class SecretKeySanitizer implements SanitizingFunction {
    private final Supplier<@Nullable String> key;

    SecretKeySanitizer(Supplier<@Nullable String> key) {
        this.key = key;
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        String name = data.getKey().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        String secret = key.get();
        boolean holdsIt = secret != null
                && !secret.isBlank()
                && data.getValue() != null
                && data.getValue().toString().contains(secret);
        return name.equals("tawksecretkey") || holdsIt ? data.withSanitizedValue() : data;
    }
}
