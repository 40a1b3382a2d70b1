package io.github.tawktemplates.pebble;

import io.github.tawktemplates.CostContract;
import io.github.tawktemplates.TawkWidget;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

class CostTest implements CostContract {
    @Override
    public Page pageWithTheTag(TawkWidget widget) {
        return page(new TawkExtension(widget), "<p>{{ tawkWidget() }}</p>");
    }

    @Override
    public Page pageWithAnEmptyTag() {
        return page(new ExtensionOfNothing(), "<p>{{ nothing() }}</p>");
    }

    private static Page page(Extension extension, String source) {
        PebbleTemplate template = new PebbleEngine.Builder()
                .loader(new StringLoader())
                .extension(extension)
                .build()
                .getTemplate(source);
        return (out, model) -> template.evaluate(out, model);
    }

    /** Pebble wants a String. */
    @Override
    public int allowedBytes(int elementLength) {
        return elementLength * 12 / 10 + 1_500;
    }

    private static final class ExtensionOfNothing extends AbstractExtension {
        @Override
        public Map<String, Function> getFunctions() {
            return Map.of("nothing", new Function() {
                @Override
                public List<String> getArgumentNames() {
                    return List.of();
                }

                @Override
                public Object execute(
                        Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
                    return new SafeString("");
                }
            });
        }
    }
}
