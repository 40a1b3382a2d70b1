package io.github.tawktemplates;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Signs identities as tawk.to's Secure Mode expects: HMAC-SHA256 (RFC 2104) under the property's key, both as UTF-8 text.
 *
 * <p>Immutable and safe for use by many threads. The key has no getter and is in no text this class makes.
 *
 * <p>The key is hashed once, into the two states that every HMAC under it starts from; cloning them is cheaper than a
 * {@code Mac}, new or reused, and needs no provider look-up.
 */
final class Signer {
    private static final String ALGORITHM = "SHA-256";
    private static final int BLOCK = 64;

    /** The hexadecimal digits of a hash. */
    static final int HASH_LENGTH = 64;

    private final byte[] innerBlock;
    private final byte[] outerBlock;
    private final MessageDigest inner;
    private final MessageDigest outer;

    /** Says of the key what lets two servers be compared, and no more: 16 bits of a hash fit very many keys. */
    final String keyInWords;

    Signer(String secretKey) {
        byte[] key = secretKey.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        innerBlock = xor(block, 0x36);
        outerBlock = xor(block, 0x5c);
        inner = started(innerBlock);
        outer = started(outerBlock);
        keyInWords = "a secret key of " + secretKey.length() + " characters, whose SHA-256 begins with "
                + HexFormat.of().formatHex(sha256().digest(key), 0, 2);
    }

    /** Checks what {@link TawkWidget.Builder#secretKey} was given. */
    static Signer forKey(@Nullable String secretKey) {
        String where = " Copy it from Administration > Overview > JavaScript API > Secure Mode.";
        if (secretKey == null) {
            throw new NullPointerException("secretKey must be set but is null." + where);
        }
        if (secretKey.isBlank()) {
            throw new IllegalArgumentException("secretKey must not be blank but is "
                    + (secretKey.isEmpty() ? "empty" : "white space") + "." + where);
        }
        if (!secretKey.strip().equals(secretKey)) {
            throw new IllegalArgumentException("secretKey must not have white space around it but has." + where);
        }
        if (!isUsualKey(secretKey)) {
            Warnings.log("secretKey is not 40 ASCII letters and digits, as tawk.to's keys are; it is used as it is."
                    + where);
        }
        return new Signer(secretKey);
    }

    /** Returns whether {@code text} is what tawk.to's keys are in practice; its own WordPress plugin takes no other. */
    static boolean isUsualKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Text.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() == 40;
    }

    /**
     * Returns the HMAC-SHA256 of {@code identity} under this signer's key, as 64 lowercase hex digits.
     *
     * <p>The text is signed exactly as given: nothing is trimmed and case is kept, so pass the very string that is
     * printed.
     *
     * @throws IllegalArgumentException if {@code identity} is blank: without an identity no hash is printed, never the
     *     hash of nothing
     */
    String sign(String identity) {
        AsciiBuilder hash = new AsciiBuilder(HASH_LENGTH);
        appendHash(hash, identity);
        return hash.toString();
    }

    /** Appends what {@link #sign} returns. */
    void appendHash(AsciiBuilder out, String identity) {
        int start = out.reserve(HASH_LENGTH);
        sign(identity, out.array(), start);
    }

    private void sign(String identity, byte[] out, int start) {
        if (Text.isBlank(identity)) {
            throw new IllegalArgumentException("identity must not be blank. Without an identity there is no hash.");
        }
        MessageDigest first = copy(inner, innerBlock);
        first.update(identity.getBytes(StandardCharsets.UTF_8));
        MessageDigest second = copy(outer, outerBlock);
        // Both digests go where the last digits will be, so neither needs an array of its own.
        int count = HASH_LENGTH / 2;
        int from = start + count;
        try {
            first.digest(out, from, count);
            second.update(out, from, count);
            second.digest(out, from, count);
        } catch (DigestException e) {
            throw new IllegalStateException("This Java's " + ALGORITHM + " does not give 32 bytes.", e);
        }
        for (int i = 0; i < count; i++) {
            byte value = out[from + i];
            out[start + 2 * i] = AsciiBuilder.hex(value >> 4);
            out[start + 2 * i + 1] = AsciiBuilder.hex(value);
        }
    }

    /** Each call needs its own digest, as one is not safe for two threads. */
    private static MessageDigest copy(MessageDigest started, byte[] block) {
        try {
            return (MessageDigest) started.clone();
        } catch (CloneNotSupportedException hardwareProvider) {
            return started(block);
        }
    }

    private static MessageDigest started(byte[] block) {
        MessageDigest digest = sha256();
        digest.update(block);
        return digest;
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] result = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            result[i] = (byte) (block[i] ^ pad);
        }
        return result;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "This Java has no " + ALGORITHM + ", which every Java platform must have.", e);
        }
    }

    @Override
    public String toString() {
        return "Signer[key=<redacted>]";
    }
}
