package io.github.tawktemplates.examples.spark;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class SparkTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Spark";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/mustache");
    }
}
