package io.github.tawktemplates;

/**
 * When the browser fetches the widget from tawk.to.
 *
 * <pre>{@code
 * TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default").load(LoadPolicy.INTERACTION).build();
 * }</pre>
 */
public enum LoadPolicy {
    /** With the page, asynchronously. The default. */
    IMMEDIATE("immediate"),

    /** When the page has loaded and the browser has nothing to do for it, 4 s later at the latest. */
    IDLE("idle"),

    /** At a person's first sign of life: pointer, key, wheel or touch. */
    INTERACTION("interaction"),

    /**
     * When the page says that the visitor agreed: {@code window.dispatchEvent(new Event('tawk-consent'))}, or
     * {@code window.tawkConsent = true} before the tag. Until then nothing leaves the page and nothing is stored.
     */
    CONSENT("consent"),

    /**
     * When a person clicks on a link or button of the page with {@code data-tawk-open}. The tag makes no request before, and
     * stores nothing where nothing was.
     */
    CLICK("click");

    final String printed;

    LoadPolicy(String printed) {
        this.printed = printed;
    }
}
