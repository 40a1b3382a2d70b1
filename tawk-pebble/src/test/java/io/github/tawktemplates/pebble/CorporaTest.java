package io.github.tawktemplates.pebble;

import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.CorporaArgumentsContract;
import io.github.tawktemplates.TawkWidget;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class CorporaTest implements CorporaArgumentsContract {
    @Override
    public String page(boolean escaping, Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return evaluate(escaping, widget, "{{ text }}[{{ tawkWidget() }}]", model);
    }

    @Override
    public String page(boolean escaping, Map<String, String> arguments, Map<String, Object> model) throws Exception {
        String written = arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining(", "));
        return evaluate(escaping, () -> AdapterContract.WIDGET, "[{{ tawkWidget(" + written + ") }}]", model);
    }

    private static String evaluate(
            boolean escaping, Supplier<TawkWidget> widget, String source, Map<String, Object> model) throws Exception {
        MemoryLoader loader = new MemoryLoader();
        loader.addTemplate("page.html", source);
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(escaping)
                .extension(new TawkExtension(widget))
                .build();
        StringWriter out = new StringWriter();
        engine.getTemplate("page.html").evaluate(out, model);
        return out.toString();
    }
}
