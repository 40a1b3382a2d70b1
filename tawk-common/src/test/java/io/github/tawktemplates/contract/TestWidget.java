package io.github.tawktemplates.contract;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.browser.BrowserTest;

/** The one property of all tests. The browser's tests, in a module that knows nothing of this one, say its id and its key. */
public final class TestWidget {
    public static final String PROPERTY_ID = BrowserTest.PROPERTY;

    /** A key as tawk.to makes them. */
    public static final String KEY = BrowserTest.KEY;

    /** Signs with {@link #KEY}. */
    public static final TawkWidget WIDGET = builder().secretKey(KEY).build();

    private TestWidget() {}

    /** Starts a widget without a key. */
    public static TawkWidget.Builder builder() {
        return TawkWidget.builder(PROPERTY_ID, "default");
    }
}
