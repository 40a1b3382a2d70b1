package io.github.tawktemplates.spring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.logging.Log;

/** Logs what pages run into once, and no more than 20 such messages. */
final class Once {
    private static final int MAX = 20;
    private static final Set<String> LOGGED = ConcurrentHashMap.newKeySet();

    private Once() {}

    static void warn(Log log, String message) {
        if (isNew(message)) {
            log.warn(message);
        }
    }

    private static boolean isNew(String message) {
        return !LOGGED.contains(message) && LOGGED.size() < MAX && LOGGED.add(message);
    }
}
