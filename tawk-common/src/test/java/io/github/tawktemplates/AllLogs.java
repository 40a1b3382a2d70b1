package io.github.tawktemplates;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Holds what anybody logs while it is open, at every level and with its exceptions, and keeps it off the console. */
final class AllLogs extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler[] handlers = root.getHandlers();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Formatter formatter = new SimpleFormatter();

    AllLogs() {
        setLevel(Level.ALL);
        for (Handler handler : handlers) {
            root.removeHandler(handler);
        }
        root.addHandler(this);
        root.setLevel(Level.ALL);
    }

    String text() {
        return String.join("", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        // not format(), which translates the level's name
        Throwable thrown = logged.getThrown();
        lines.add(logged.getLevel().getName() + ": " + formatter.formatMessage(logged) + "\n"
                + (thrown == null ? "" : RandomKey.told(thrown)));
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
