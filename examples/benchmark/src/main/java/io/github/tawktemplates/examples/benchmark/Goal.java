package io.github.tawktemplates.examples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure and the most that it should be.
 *
 * @param what the figure in words
 * @param limit the goal for Java 17
 * @param limitOnRecent the goal for Java 25
 * @param figure how it is made of what was measured
 * @param atFloor what it is for code that does what none can do without, null where there is no such case
 * @param withFile what it is where the bootstrap is a file, null where that says nothing
 * @param whyNot the reason where it is not met, null where it should be
 */
record Goal(
        String what,
        double limit,
        double limitOnRecent,
        ToDoubleFunction<Figures> figure,
        ToDoubleFunction<Figures> atFloor,
        ToDoubleFunction<Figures> withFile,
        String whyNot) {
    private static final String TAG =
            "Beyond the floor come HMAC's two copied states and its hexadecimal digits, the JSON, "
                    + "building the visitor, and three writes in the place of one: about 0.4 L each.";
    private static final String STRING =
            "The engine wants one String, so the whole element is copied into it and out of "
                    + "it again: the floor itself takes most of the goal. Ours adds what it adds in the other engines.";
    private static final String PAGE =
            "Where the floor is above the goal, no tag can meet it with this page: most of the "
                    + "time is the engine's, for a page that is the same in both, and the bootstrap, which by hand nobody prints, is "
                    + "copied too. Elsewhere it is what *tag / L* has beyond its floor.";
    private static final String ATTRIBUTES =
            "Half of the time is that of `Visitor.Builder`, which checks each key and value "
                    + "and keeps the keys apart by a map; a third is the JSON. By hand, nothing is checked. Encoding an attribute at "
                    + "once when it is set was tried: printing took a third of the time, building twice of it, which gained nothing.";
    private static final String PAYLOAD =
            "Jackson, too, looks at each character once and copies what is plain. Beyond the "
                    + "floor come the punctuation and a buffer that is copied once more to become a String.";
    private static final String GSON =
            "Gson prints Cyrillic as it is, one character for six of ours: it has no setting for ASCII.";

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
            goals.add(new Goal(
                    engine + ": tag / L",
                    3.4,
                    3.4,
                    of -> of.tagTime(engine, Content.TAG) / of.time(Part.LIMIT),
                    of -> of.tagTime(engine, Content.FLOOR) / of.time(Part.LIMIT),
                    of -> of.tagTime(engine, Content.TAG_WITH_FILE) / of.time(Part.LIMIT),
                    engine.wantsString() ? STRING : TAG));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND, Person.THREE_FIELDS, "H", 0.45, 0.52, PAGE));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND, Person.ATTRIBUTES_45, "H, 45 attributes", 0.2, 0.35, ATTRIBUTES));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND_STRING_FORMAT, Person.THREE_FIELDS, "W", 0.08, 0.17, PAGE));
        }
        for (Engine engine : Engine.values()) {
            goals.add(page(engine, Content.BY_HAND_UNSIGNED, Person.THREE_FIELDS, "U", 1.0, 1.3, PAGE));
        }
        for (Payload other : new Payload[] {Payload.GSON_HTML_SAFE, Payload.JACKSON_ASCII_AND_ESCAPES}) {
            goals.add(payload(other, Person.WITH_PHONE, 0.25, 0.3));
            goals.add(payload(other, Person.ATTRIBUTES_45, 0.45, 0.6));
            goals.add(payload(other, Person.CYRILLIC_AND_EMOJI, 1, 1));
        }
        return goals;
    }

    private static Goal same(String what, double limit, ToDoubleFunction<Figures> figure, String whyNot) {
        return new Goal(what, limit, limit, figure, null, null, whyNot);
    }

    private static Goal page(
            Engine engine, Content other, Person person, String name, double limit, double recent, String whyNot) {
        return new Goal(
                engine + ": page with the tag / " + name,
                limit,
                recent,
                of -> of.time(engine, Content.TAG, person) / of.time(engine, other, person),
                of -> of.time(engine, Content.FLOOR, person) / of.time(engine, other, person),
                of -> of.time(engine, Content.TAG_WITH_FILE, person) / of.time(engine, other, person),
                whyNot);
    }

    private static Goal payload(Payload other, Person person, double limit, double recent) {
        return new Goal(
                "payload to String / " + other + ", " + person,
                limit,
                recent,
                of -> of.time(Payload.OURS, person) / of.time(other, person),
                of -> of.time(Payload.FLOOR, person) / of.time(other, person),
                null,
                other == Payload.GSON_HTML_SAFE ? GSON : PAYLOAD);
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
        shown += " **not met**";
        if (atFloor != null) {
            shown += "; floor " + show(atFloor.applyAsDouble(figures));
        }
        if (withFile != null) {
            shown += "; with file " + show(withFile.applyAsDouble(figures));
        }
        return shown;
    }

    static String show(double value) {
        return value >= 50 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
