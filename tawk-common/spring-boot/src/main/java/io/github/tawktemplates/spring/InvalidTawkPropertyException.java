package io.github.tawktemplates.spring;

import org.jspecify.annotations.Nullable;

/** Says which property is malformed, and not its value: a key may have been pasted into the wrong one. */
final class InvalidTawkPropertyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidTawkPropertyException(String name, @Nullable String message) {
        super(name + ": " + message);
    }
}
