package io.github.tawktemplates.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong in place of a stack trace, where the application does not start for a property of ours. */
final class TawkFailureAnalyzer extends AbstractFailureAnalyzer<InvalidTawkPropertyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTawkPropertyException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct it in application.properties or the environment, or set tawk.enabled=false to run without the chat.",
                cause);
    }
}
