package io.github.tawktemplates;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Logs what pages run into, but not for every page: a page view must not fill the log, nor fail. */
class Warnings {
    private static final System.Logger LOG = System.getLogger(TawkWidget.class.getName());
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final int maxKinds;
    private final AtomicLong nextFailure = new AtomicLong(nanoTime());

    Warnings() {
        this(20);
    }

    Warnings(int maxKinds) {
        this.maxKinds = maxKinds;
    }

    /** A test has a clock of its own. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** Logs each message once, and no more than 20 of them unless said otherwise: names in them may come from data. */
    void once(String message) {
        once(System.Logger.Level.WARNING, message);
    }

    /** The same, for what is no reason to worry. */
    void inform(String message) {
        once(System.Logger.Level.INFO, message);
    }

    private void once(System.Logger.Level level, String message) {
        if (!logged.contains(message) && logged.size() < maxKinds && logged.add(message)) {
            LOG.log(level, message);
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
