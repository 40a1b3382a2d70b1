package io.github.tawktemplates;

import java.util.Locale;
import java.util.Objects;

/** The rule for a Content-Security-Policy nonce (CSP Level 3, {@code base64-value}). */
final class Nonce {
    private Nonce() {}

    /** Returns {@code nonce}, base64 or base64url, padded or not: nothing that could end an attribute or a directive. */
    static String require(String nonce) {
        int end = Objects.requireNonNull(nonce, "nonce").length();
        while (end > 0 && nonce.length() - end < 2 && nonce.charAt(end - 1) == '=') {
            end--;
        }
        if (end == 0) {
            throw refused(nonce.isEmpty() ? "is empty" : "is padding only");
        }
        for (int i = 0; i < end; i++) {
            char c = nonce.charAt(i);
            if (!Text.isLetterOrDigit(c) && "+/-_".indexOf(c) < 0) {
                throw refused(String.format(Locale.ROOT, "has U+%04X at index %d", (int) c, i));
            }
        }
        return nonce;
    }

    private static IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(
                "nonce must be base64 or base64url but " + what + ". Pass the nonce of this "
                        + "response's Content-Security-Policy without quotes or \"nonce-\", or null if the page has none.");
    }
}
