package io.github.tawktemplates.examples.vertx;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class VertxTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Vert.x";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/pebble");
    }
}
