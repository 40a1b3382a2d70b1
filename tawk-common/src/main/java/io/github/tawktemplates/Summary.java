package io.github.tawktemplates;

/** What is said of a widget's configuration: of its key nothing but what lets two servers be compared. */
final class Summary {
    /** Some applications build a widget for each page, others one for each of many tenants. */
    private static final Warnings STARTED = new Warnings(1000);

    private final String text;

    /** Logs the configuration as well, once for each. */
    Summary(TawkWidget.Builder builder) {
        String options = Addresses.src(builder) + ", " + builder.identityCall + ", " + builder.loadPolicy
                + (builder.identityUrl == null ? "" : ", identity from " + builder.identityUrl);
        text = "TawkWidget[" + options + ", secretKey=" + (builder.signer == null ? "none" : "<redacted>")
                + (builder.enabled ? "" : ", disabled") + "]";
        STARTED.inform(
                builder.enabled
                        ? "The tawk.to widget is " + options + ", bootstrap "
                                + (builder.bootstrapUrl == null ? "inline" : "as a file") + ", "
                                + (builder.signer == null ? "no secret key" : builder.signer.keyInWords) + "."
                        : "The tawk.to widget is disabled: the tags print nothing.");
    }

    @Override
    public String toString() {
        return text;
    }
}
