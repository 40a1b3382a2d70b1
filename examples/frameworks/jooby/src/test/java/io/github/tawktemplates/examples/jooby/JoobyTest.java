package io.github.tawktemplates.examples.jooby;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class JoobyTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Jooby";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/pebble");
    }
}
