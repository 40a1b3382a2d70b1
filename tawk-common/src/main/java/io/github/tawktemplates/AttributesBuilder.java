package io.github.tawktemplates;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the attributes of a visitor, in the order in which their keys were first set. */
final class AttributesBuilder {
    private static final int FEW = 8;

    private Object[] keysAndValues = new Object[2 * FEW];
    private int[] hashes = new int[FEW];
    private int size;

    /** A bit for the last six bits of each hash: most keys need not be compared with any other. */
    private long seen;

    /** Sets a value, or takes the key away where it is null. The key replaces one that differs in case alone. */
    void set(String key, int hash, @Nullable Object value) {
        int index = (seen & 1L << hash) == 0 ? -1 : indexOf(key, hash);
        if (value == null) {
            remove(index);
            return;
        }
        if (index < 0) {
            index = size++;
            grow();
            seen |= 1L << hash;
        }
        hashes[index] = hash;
        keysAndValues[2 * index] = key;
        keysAndValues[2 * index + 1] = value;
    }

    private int indexOf(String key, int hash) {
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && key.equalsIgnoreCase((String) keysAndValues[2 * i])) {
                return i;
            }
        }
        return -1;
    }

    private void remove(int index) {
        if (index >= 0) {
            size--;
            System.arraycopy(hashes, index + 1, hashes, index, size - index);
            System.arraycopy(keysAndValues, 2 * index + 2, keysAndValues, 2 * index, 2 * (size - index));
        }
    }

    /** At once to what a visitor may have at most. */
    private void grow() {
        if (size > hashes.length) {
            int capacity = Math.max(Visitor.Builder.MAX_KEYS, 2 * hashes.length);
            hashes = Arrays.copyOf(hashes, capacity);
            keysAndValues = Arrays.copyOf(keysAndValues, 2 * capacity);
        }
    }

    int size() {
        return size;
    }

    /** Leaves out those after the first {@code count}. */
    void keep(int count) {
        size = Math.min(size, count);
    }

    /** Returns each key, followed by its value. */
    Object[] toArray() {
        return Arrays.copyOf(keysAndValues, 2 * size);
    }
}
