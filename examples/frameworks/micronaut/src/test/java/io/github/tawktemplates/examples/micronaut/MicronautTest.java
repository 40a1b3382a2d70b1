package io.github.tawktemplates.examples.micronaut;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class MicronautTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Micronaut";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/pebble");
    }
}
