package io.github.tawktemplates.examples.dropwizard;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class DropwizardTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Dropwizard";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker", "/mustache");
    }
}
