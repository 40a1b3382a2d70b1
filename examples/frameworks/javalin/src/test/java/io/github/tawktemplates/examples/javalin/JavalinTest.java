package io.github.tawktemplates.examples.javalin;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class JavalinTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Javalin";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/mustache", "/pebble");
    }
}
