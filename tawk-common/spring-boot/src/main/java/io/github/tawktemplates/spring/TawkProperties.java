package io.github.tawktemplates.spring;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The properties {@code tawk.*}. They are read as texts and are no bean: Spring Boot's own messages repeat a malformed value,
 * where a key may have been pasted, and its actuator lists the properties of beans.
 */
final class TawkProperties {
    private static final String PREFIX = "tawk.";

    /** How the bootstrap gets into the page. */
    enum Bootstrap {
        INLINE,
        FILE
    }

    /** What is done to the Content-Security-Policy that the application sends. */
    enum Csp {
        ADD,
        OFF
    }

    private final Binder binder;
    private final boolean enabled;
    private final @Nullable String propertyId;
    final Bootstrap bootstrap;
    final Csp csp;

    /** Where the application answers who is signed in, without the context path; null where the pages say it. */
    final @Nullable String identityUrl;

    TawkProperties(Environment environment) {
        binder = Binder.get(environment);
        enabled = flag("enabled");
        propertyId = text("property-id");
        bootstrap = constant("bootstrap", Bootstrap.INLINE);
        csp = constant("csp", Csp.ADD);
        identityUrl = text("identity-url");
    }

    /** Returns whether the application is without an id though it does not say that it runs without the chat. */
    boolean lacksPropertyId() {
        return enabled && propertyId == null;
    }

    @Nullable
    String secretKey() {
        return text("secret-key");
    }

    /** Returns the widget for pages below a context path, which is where the bootstrap's file is. */
    TawkWidget widget(String contextPath) {
        String id = propertyId == null ? "0".repeat(24) : propertyId; // that of a widget that is off is never printed
        check("property-id", () -> TawkWidget.builder(id, "default"));
        String widgetId = text("widget-id");
        TawkWidget.Builder builder =
                check("widget-id", () -> TawkWidget.builder(id, widgetId == null ? "default" : widgetId));
        set("secret-key", builder::secretKey);
        builder.identifyWith(constant("identify-with", IdentityCall.SET_ATTRIBUTES));
        builder.load(constant("load", LoadPolicy.IMMEDIATE));
        set("sandbox", value -> builder.sandbox(uri(value, "a URL such as http://localhost:8081")));
        set("identity-url", value -> {
            String form = "a path such as /tawk/identity";
            builder.identityUrl(uri(value, form)).identityUrl(uri(contextPath + value, form));
        });
        if (bootstrap == Bootstrap.FILE) {
            builder.bootstrapUrl(URI.create(contextPath + TawkWidget.bootstrapPath()));
        }
        return builder.enabled(enabled && propertyId != null).build();
    }

    private @Nullable String text(String name) {
        return binder.bind(PREFIX + name, String.class).orElse(null);
    }

    private boolean flag(String name) {
        String value = text(name);
        if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new InvalidTawkPropertyException(PREFIX + name, "the value must be true or false but is neither.");
        }
        return value == null || value.equalsIgnoreCase("true");
    }

    private void set(String name, Consumer<String> setter) {
        String value = text(name);
        if (value != null) {
            check(name, () -> {
                setter.accept(value);
                return value;
            });
        }
    }

    /** Takes {@code set-attributes}, {@code SET_ATTRIBUTES} and {@code setAttributes}, as Spring Boot does. */
    private <E extends Enum<E>> E constant(String name, E otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> uniform(constant.name()).equals(uniform(value)))
                .findFirst()
                .orElseThrow(() -> new InvalidTawkPropertyException(
                        PREFIX + name,
                        "the value must be one of "
                                + Arrays.stream(constants)
                                        .map(constant -> constant.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .collect(Collectors.joining(", "))
                                + " but is another."));
    }

    private static String uniform(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    private static URI uri(String value, String form) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // without its cause, whose message repeats the value
            throw new IllegalArgumentException("the value must be " + form + " but is not one.");
        }
    }

    private static <T> T check(String name, Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidTawkPropertyException(PREFIX + name, e.getMessage());
        }
    }
}
