package io.github.tawktemplates;

import io.github.tawktemplates.contract.EngineUnderTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The least engine there can be, for what all tags share: its templates are one tag, and text with variables around it. */
record TagUnderTest() implements EngineUnderTest {
    private static final Pattern TEMPLATE = Pattern.compile("(.*)<(tag|signedOut)((?: \\w+=\\w+)*)>(.*)");
    private static final Pattern VARIABLE = Pattern.compile("<=(\\w+)>");

    @Override
    public Page compile(String source, TawkTags tags, boolean escaping) {
        Matcher template = TEMPLATE.matcher(source);
        if (!template.matches()) {
            throw new IllegalArgumentException(source);
        }
        TawkTags.Tag tag = template.group(2).equals("tag") ? tags.widget() : tags.signedOut();
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String argument : template.group(3).strip().split(" ")) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                arguments.put(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return (out, model) -> {
            Map<String, Object> given = new LinkedHashMap<>();
            arguments.forEach((name, variable) -> given.put(name, model.get(variable)));
            try {
                out.write(text(template.group(1), model)
                        + tag.render(given, model::get)
                        + text(template.group(4), model));
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new AssertionError("page.html:1 " + e.getMessage(), e);
            }
        };
    }

    private static String text(String source, Map<String, ?> model) {
        return VARIABLE.matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(model.get(found.group(1)))));
    }

    @Override
    public String variable(String name) {
        return "<=" + name + ">";
    }

    @Override
    public String tag(Map<String, String> arguments) {
        return "<tag" + arguments.entrySet().stream().map(each -> " " + each).collect(Collectors.joining()) + ">";
    }

    @Override
    public String signedOutTag() {
        return "<signedOut>";
    }

    @Override
    public Class<? extends Throwable> failure() {
        return AssertionError.class;
    }
}
