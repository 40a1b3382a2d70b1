package io.github.tawktemplates.examples.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The text of {@code examples/benchmark/results.md}. */
final class Report {
    private static final String COMMAND = """
            mvn -q -DskipTests -pl examples/benchmark -am package
            java -jar examples/benchmark/target/benchmark.jar [JAVA_HOME of another JDK]...
            """;

    private final List<Figures> javas;
    private final List<String> lines = new ArrayList<>();

    Report(List<Figures> javas) {
        this.javas = javas;
    }

    List<String> lines(Optional<PageLoad> browser, List<String> policies, List<String> cached) {
        add("# Performance");
        add("");
        add(
                "Written by `examples/benchmark`; don't edit. What can be counted exactly (bytes, writes, look-ups, classes) is held in");
        add("`mvn verify` by `CostTest` and `CostContract` too.");
        add("");
        add("    " + COMMAND.strip().replace("\n", "\n    "));
        add("");
        add("Machine: " + Machine.words() + ". "
                + javas.stream().map(java -> java.java).collect(Collectors.joining("; ")) + ".");
        add("");
        add(
                "A figure is a ratio of times of one run, or bytes for one operation. In each process all cases run in short");
        add(
                "batches, in turn, and the fastest batch of each counts, the best one of three processes. The same cases are JMH");
        add("benchmarks: `java -cp examples/benchmark/target/benchmark.jar org.openjdk.jmh.Main PageBenchmark`.");
        goals();
        profile();
        parts();
        pages();
        wire();
        browser(browser);
        lines.addAll(policies);
        lines.addAll(cached);
        growth();
        return lines;
    }

    private void goals() {
        lines.addAll(List.of("", "## Goals", ""));
        add(
                "- **L**, the limit: SHA-256 of 128 bytes (three compressions, with the padding; two would be 100 bytes) and a copy of");
        add("  what is printed.");
        add(
                "- **H**, by hand with care: `Mac.getInstance` and `HexFormat` in the controller, tawk.to's snippet in the page, with");
        add(
                "  `?js_string`, `escape(\"js\")` or Mustache's HTML escaping. **W**, as found in the wild: `String.format(\"%02x\")`");
        add("  instead. **U**: unsigned, without any hash.");
        add(
                "- *tag*: a small page with the tag, building the visitor included, less the same page with an empty directive.");
        add(
                "- *floor*: the same figure, measured with the least that any code must do, in place of our code: the engine's look-up of");
        add(
                "  two variables, one look at each character, SHA-256 of 128 bytes and an element made before, given to the engine");
        add(
                "  the way it takes one; for a payload, one look at each character and a copy. With 45 attributes it is no limit: run");
        add("  alone, by JMH, that look was compiled to more than what all of ours takes.");
        add("- *with file*: the same figure for a widget with `bootstrapUrl`, which prints a tenth of the characters.");
        add("- A visitor has an id, a name and an e-mail; an element with it has "
                + Wire.elementOfAda().length() + " characters.");
        add("");
        header("figure", "goal");
        Map<String, Set<String>> missed = new LinkedHashMap<>();
        for (Goal goal : Goal.all()) {
            StringBuilder row = new StringBuilder("| " + goal.what() + " | ");
            row.append(Goal.show(goal.limit()));
            if (goal.limit() != goal.limitOnRecent()) {
                row.append(" (25: ").append(Goal.show(goal.limitOnRecent())).append(")");
            }
            for (Figures java : javas) {
                row.append(" | ").append(goal.shownFor(java));
                if (!goal.isMet(java)) {
                    String figure = "*" + goal.what().replaceFirst(".*: ", "") + "*";
                    String why = goal.whyNot() == null ? "not known yet." : goal.whyNot();
                    missed.computeIfAbsent(why, reason -> new LinkedHashSet<>()).add(figure);
                }
            }
            add(row + " |");
        }
        add("| look-ups of a security provider per render | 0 |" + " `CostTest` |".repeat(javas.size()));
        add("| writes to the Writer per widget | 3 |" + " `CostContract` |".repeat(javas.size()));
        add("| own classes until the first render is done | 22 |" + " `CostTest` |".repeat(javas.size()));
        int element = Wire.gzipped(Wire.element());
        String isMet = element <= Wire.GOAL ? " |" : " **not met** |";
        add("| element without visitor data, gzip -9 | " + Goal.show(Wire.GOAL) + " |"
                + (" " + Goal.show(element) + isMet).repeat(javas.size()));
        if (element > Wire.GOAL) {
            missed.put("each module does what a test holds it to; what each costs is below.", Set.of("*element*"));
        }
        if (!missed.isEmpty()) {
            lines.addAll(List.of("", "Why some are not met:", ""));
            missed.forEach((reason, figures) -> add("- " + String.join(", ", figures) + ": " + reason));
        }
    }

    /** Adds where the time goes, in the unit of the goals. */
    private void profile() {
        add("");
        add("## Where the time goes");
        add("");
        List<Figures> profiled = javas.stream().filter(Figures::hasProfile).toList();
        if (profiled.isEmpty()) {
            add("Not told: it needs Java 25, as older ones lose the samples inside of SHA-256 and of copying.");
            return;
        }
        add(
                "The samples of Java's Flight Recorder, each 1 ms, of a page with the tag; in multiples of L. A copy of many bytes is");
        add("an intrinsic, which may be counted for the engine.");
        for (Figures java : profiled) {
            for (Person person : Person.OF_PAGES) {
                add("");
                StringBuilder header = new StringBuilder("| " + words(person) + ", " + java.version());
                for (Engine engine : Engine.values()) {
                    header.append(" | ").append(words(engine));
                }
                add(header + " |");
                add("|" + "---|".repeat(Engine.values().length + 1));
                for (Profile.Place place : Profile.Place.values()) {
                    StringBuilder row = new StringBuilder("| " + place.words);
                    for (Engine engine : Engine.values()) {
                        row.append(" | ").append(Goal.show(java.timeAt(place, engine, person) / java.time(Part.LIMIT)));
                    }
                    add(row + " |");
                }
            }
        }
    }

    private void parts() {
        add("");
        add("## Without an engine");
        add("");
        add("Time in multiples of L, and bytes.");
        add("");
        header("case");
        for (Part part : Part.values()) {
            row(words(part), of -> of.time(part), of -> of.bytes(part));
        }
        for (Hash hash : Hash.values()) {
            row("hash: " + words(hash), of -> of.time(hash), of -> of.bytes(hash));
        }
        for (Payload payload : Payload.values()) {
            for (Person person : Person.OF_PAYLOADS) {
                row(
                        "payload: " + words(payload) + ", " + words(person),
                        of -> of.time(payload, person),
                        of -> of.bytes(payload, person));
            }
        }
    }

    private void pages() {
        add("");
        add("## Pages");
        add("");
        add("The whole page and its controller; time in multiples of L, and bytes.");
        add("");
        header("page");
        for (Engine engine : Engine.values()) {
            for (Person person : Person.OF_PAGES) {
                for (Content content : Content.values()) {
                    row(
                            words(engine) + ", " + words(person) + ": " + words(content),
                            of -> of.time(engine, content, person),
                            of -> of.bytes(engine, content, person));
                }
            }
        }
    }

    private void wire() {
        add("");
        add("## Over the wire");
        add("");
        add("| element | bytes | gzip -9 |");
        add("|---|---|---|");
        wire("without visitor data", Wire.element());
        wire("with a visitor", Wire.elementOfAda());
        wire("with a visitor, the bootstrap being a file", Wire.elementWithFile());
        add("");
        add(
                "What the element would save after gzip without a module of the bootstrap (modules share words, so the sum is less than");
        add("the whole):");
        add("");
        add("| module in `tawk-common/src/main/javascript` | gzip -9 |");
        add("|---|---|");
        Wire.modules().forEach((module, bytes) -> add("| `" + module + "` | " + bytes + " |"));
    }

    private void wire(String what, String element) {
        add("| " + what + " | " + Goal.show(element.length()) + " | " + Goal.show(Wire.gzipped(element)) + " |");
    }

    private void browser(Optional<PageLoad> browser) {
        add("");
        add("## In the browser");
        add("");
        if (browser.isEmpty()) {
            add("Not measured: there was no Chromium with its driver on the PATH.");
            return;
        }
        PageLoad figures = browser.get();
        add(
                "Time on Chromium's main thread until the inserted script has run, each in a fresh frame. tawk.to's own script is not");
        add("loaded: it is the same for all.");
        add("");
        add("| script | / the minified jQuery |");
        add("|---|---|");
        add("| the tag with a visitor | " + Goal.show(figures.ours()) + " |");
        add("| the same once more in the page (Turbo, htmx) | " + Goal.show(figures.again()) + " |");
        add("| tawk.to's snippet with the same visitor, by hand | " + Goal.show(figures.snippet()) + " |");
        add("| an empty script | " + Goal.show(figures.empty()) + " |");
        add("");
        add("Layout shift of a page with the tag, before tawk.to's script shows its chat: " + figures.layoutShift()
                + ".");
    }

    private void growth() {
        Figures java = javas.get(0);
        double tag = java.tagTime(Engine.FREEMARKER, Content.TAG);
        double hundredMillion = 1e8;
        add("");
        add("## How cost grows");
        add("");
        add("Arithmetic from what was measured **on that machine**, " + java.java + ", FreeMarker's tag.");
        add("Orders of magnitude: another machine has others.");
        add("");
        add(
                "- Threads share nothing but what never changes, so cost grows with page views and falls with cores. A core prints");
        add("  " + round(1e9 / tag) + " tags a second, or "
                + round(1e9 / java.time(Engine.FREEMARKER, Content.TAG, Person.THREE_FIELDS))
                + " of the small pages above.");
        add("- 100 million page views a day cost " + round(hundredMillion * tag / 1e9) + " seconds of one core and "
                + round(hundredMillion * java.tagBytes(Engine.FREEMARKER) / 1e9)
                + " GB of garbage a day, all of it young.");
        add("- They send " + round(hundredMillion * Wire.gzipped(Wire.elementOfAda()) / 1e9)
                + " GB a day after gzip with the bootstrap in each page, and "
                + round(hundredMillion * Wire.gzipped(Wire.elementWithFile()) / 1e9)
                + " GB with the bootstrap as a file that browsers keep.");
        add(
                "- A page that caches keep is printed once, without a person; what it costs to ask for the identity is above.");
        add(
                "- Memory does not grow with visitors: there is no cache of hashes, which would gain nothing if keyed by the whole");
        add("  identity.");
    }

    /** Rounds to one digit. */
    private static String round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return "about " + String.format(Locale.ROOT, "%,.0f", Math.round(value / power) * power);
    }

    private void header(String... columns) {
        String names = String.join(" | ", columns)
                + javas.stream().map(java -> " | " + java.version()).collect(Collectors.joining());
        add("| " + names + " |");
        add("|" + "---|".repeat(columns.length + javas.size()));
    }

    private void row(String what, ToDoubleFunction<Figures> time, ToDoubleFunction<Figures> bytes) {
        StringBuilder row = new StringBuilder("| " + what);
        for (Figures java : javas) {
            row.append(" | ")
                    .append(Goal.show(time.applyAsDouble(java) / java.time(Part.LIMIT)))
                    .append(" L, ")
                    .append(String.format(Locale.ROOT, "%,.0f", bytes.applyAsDouble(java)))
                    .append(" B");
        }
        add(row + " |");
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void add(String line) {
        lines.add(line);
    }
}
