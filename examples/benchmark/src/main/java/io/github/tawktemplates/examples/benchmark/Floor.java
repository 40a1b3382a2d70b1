package io.github.tawktemplates.examples.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that any tag must do: it is given the two variables by the engine, looks at each character of
 * the visitor once, digests 128 bytes, and hands the engine an element, here one that was made before.
 */
final class Floor {
    private final List<String> texts = new ArrayList<>();
    private final int special;
    private final MessageDigest digest;
    private final byte[] message = new byte[128];
    private final String element;
    private final String start;
    private final String end;

    Floor(Person person) throws NoSuchAlgorithmException {
        texts.addAll(List.of(person.userId, person.name, person.email));
        if (person.phone != null) {
            texts.add(person.phone);
        }
        person.attributes.forEach((key, value) -> texts.addAll(List.of(key, value)));
        special = countSpecial();
        digest = MessageDigest.getInstance("SHA-256");
        element = Engine.WIDGET.render(person.visitor());
        int endOfData = element.indexOf('>');
        start = element.substring(0, endOfData);
        end = element.substring(endOfData);
    }

    /** Prints where the engine gives its writer. */
    void printTo(Writer out, Object visitor, Object nonce) {
        work(visitor, nonce);
        try {
            out.write(element);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a new String where the engine wants one. */
    String print(Object visitor, Object nonce) {
        work(visitor, nonce);
        return start.concat(end);
    }

    private void work(Object visitor, Object nonce) {
        if (visitor == null || nonce != null) {
            throw new IllegalStateException("The engine found other variables than the page has.");
        }
        read();
        digest.digest(message);
    }

    /** Looks at each character. */
    void read() {
        if (countSpecial() != special) {
            throw new IllegalStateException("The visitor has changed.");
        }
    }

    private int countSpecial() {
        int count = 0;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                    count++;
                }
            }
        }
        return count;
    }
}
