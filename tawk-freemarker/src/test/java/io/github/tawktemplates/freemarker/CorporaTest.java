package io.github.tawktemplates.freemarker;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.CorporaArgumentsContract;
import io.github.tawktemplates.TawkWidget;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class CorporaTest implements CorporaArgumentsContract {
    @Override
    public String page(boolean escaping, Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return process(escaping, widget, "${text}[<@tawkWidget/>]", model);
    }

    @Override
    public String page(boolean escaping, Map<String, String> arguments, Map<String, Object> model) throws Exception {
        String written = arguments.entrySet().stream()
                .map(argument -> " " + argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining());
        return process(escaping, () -> AdapterContract.WIDGET, "[<@tawkWidget" + written + "/>]", model);
    }

    private static String process(
            boolean escaping, Supplier<TawkWidget> widget, String source, Map<String, Object> model) throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setOutputFormat(escaping ? HTMLOutputFormat.INSTANCE : PlainTextOutputFormat.INSTANCE);
        TawkFreemarker.install(configuration, widget);
        StringWriter out = new StringWriter();
        new Template("page.html", source, configuration).process(model, out);
        return out.toString();
    }
}
