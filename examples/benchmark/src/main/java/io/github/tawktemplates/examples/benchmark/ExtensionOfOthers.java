package io.github.tawktemplates.examples.benchmark;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/** Has functions for what the tag is compared with. */
final class ExtensionOfOthers extends AbstractExtension {
    private final Floor floor;

    ExtensionOfOthers(Floor floor) {
        this.floor = floor;
    }

    @Override
    public Map<String, io.pebbletemplates.pebble.extension.Function> getFunctions() {
        return Map.of(
                "nothing", (Simple) context -> "",
                "least",
                        (Simple) context ->
                                floor.print(context.getVariable("tawkVisitor"), context.getVariable("cspNonce")));
    }

    /** A function without arguments. */
    private interface Simple extends io.pebbletemplates.pebble.extension.Function {
        String result(EvaluationContext context);

        @Override
        default List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        default Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
            return new SafeString(result(context));
        }
    }
}
