package io.github.tawktemplates.examples.ktor;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class KtorTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Ktor";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker");
    }

    /** Kotlin adds "Kt" to the file's name. */
    @Override
    protected List<String> command() {
        return super.command().stream()
                .map(part -> part.endsWith(".Application") ? part + "Kt" : part)
                .toList();
    }
}
