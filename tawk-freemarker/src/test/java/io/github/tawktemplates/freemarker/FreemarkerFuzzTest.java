package io.github.tawktemplates.freemarker;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.Version;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.FuzzedArguments;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fuzzes the arguments of the tag, under today's wrapping of values and Spring's; {@code mvn -P fuzz test} for longer. */
class FreemarkerFuzzTest {
    private static final Configuration TODAY = configuration(Configuration.VERSION_2_3_34);
    private static final Configuration OF_SPRING = configuration(Configuration.VERSION_2_3_0);
    private static final TemplateMethodModelEx NULL = list -> null;

    private static Configuration configuration(Version version) {
        Configuration configuration = new Configuration(version);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        TawkFreemarker.install(configuration, AdapterContract.WIDGET);
        return configuration;
    }

    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        Configuration configuration = data.consumeBoolean() ? TODAY : OF_SPRING;
        FuzzedArguments fuzzed = FuzzedArguments.of(data);
        Map<String, Object> model = new HashMap<>(fuzzed.model());
        fuzzed.arguments().forEach((name, value) -> model.put(name, value == null ? NULL : value));
        String arguments = fuzzed.arguments().entrySet().stream()
                .map(argument ->
                        " " + argument.getKey() + "=" + argument.getKey() + (argument.getValue() == null ? "()" : ""))
                .collect(Collectors.joining());

        fuzzed.check(
                () -> {
                    StringWriter page = new StringWriter();
                    new Template("page.html", "[<@tawkWidget" + arguments + "/>]", configuration).process(model, page);
                    return page.toString();
                },
                AdapterContract.SECRET,
                TemplateException.class);
    }
}
