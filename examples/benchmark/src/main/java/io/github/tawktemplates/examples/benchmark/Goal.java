package io.github.tawktemplates.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure and what it shall be at most.
 *
 * @param what the figure in words
 * @param limit the goal for Java 17
 * @param limitOnRecent the goal for Java 25
 * @param figure how it is made of what was measured
 * @param atLimit what it would be if the tag cost L and no more, null where that says nothing
 * @param whyNot the reason where it is not met, null where it should be
 */
record Goal(
        String what,
        double limit,
        double limitOnRecent,
        ToDoubleFunction<Figures> figure,
        ToDoubleFunction<Figures> atLimit,
        String whyNot) {
    private static final String ENGINE = "What `renderTo` costs is the smaller part. The rest is the engine's: ";
    private static final String STRING =
            "the result must be a String, so the whole element is copied twice more, into the String "
                    + "and out of it; and the engine looks for `tawkVisitor` and `cspNonce` in its scopes.";
    private static final String BY_HAND =
            "By hand, a page with three fields prints a snippet that is much shorter than the "
                    + "bootstrap, and most of its time is the engine's own. What the tag can save is the hash and the engine's "
                    + "escaping, and it adds a copy of the whole bootstrap; with `bootstrapUrl` that copy goes too.";
    private static final String MANY = "`Visitor.Builder`, which checks each key and value and keeps them in order "
            + "without duplicates, takes as long as printing, which looks at each character once; by hand nothing is checked.";

    static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        goals.add(same(
                "hash alone / digest of 128 bytes",
                1.7,
                of -> of.time(Hash.OURS) / of.time(Part.DIGEST_OF_128_BYTES),
                null));
        goals.add(same(
                "`renderTo` into a reused StringBuilder / L",
                2.6,
                of -> of.time(Part.RENDER_TO) / of.time(Part.LIMIT),
                null));
        goals.add(same("bytes per operation of that", 900, of -> of.bytes(Part.RENDER_TO), null));
        int length = Engine.WIDGET.render(Person.THREE_FIELDS.visitor()).length();
        for (Engine engine : Engine.values()) {
            goals.add(same(
                    engine + ": bytes of the tag",
                    engine.wantsString() ? Math.floor(1.2 * length + 1500) : 1300,
                    of -> of.tagBytes(engine),
                    null));
        }
        for (Engine engine : Engine.values()) {
            goals.add(
                    same(
                            engine + ": tag / L",
                            3.4,
                            of -> of.tagTime(engine) / of.time(Part.LIMIT),
                            ENGINE
                                    + (engine.wantsString()
                                            ? STRING
                                            : "it wraps the visitor into a model, looks for two variables and copies into its writer.")));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND, Person.THREE_FIELDS, "H", 0.45, 0.52, BY_HAND));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND, Person.ATTRIBUTES_45, "H, 45 attributes", 0.2, 0.35, MANY));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND_STRING_FORMAT, Person.THREE_FIELDS, "W", 0.08, 0.17, BY_HAND));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND_UNSIGNED, Person.THREE_FIELDS, "U", 1.0, 1.3, BY_HAND));
        }
        for (Payload other : new Payload[] {Payload.GSON_HTML_SAFE, Payload.JACKSON_ASCII_AND_ESCAPES}) {
            goals.add(payload(other, Person.WITH_PHONE, 0.25, 0.3));
            goals.add(payload(other, Person.ATTRIBUTES_45, 0.45, 0.6));
            goals.add(payload(other, Person.CYRILLIC_AND_EMOJI, 1, 1));
        }
        return goals;
    }

    private static Goal same(String what, double limit, ToDoubleFunction<Figures> figure, String whyNot) {
        return new Goal(what, limit, limit, figure, null, whyNot);
    }

    private static Goal page(
            Engine engine, Content other, Person person, String name, double limit, double recent, String whyNot) {
        return new Goal(
                engine + ": page with the tag / " + name,
                limit,
                recent,
                of -> of.time(engine, Content.TAG, person) / of.time(engine, other, person),
                of -> (of.time(engine, Content.EMPTY, person) + of.time(Part.LIMIT)) / of.time(engine, other, person),
                whyNot);
    }

    private static Goal payload(Payload other, Person person, double limit, double recent) {
        return new Goal(
                "payload to String / " + other + ", " + person,
                limit,
                recent,
                of -> of.time(Payload.OURS, person) / of.time(other, person),
                null,
                other == Payload.GSON_HTML_SAFE
                        ? "Gson leaves Cyrillic as it is, one character for six of ours: it has no setting for ASCII."
                        : "Both look at each character once, and that is most of the time.");
    }

    double limitFor(Figures figures) {
        return figures.isRecent() ? limitOnRecent : limit;
    }

    boolean isMet(Figures figures) {
        return figure.applyAsDouble(figures) <= limitFor(figures);
    }

    /** Returns the figure and whether it is the goal. */
    String shownFor(Figures figures) {
        String shown = show(figure.applyAsDouble(figures));
        if (isMet(figures)) {
            return shown;
        }
        return shown + " **not met**" + (atLimit == null ? "" : "; at L " + show(atLimit.applyAsDouble(figures)));
    }

    static String show(double value) {
        return value >= 50 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
