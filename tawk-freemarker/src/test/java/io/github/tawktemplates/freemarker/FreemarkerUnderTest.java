package io.github.tawktemplates.freemarker;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.Version;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.contract.EngineUnderTest;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** @param improvements up to which version FreeMarker improves what it did before, at the cost of compatibility */
record FreemarkerUnderTest(Version improvements) implements EngineUnderTest {
    /** A copy of the version, as FreeMarker complains of applications that improve with each upgrade. */
    static final FreemarkerUnderTest TODAY =
            new FreemarkerUnderTest(new Version(Configuration.getVersion().toString()));

    /** What Spring's and Dropwizard's configurations run. */
    static final FreemarkerUnderTest OF_SPRING = new FreemarkerUnderTest(Configuration.VERSION_2_3_0);

    @Override
    public Page compile(String source, TawkTags tags, boolean escaping) throws IOException {
        Configuration configuration = configuration(escaping);
        TawkFreemarker.install(configuration, tags);
        return compile(source, configuration);
    }

    Configuration configuration(boolean escaping) {
        Configuration configuration = new Configuration(improvements);
        configuration.setOutputFormat(escaping ? HTMLOutputFormat.INSTANCE : PlainTextOutputFormat.INSTANCE);
        return configuration;
    }

    static Page compile(String source, Configuration configuration) throws IOException {
        Template template = new Template("page.html", source, configuration);
        return (out, model) -> template.process(model, out);
    }

    @Override
    public String variable(String name) {
        return "${" + name + "}";
    }

    @Override
    public String tag(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .map(argument -> " " + argument.getKey() + "=" + argument.getValue())
                .collect(Collectors.joining("", "<@tawkWidget", "/>"));
    }

    @Override
    public String signedOutTag() {
        return "<@tawkSignedOut/>";
    }

    @Override
    public Class<? extends Throwable> failure() {
        return TemplateException.class;
    }
}
