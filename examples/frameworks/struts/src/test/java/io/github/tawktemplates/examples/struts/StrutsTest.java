package io.github.tawktemplates.examples.struts;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;

class StrutsTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Struts";
    }

    @Override
    protected List<String> pages() {
        return List.of("/freemarker.action");
    }
}
