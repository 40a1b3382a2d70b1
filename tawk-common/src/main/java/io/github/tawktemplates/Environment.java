package io.github.tawktemplates;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the variables of {@link TawkWidget#fromEnvironment}. */
enum Environment {
    TAWK_PROPERTY_ID,
    TAWK_WIDGET_ID,
    TAWK_SECRET_KEY,
    TAWK_IDENTIFY_WITH,
    TAWK_LOAD,
    TAWK_SANDBOX,
    TAWK_ENABLED;

    static TawkWidget widget(Map<String, String> environment) {
        warnOfUnknown(environment);
        String enabled = environment.getOrDefault(TAWK_ENABLED.name(), "true");
        if (!enabled.equals("true") && !enabled.equals("false")) {
            throw new IllegalArgumentException("TAWK_ENABLED must be true or false but is neither. Unset it for true.");
        }
        String propertyId = environment.get(TAWK_PROPERTY_ID.name());
        if (propertyId == null && enabled.equals("false")) {
            propertyId = "0".repeat(24); // never printed
        }
        if (propertyId == null) {
            throw new IllegalArgumentException("TAWK_PROPERTY_ID must be set but is missing." + Addresses.PROPERTY_ID_IS
                    + " TAWK_ENABLED=false runs without the widget.");
        }
        TawkWidget.Builder builder = builder(propertyId, environment.getOrDefault(TAWK_WIDGET_ID.name(), "default"));
        builder.enabled(enabled.equals("true"));
        TAWK_SECRET_KEY.read(environment, builder::secretKey);
        TAWK_IDENTIFY_WITH.read(environment, value -> builder.identifyWith(constant(IdentityCall.class, value)));
        TAWK_LOAD.read(environment, value -> builder.load(constant(LoadPolicy.class, value)));
        TAWK_SANDBOX.read(environment, value -> builder.sandbox(uri(value)));
        return builder.build();
    }

    private static TawkWidget.Builder builder(String propertyId, String widgetId) {
        try {
            return TawkWidget.builder(propertyId, widgetId);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TAWK_PROPERTY_ID + " or " + TAWK_WIDGET_ID + ": " + e.getMessage(), e);
        }
    }

    /** Passes on what is set, and says in which variable a mistake is. */
    private void read(Map<String, String> environment, Consumer<String> setter) {
        String value = environment.get(name());
        if (value != null) {
            try {
                setter.accept(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the value must be one of " + Arrays.toString(type.getEnumConstants())
                                + " but is another. Unset it for the first of them."));
    }

    private static URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // Without its cause, whose message repeats the value: a key may have been pasted into the wrong variable.
            throw new IllegalArgumentException("the value must be a URL such as http://localhost:8081 but is not one.");
        }
    }

    /** A key under a misspelt name would identify nobody. */
    private static void warnOfUnknown(Map<String, String> environment) {
        environment.keySet().stream()
                .filter(name -> name.startsWith("TAWK_")
                        && Arrays.stream(values())
                                .noneMatch(known -> known.name().equals(name)))
                .sorted()
                .forEach(name -> Warnings.log("The environment variable " + name
                        + " is not one of this library's. It knows " + Arrays.toString(values()) + "."));
    }
}
