package io.github.tawktemplates.freemarker;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateDirectiveModel;
import io.github.tawktemplates.CostContract;
import io.github.tawktemplates.TawkWidget;
import java.io.IOException;

class CostTest implements CostContract {
    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    @Override
    public Page pageWithTheTag(TawkWidget widget) throws IOException {
        TawkFreemarker.install(configuration, widget);
        return page("<p><@tawkWidget/></p>");
    }

    @Override
    public Page pageWithAnEmptyTag() throws IOException {
        TemplateDirectiveModel nothing = (environment, arguments, loopVariables, body) -> {};
        configuration.setSharedVariable("nothing", nothing);
        return page("<p><@nothing/></p>");
    }

    private Page page(String source) throws IOException {
        Template template = new Template("page.ftlh", source, configuration);
        return (out, model) -> template.process(model, out);
    }

    @Override
    public int allowedBytes(int elementLength) {
        return 1_300;
    }
}
