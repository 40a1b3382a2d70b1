package io.github.tawktemplates.contract;

import io.github.tawktemplates.TawkWidget;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** Holds what anybody logs while it is open, at every level and with its exceptions, and keeps it off the console. */
public final class CapturedLog extends Handler implements AutoCloseable {
    private static final Formatter FORMATTER = new SimpleFormatter();

    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler[] handlers = root.getHandlers();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public CapturedLog() {
        setLevel(Level.ALL);
        for (Handler handler : handlers) {
            root.removeHandler(handler);
        }
        root.addHandler(this);
        root.setLevel(Level.ALL);
    }

    /** Returns all of it. */
    public String text() {
        return records.stream().map(CapturedLog::text).collect(Collectors.joining());
    }

    /** Not by {@link Formatter#format}, which translates the level's name. */
    private static String text(LogRecord logged) {
        Throwable thrown = logged.getThrown();
        return logged.getLevel().getName() + ": " + FORMATTER.formatMessage(logged) + "\n"
                + (thrown == null ? "" : Failures.everything(thrown));
    }

    /**
     * Returns the library's messages, without the line about what is configured; fails if another is no warning, or has an
     * exception that could hold more than its message.
     */
    public List<String> warnings() {
        String library = TawkWidget.class.getPackageName();
        List<LogRecord> own = records.stream()
                .filter(logged -> logged.getLoggerName().startsWith(library))
                .filter(logged -> !logged.getMessage().startsWith("The tawk.to widget is "))
                .toList();
        for (LogRecord logged : own) {
            if (logged.getLevel() != Level.WARNING || logged.getThrown() != null) {
                throw new AssertionError("Not a plain warning: " + text(logged));
            }
        }
        return own.stream().map(LogRecord::getMessage).toList();
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
        root.setLevel(level);
        root.removeHandler(this);
        for (Handler handler : handlers) {
            root.addHandler(handler);
        }
    }
}
