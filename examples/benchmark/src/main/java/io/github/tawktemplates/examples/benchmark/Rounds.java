package io.github.tawktemplates.examples.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One process: all cases in short batches, in turn, round after round, so that what slows the machine down slows down all of
 * them. The fastest batch of a case counts.
 *
 * <p>Prints the Java, and a line for each case: its name, nanoseconds and bytes for one operation.
 */
final class Rounds {
    private static final long BATCH = Duration.ofMillis(1).toNanos();

    private final com.sun.management.ThreadMXBean thread =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Operation operation;
    private int operations = 1;
    private double nanoseconds = Double.MAX_VALUE;
    private double bytes = Double.MAX_VALUE;
    /** Where results go, so that the JIT can't drop them. */
    private static volatile Object sink;

    private Rounds(Operation operation) {
        this.operation = operation;
    }

    public static void main(String[] seconds) throws Exception {
        Map<String, Rounds> cases = new LinkedHashMap<>();
        for (Map.Entry<String, Operation> entry : cases().entrySet()) {
            cases.put(entry.getKey(), new Rounds(entry.getValue()));
        }
        long warm = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(seconds[0])).toNanos();
        while (System.nanoTime() < warm) {
            for (Rounds each : cases.values()) {
                long spent = each.batch();
                each.operations = (int) Math.max(1, each.operations * BATCH / Math.max(spent, BATCH / 4));
            }
        }
        cases.values().forEach(each -> each.nanoseconds = Double.MAX_VALUE);
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.parseLong(seconds[1])).toNanos();
        while (System.nanoTime() < end) {
            for (Rounds each : cases.values()) {
                each.batch();
            }
        }
        System.out.println(System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        cases.forEach((name, each) -> System.out.println(name + " " + each.nanoseconds + " " + each.bytes));
    }

    /** Returns every case by its name. */
    static Map<String, Operation> cases() throws Exception {
        Map<String, Operation> cases = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            cases.put(name(part), part.operation());
        }
        for (Hash hash : Hash.values()) {
            cases.put(name(hash), () -> hash.of(Person.THREE_FIELDS.userId));
        }
        for (Payload payload : Payload.values()) {
            for (Person person : Person.OF_PAYLOADS) {
                cases.put(name(payload, person), payload.of(person));
            }
        }
        for (Engine engine : Engine.values()) {
            for (Content content : Content.values()) {
                for (Person person : Person.OF_PAGES) {
                    cases.put(name(engine, content, person), engine.view(content, person));
                }
            }
        }
        return cases;
    }

    static String name(Enum<?>... parameters) {
        StringBuilder name = new StringBuilder(parameters[0].getDeclaringClass().getSimpleName());
        for (Enum<?> parameter : parameters) {
            name.append('/').append(parameter);
        }
        return name.toString();
    }

    private long batch() throws Exception {
        long allocated = thread.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        Object last = null;
        for (int i = 0; i < operations; i++) {
            last = operation.run();
        }
        long spent = System.nanoTime() - start;
        sink = last;
        nanoseconds = Math.min(nanoseconds, (double) spent / operations);
        bytes = Math.min(bytes, (double) (thread.getCurrentThreadAllocatedBytes() - allocated) / operations);
        return spent;
    }
}
