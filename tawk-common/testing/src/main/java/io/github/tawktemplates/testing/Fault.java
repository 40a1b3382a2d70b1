package io.github.tawktemplates.testing;

import java.time.Duration;
import java.util.Objects;

/**
 * A way to fail, set with {@link Sandbox#fail} and {@link Sandbox#failNext}. Except for {@link #delay}, a call that meets a
 * fault is logged and changes nothing.
 *
 * <pre>{@code
 * sandbox.fail(Operation.SET_ATTRIBUTES, Fault.error(500)); // until sandbox.recover()
 * sandbox.failNext(Operation.LOGOUT, 1, Fault.delay(Duration.ofSeconds(30)));
 * }</pre>
 *
 * @param kind the kind of failure
 * @param detail the code, the string or the milliseconds; empty for the other kinds
 */
public record Fault(Kind kind, String detail) {

    /** The kinds of failure. */
    public enum Kind {
        /** An answer with an error. */
        ERROR("answer with the error"),
        /** No answer, ever. */
        SILENCE("never answer"),
        /** The proper answer, but late. */
        DELAY("answer late"),
        /** A connection that breaks. */
        UNREACHABLE("break the connection"),
        /** A body that isn't JavaScript; for {@link Operation#EMBED} only. */
        NONSENSE("send a page in place of the script");

        /** For the dashboard. */
        final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }
    }

    /**
     * Checks the parts.
     *
     * @param kind the kind of failure
     * @param detail the code, the string or the milliseconds; empty for the other kinds
     * @throws IllegalArgumentException if {@code detail} is blank for {@code ERROR}, or no number of milliseconds for
     *     {@code DELAY}
     */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        if (kind == Kind.ERROR && detail.isBlank()) {
            throw new IllegalArgumentException("detail must be a code such as 500 or a string such as SERVER_ERROR.");
        }
        if (kind == Kind.DELAY && !detail.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("detail must be a number of milliseconds of at most seven digits.");
        }
    }

    /**
     * Answers with a code: 400, 401, 500. {@code setAttributes} hands it to its callback as a number, the others as an
     * HTTP status.
     *
     * @param code the code
     * @return the fault
     */
    public static Fault error(int code) {
        return new Fault(Kind.ERROR, Integer.toString(code));
    }

    /**
     * Answers with a string such as {@code SERVER_ERROR}.
     *
     * @param error the string, not blank
     * @return the fault
     */
    public static Fault error(String error) {
        return new Fault(Kind.ERROR, error);
    }

    /**
     * Never answers.
     *
     * @return the fault
     */
    public static Fault silence() {
        return new Fault(Kind.SILENCE, "");
    }

    /**
     * Answers properly, but late.
     *
     * @param delay how late
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(Kind.DELAY, Long.toString(delay.toMillis()));
    }

    /**
     * Breaks the connection.
     *
     * @return the fault
     */
    public static Fault unreachable() {
        return new Fault(Kind.UNREACHABLE, "");
    }

    /**
     * Serves a page instead of the embed script, as a captive portal does.
     *
     * @return the fault
     */
    public static Fault nonsense() {
        return new Fault(Kind.NONSENSE, "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.name() : kind == Kind.ERROR ? detail : kind + " " + detail + " ms";
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
