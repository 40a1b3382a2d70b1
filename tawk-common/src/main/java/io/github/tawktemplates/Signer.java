package io.github.tawktemplates;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs identities as tawk.to's Secure Mode expects: HMAC-SHA256 under the property's key, both as UTF-8 text.
 *
 * <p>Immutable and safe for use by many threads. The key has no getter and is in no text this class makes.
 */
final class Signer {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Mac keyed;
    private final boolean cloneable;

    Signer(String secretKey) {
        key = new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        keyed = newMac();
        cloneable = isCloneable(keyed);
    }

    /**
     * Returns the HMAC-SHA256 of {@code identity} under this signer's key, as 64 lowercase hex digits.
     *
     * <p>The text is signed exactly as given: nothing is trimmed and case is kept, so pass the very string that is
     * printed.
     *
     * @throws IllegalArgumentException if {@code identity} is blank: an anonymous visitor is printed without a hash,
     *     never with the hash of nothing
     */
    String sign(String identity) {
        if (identity.isBlank()) {
            throw new IllegalArgumentException("identity must not be blank. An anonymous visitor has no hash.");
        }
        byte[] hash = mac().doFinal(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    /** Returns a MAC of its own for each call: one MAC is not safe for two threads, a copy costs less than a new one. */
    private Mac mac() {
        if (cloneable) {
            try {
                return (Mac) keyed.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("The security provider cloned its " + ALGORITHM + " once only.", e);
            }
        }
        return newMac();
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java has no " + ALGORITHM + ", which every Java platform must have.", e);
        }
    }

    private static boolean isCloneable(Mac mac) {
        try {
            mac.clone();
            return true;
        } catch (CloneNotSupportedException hardwareProvider) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Signer[key=<redacted>]";
    }
}
