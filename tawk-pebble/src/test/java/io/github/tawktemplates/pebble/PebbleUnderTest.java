package io.github.tawktemplates.pebble;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * @param executor for {@code {% parallel %}}, or null
 */
record PebbleUnderTest(ExecutorService executor) implements EngineUnderTest {
    PebbleUnderTest() {
        this(null);
    }

    @Override
    public Page compile(String source, TawkTags tags, boolean escaping) {
        return compile(source, new TawkExtension(tags), escaping);
    }

    /** Compiles a page beside {@code part.html}, which is the tag, and {@code macros.html}, where {@code chat()} prints it. */
    Page compile(String source, Extension extension, boolean escaping) {
        MemoryLoader loader = new MemoryLoader();
        loader.addTemplate("page.html", source);
        loader.addTemplate("part.html", "{{ tawkWidget() }}");
        loader.addTemplate("macros.html", "{% macro chat() %}{{ tawkWidget() }}{% endmacro %}");
        return new PebbleEngine.Builder()
                .loader(loader)
                .autoEscaping(escaping)
                .executorService(executor)
                .extension(extension)
                .build()
                .getTemplate("page.html")::evaluate;
    }

    @Override
    public String variable(String name) {
        return "{{ " + name + " }}";
    }

    @Override
    public String tag(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining(", ", "{{ tawkWidget(", ") }}"));
    }

    @Override
    public String signedOutTag() {
        return "{{ tawkSignedOut() }}";
    }

    @Override
    public Class<? extends Throwable> failure() {
        return PebbleException.class;
    }
}
