package io.github.tawktemplates.examples.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a page with the tag spends its time: the shares of the samples of Java's Flight Recorder.
 *
 * <p>As a process of its own, it prints a line for each page and place: its name and the share.
 */
final class Profile {
    /** What time is spent on. A sample counts for the place of the topmost method on its stack that has one. */
    enum Place {
        HASH("the hash", "Signer\\."),
        DATA("the JSON and the rest of the data", "(Json|AsciiBuilder|Nonce|Payload)\\.|Element\\.data"),
        VISITOR(
                "building the visitor",
                "(Visitor|Visitor\\$Builder|Attribute|Text|Field|examples\\.benchmark\\.Person)\\."),
        ELEMENT("writing the element, or making a String of it", "(TawkWidget|Element)\\."),
        TAG(
                "the tag: its arguments, and the engine's look-up of two variables",
                "(TawkTags(\\$Tag)?|VisitorResolver|Values|SupplierFailure)\\b|(?!examples)[a-z]+\\."),
        PAGE("the engine, for the page around it and for calling the tag", null);

        final String words;
        private final Predicate<String> methods;

        Place(String words, String methods) {
            this.words = words;
            this.methods = methods == null
                    ? method -> false
                    : Pattern.compile("io\\.github\\.tawktemplates\\.(" + methods + ").*")
                            .asMatchPredicate();
        }

        static Place of(List<RecordedFrame> stack) {
            return stack.stream()
                    .map(frame -> frame.getMethod().getType().getName() + "."
                            + frame.getMethod().getName())
                    .flatMap(method -> Arrays.stream(values())
                            .filter(place -> place.methods.test(method))
                            .limit(1))
                    .findFirst()
                    .orElse(PAGE);
        }
    }

    private static final Duration WARM = Duration.ofSeconds(2);
    private static final Duration SAMPLED = Duration.ofSeconds(3);

    private static volatile Object sink;

    private Profile() {}

    public static void main(String[] none) throws Exception {
        for (Engine engine : Engine.values()) {
            for (Person person : Person.OF_PAGES) {
                sample(engine, person);
            }
        }
    }

    private static void sample(Engine engine, Person person) throws Exception {
        Operation view = engine.view(Content.TAG, person);
        run(view, WARM);
        Path file = Files.createTempFile("profile", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
            recording.start();
            run(view, SAMPLED);
            recording.stop();
            recording.dump(file);
            List<RecordedEvent> samples = RecordingFile.readAllEvents(file);
            if (samples.size() < 500) {
                throw new IllegalStateException("Too few samples came back: " + samples.size());
            }
            Map<Place, Integer> counts = new HashMap<>();
            samples.forEach(each -> counts.merge(Place.of(each.getStackTrace().getFrames()), 1, Integer::sum));
            counts.forEach((place, count) ->
                    System.out.println(Rounds.name(engine, person, place) + " " + (double) count / samples.size()));
        } finally {
            Files.delete(file);
        }
    }

    private static void run(Operation operation, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (int i = 0; i < 1000; i++) {
                sink = operation.run();
            }
        }
    }
}
