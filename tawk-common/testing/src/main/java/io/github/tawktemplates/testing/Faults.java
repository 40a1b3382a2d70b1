package io.github.tawktemplates.testing;

import java.util.EnumMap;
import java.util.Map;

/** What the sandbox was told to fail at. Thread-safe. */
final class Faults {

    private final Map<Operation, Planned> planned = new EnumMap<>(Operation.class);

    /** A fault and how often it is still due; negative is always. */
    record Planned(Fault fault, int times) {}

    synchronized void plan(Operation operation, Fault fault, int times) {
        if (fault.is(Fault.Kind.NONSENSE) && operation != Operation.EMBED) {
            throw new IllegalArgumentException("A page can take the place of the widget's script only.");
        }
        planned.put(operation, new Planned(fault, times));
    }

    synchronized Map<Operation, Planned> planned() {
        return Map.copyOf(planned);
    }

    synchronized void clear() {
        planned.clear();
    }

    /** Returns the fault that is due at {@code operation} and counts it, or null. */
    synchronized Fault due(Operation operation) {
        Planned next = planned.get(operation);
        if (next == null) {
            return null;
        }
        if (next.times == 1) {
            planned.remove(operation);
        } else if (next.times > 1) {
            planned.put(operation, new Planned(next.fault, next.times - 1));
        }
        return next.fault;
    }
}
