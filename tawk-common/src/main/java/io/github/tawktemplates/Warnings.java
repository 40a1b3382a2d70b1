package io.github.tawktemplates;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs each message once: a page view must not fill the log, nor fail. */
final class Warnings {
    private static final System.Logger LOG = System.getLogger(TawkWidget.class.getName());

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    void once(String message) {
        if (logged.add(message)) {
            log(message);
        }
    }

    static void log(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }
}
