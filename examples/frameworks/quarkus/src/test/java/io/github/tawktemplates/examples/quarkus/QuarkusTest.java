package io.github.tawktemplates.examples.quarkus;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.nio.file.Path;
import java.util.List;

class QuarkusTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Quarkus";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker");
    }

    @Override
    protected List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
    }
}
