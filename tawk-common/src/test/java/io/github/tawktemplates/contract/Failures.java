package io.github.tawktemplates.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an exception of an engine says. */
public final class Failures {
    private Failures() {}

    /** Returns what {@code call} fails with, and keeps off the console what an engine logs of it; fails if it doesn't. */
    public static Throwable of(ThrowingCallable call) {
        CapturedLog log = new CapturedLog();
        Throwable error = catchThrowable(call);
        log.close();
        assertThat(error).isNotNull();
        return error;
    }

    /** Fails unless {@code error} names the template {@code page.html} and its first line, each engine in its own way. */
    public static void assertNamesThePlace(Throwable error) {
        assertThat(error).hasMessageContaining("page.html").message().containsPattern("(line |:)1\\b");
    }

    /** Returns all that {@code error} says, with its causes and what it suppressed. */
    public static String everything(Throwable error) {
        StringWriter said = new StringWriter();
        error.printStackTrace(new PrintWriter(said, true));
        return said.toString();
    }
}
