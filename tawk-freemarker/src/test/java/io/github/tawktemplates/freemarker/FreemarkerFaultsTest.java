package io.github.tawktemplates.freemarker;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.github.tawktemplates.FaultsContract;
import io.github.tawktemplates.LeaksContract;
import io.github.tawktemplates.TawkWidget;
import java.util.List;
import java.util.function.Supplier;

/** With FreeMarker's own handling of errors, which logs them and prints them into the page. */
class FreemarkerFaultsTest implements FaultsContract, LeaksContract {
    @Override
    public Page compile(Supplier<TawkWidget> widget) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        TawkFreemarker.install(configuration, widget);
        Template template = new Template("page.html", "[<@tawkWidget/>]", configuration);
        return (out, model) -> template.process(model, out);
    }

    @Override
    public Class<? extends Throwable> failure() {
        return TemplateException.class;
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        return List.of(new TawkWidgetDirective(widget), TawkWidgetDirective.signedOut(() -> widget));
    }
}
