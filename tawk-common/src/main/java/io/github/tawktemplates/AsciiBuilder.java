package io.github.tawktemplates;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A {@code StringBuilder} for ASCII: one byte per character, and {@link #toString} copies once. */
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

    AsciiBuilder append(String ascii) {
        return append(ascii, 0, ascii.length());
    }

    /** Appends a part that is ASCII of a text that may have anything else in it. */
    AsciiBuilder append(String text, int start, int end) {
        ensure(end - start);
        text.getBytes(start, end, bytes, length);
        length += end - start;
        return this;
    }

    /** Appends {@code ,"key":"value"}. */
    void appendPair(String key, String value) {
        int keyLength = key.length();
        int valueLength = value.length();
        ensure(keyLength + valueLength + 6);
        byte[] out = bytes;
        int at = length;
        out[at] = ',';
        out[at + 1] = '"';
        key.getBytes(0, keyLength, out, at + 2);
        at += keyLength + 2;
        out[at] = '"';
        out[at + 1] = ':';
        out[at + 2] = '"';
        value.getBytes(0, valueLength, out, at + 3);
        at += valueLength + 3;
        out[at] = '"';
        length = at + 1;
    }

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

    /**
     * Appends {@code count} characters that the caller then writes, without an array of its own, into {@link #array()}.
     *
     * @return where they start in that array
     */
    int reserve(int count) {
        ensure(count);
        int start = length;
        length += count;
        return start;
    }

    /** Returns the characters so far; another array once more is appended. */
    byte[] array() {
        return bytes;
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
