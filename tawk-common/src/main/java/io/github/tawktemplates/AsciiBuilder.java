package io.github.tawktemplates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects ASCII, a byte for each character: half of what a {@code char[]} would take, and a String is made of it by one
 * copy.
 */
final class AsciiBuilder {
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
    @SuppressWarnings("deprecation") // it drops the high half of each character, and there is none
    AsciiBuilder append(String ascii) {
        int count = ascii.length();
        ensure(count);
        ascii.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    /** Appends four lower-case hexadecimal digits. */
    AsciiBuilder appendHex(char value) {
        return appendHex((byte) (value >> 8)).appendHex((byte) value);
    }

    /** Appends two lower-case hexadecimal digits. */
    AsciiBuilder appendHex(byte value) {
        ensure(2);
        bytes[length++] = digit(value >> 4 & 0xf);
        bytes[length++] = digit(value & 0xf);
        return this;
    }

    private static byte digit(int value) {
        return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
    }

    /** Puts {@code ascii} in the place of the last character. */
    void replaceLast(char ascii) {
        bytes[length - 1] = (byte) ascii;
    }

    /** Makes room for {@code count} more characters. */
    void ensure(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
