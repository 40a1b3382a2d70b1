package io.github.tawktemplates;

/** What is said of a widget's configuration: of its key nothing but what lets two servers be compared. */
final class Summary {
    /** Some applications build a widget for each page, others one for each of many tenants. */
    private static final Warnings STARTED = new Warnings(1000);

    private final String text;
    private final String started;

    Summary(TawkWidget.Builder builder) {
        String options = builder.src() + ", " + builder.identityCall + ", " + builder.loadPolicy
                + (builder.identityUrl == null ? "" : ", identity from " + builder.identityUrl);
        text = "TawkWidget[" + options + ", secretKey=" + (builder.signer == null ? "none" : "<redacted>")
                + (builder.enabled ? "" : ", disabled") + "]";
        started = builder.enabled
                ? "is " + options + ", bootstrap " + (builder.bootstrapUrl == null ? "inline" : "as a file") + ", "
                        + builder.secretKeyInWords + "."
                : "is disabled: the tags print nothing.";
    }

    /** Logs the configuration, once for each. */
    void log() {
        STARTED.inform("The tawk.to widget " + started);
    }

    @Override
    public String toString() {
        return text;
    }
}
