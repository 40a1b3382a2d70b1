package io.github.tawktemplates.examples.benchmark;

import java.util.HashMap;
import java.util.Map;

/** What is in the place of the tag, and the model that the controller builds for it. */
public enum Content {
    TAG(null),
    /** The tag of a widget whose bootstrap is a file. */
    TAG_WITH_FILE(null),
    /** A directive or function that prints nothing. */
    EMPTY(null),
    /** A directive or function that does what no tag can do without, for a visitor that was built before. */
    FLOOR(null),
    /** The careful way: {@code Mac} and {@code HexFormat} in the controller, the engine's escaping in a script. */
    BY_HAND(Hash.MAC_AND_HEX_FORMAT),
    /** As found in the wild. */
    BY_HAND_STRING_FORMAT(Hash.MAC_AND_STRING_FORMAT),
    /** Without any hash. */
    BY_HAND_UNSIGNED(null);

    private final Hash hash;

    Content(Hash hash) {
        this.hash = hash;
    }

    boolean isTag() {
        return this == TAG || this == TAG_WITH_FILE;
    }

    boolean isByHand() {
        return compareTo(BY_HAND) >= 0;
    }

    boolean isSigned() {
        return isTag() || this == FLOOR || hash != null;
    }

    Map<String, Object> model(Person person) throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("title", "Your orders");
        if (isTag()) {
            model.put("tawkVisitor", person.visitor());
        } else if (this == FLOOR) {
            model.put("tawkVisitor", person.builtBefore);
        } else if (isByHand()) {
            model.put("userId", person.userId);
            model.put("name", person.name);
            model.put("email", person.email);
            model.put("attributes", person.attributes);
            model.put("fields", person.fields);
            if (hash != null) {
                model.put("hash", hash.of(person.userId));
            }
        }
        return model;
    }
}
