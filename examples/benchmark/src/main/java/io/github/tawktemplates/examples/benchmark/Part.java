package io.github.tawktemplates.examples.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The tag without an engine, and what it can't be faster than. */
public enum Part {
    /** SHA-256 of 100 bytes: with its padding, two compressions. */
    TWO_COMPRESSIONS {
        @Override
        Operation operation() throws NoSuchAlgorithmException {
            return digest(100);
        }
    },
    /** SHA-256 of 128 bytes: with its padding, three compressions. */
    DIGEST_OF_128_BYTES {
        @Override
        Operation operation() throws NoSuchAlgorithmException {
            return digest(128);
        }
    },
    /** That, and a copy of what is printed. */
    LIMIT {
        @Override
        Operation operation() throws Exception {
            Operation digest = digest(128);
            String printed = Engine.WIDGET.render(Person.THREE_FIELDS.visitor());
            StringBuilder out = new StringBuilder();
            return () -> {
                out.setLength(0);
                out.append(printed);
                return digest.run();
            };
        }
    },
    RENDER_TO {
        @Override
        Operation operation() {
            return renderTo(Person.THREE_FIELDS);
        }
    },
    RENDER_TO_45_ATTRIBUTES {
        @Override
        Operation operation() {
            return renderTo(Person.ATTRIBUTES_45);
        }
    },
    BUILD_VISITOR {
        @Override
        Operation operation() {
            return Person.THREE_FIELDS::visitor;
        }
    },
    BUILD_VISITOR_45_ATTRIBUTES {
        @Override
        Operation operation() {
            return Person.ATTRIBUTES_45::visitor;
        }
    },
    /** What a cached page prints. */
    RENDER_TO_ANONYMOUS {
        @Override
        Operation operation() {
            StringBuilder out = new StringBuilder();
            return () -> {
                out.setLength(0);
                Engine.WIDGET.renderTo(out, null, null);
                return out;
            };
        }
    };

    abstract Operation operation() throws Exception;

    private static Operation digest(int length) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] message = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        return () -> sha256.digest(message);
    }

    private static Operation renderTo(Person person) {
        var visitor = person.visitor();
        StringBuilder out = new StringBuilder();
        return () -> {
            out.setLength(0);
            Engine.WIDGET.renderTo(out, visitor, null);
            return out;
        };
    }
}
