package io.github.tawktemplates.spring;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the key in the actuator's endpoints, also where the application lets them show values. */
final class SecretKeySanitizer implements SanitizingFunction {
    @Override
    public SanitizableData apply(SanitizableData data) {
        String name = data.getKey().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return name.equals("tawksecretkey") ? data.withSanitizedValue() : data;
    }
}
