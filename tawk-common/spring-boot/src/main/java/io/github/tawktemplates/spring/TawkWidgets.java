package io.github.tawktemplates.spring;

import io.github.tawktemplates.TawkWidget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The widget of the properties: one, unless a proxy gives the application several context paths and the element names one. */
final class TawkWidgets {
    /** A header of the request may say the path. */
    private static final int MAX = 20;

    private final TawkProperties properties;
    private final Map<String, TawkWidget> byContextPath = new ConcurrentHashMap<>();

    TawkWidgets(TawkProperties properties) {
        this.properties = properties;
    }

    TawkWidget below(String contextPath) {
        boolean namesPath = properties.bootstrap == TawkProperties.Bootstrap.FILE || properties.identityUrl != null;
        String key = namesPath ? contextPath : "";
        TawkWidget known = byContextPath.get(key);
        if (known != null) {
            return known;
        }
        TawkWidget widget = properties.widget(key);
        if (byContextPath.size() < MAX) {
            byContextPath.put(key, widget);
        }
        return widget;
    }
}
