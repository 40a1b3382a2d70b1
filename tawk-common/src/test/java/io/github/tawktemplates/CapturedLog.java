package io.github.tawktemplates;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Holds what this package logs while it is open, and keeps it off the console. */
final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger(CapturedLog.class.getPackageName());
    private final boolean useParentHandlers = logger.getUseParentHandlers();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    CapturedLog() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Returns the messages; fails if one is no warning, or has an exception that could hold more than its message. */
    List<String> warnings() {
        for (LogRecord logged : records) {
            if (logged.getLevel() != Level.WARNING || logged.getThrown() != null) {
                throw new AssertionError("Not a plain warning: " + logged.getLevel() + " " + logged.getMessage());
            }
        }
        return records.stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(useParentHandlers);
    }
}
