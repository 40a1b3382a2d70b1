package io.github.tawktemplates;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Logs what pages run into, but not for every page: a page view must not fill the log, nor fail. */
class Warnings {
    private static final System.Logger LOG = System.getLogger(TawkWidget.class.getName());
    private static final int MAX_KINDS = 20;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final AtomicLong nextFailure = new AtomicLong(nanoTime());

    /** A test has a clock of its own. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** Logs each message once, and no more than 20 messages: names in them may come from data. */
    void once(String message) {
        if (!logged.contains(message) && logged.size() < MAX_KINDS && logged.add(message)) {
            log(message);
        }
    }

    /** Logs at most one failure a minute. */
    void log(SupplierFailure failure) {
        long now = nanoTime();
        long next = nextFailure.get();
        if (now - next >= 0 && nextFailure.compareAndSet(next, now + MINUTE)) {
            LOG.log(System.Logger.Level.WARNING, failure.getMessage(), failure.getCause());
        }
    }

    static void log(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }
}
