package io.github.tawktemplates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects ASCII, a byte for each character: half of what a {@code char[]} would take, and a String is made of it by one
 * copy.
 */
@SuppressWarnings("deprecation") // getBytes drops the high half of each character, and there is none
final class AsciiBuilder {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    AsciiBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    AsciiBuilder append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends a text that is known to be ASCII. */
    AsciiBuilder append(String ascii) {
        return append(ascii, ascii.length());
    }

    /** Appends the first {@code count} characters of a text, which are known to be ASCII. */
    AsciiBuilder append(String text, int count) {
        ensure(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    /** Appends a text that is known to be ASCII, in quotation marks. */
    AsciiBuilder appendQuoted(String ascii) {
        int count = ascii.length();
        ensure(count + 2);
        bytes[length] = '"';
        ascii.getBytes(0, count, bytes, length + 1);
        bytes[length + count + 1] = '"';
        length += count + 2;
        return this;
    }

    /** Appends JSON's escape of a character, with four lower-case hexadecimal digits. */
    void appendEscape(char c) {
        ensure(6);
        bytes[length] = '\\';
        bytes[length + 1] = 'u';
        bytes[length + 2] = hex(c >> 12);
        bytes[length + 3] = hex(c >> 8);
        bytes[length + 4] = hex(c >> 4);
        bytes[length + 5] = hex(c);
        length += 6;
    }

    /** Appends the hash of an identity. */
    AsciiBuilder appendHash(Signer signer, String identity) {
        ensure(Signer.HASH_LENGTH);
        signer.sign(identity, bytes, length);
        length += Signer.HASH_LENGTH;
        return this;
    }

    /** Returns the lower-case hexadecimal digit of the last four bits. */
    static byte hex(int value) {
        return HEX[value & 0xf];
    }

    private void ensure(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
