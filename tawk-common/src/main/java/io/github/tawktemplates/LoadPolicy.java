package io.github.tawktemplates;

/** When the browser fetches the widget from tawk.to. */
public enum LoadPolicy {
    /** With the page, asynchronously. The default. */
    IMMEDIATE("immediate"),

    /** At a person's first sign of life: pointer, key, wheel or touch. */
    INTERACTION("interaction"),

    /**
     * When the page says that the visitor agreed: {@code window.dispatchEvent(new Event('tawk-consent'))}, or
     * {@code window.tawkConsent = true} before the tag. Until then nothing leaves the page and nothing is stored.
     */
    CONSENT("consent");

    final String printed;

    LoadPolicy(String printed) {
        this.printed = printed;
    }
}
