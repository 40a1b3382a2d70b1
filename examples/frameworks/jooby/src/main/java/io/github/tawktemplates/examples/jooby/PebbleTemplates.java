package io.github.tawktemplates.examples.jooby;

import io.jooby.Context;
import io.jooby.ModelAndView;
import io.jooby.TemplateEngine;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pebble without {@code jooby-pebble}. */
record PebbleTemplates(PebbleEngine engine) implements TemplateEngine {
    @Override
    public List<String> extensions() {
        return List.of(".peb");
    }

    @Override
    public String render(Context context, ModelAndView page) throws IOException {
        Map<String, Object> model = new HashMap<>(context.getAttributes());
        model.putAll(page.getModel());
        StringWriter html = new StringWriter();
        engine.getTemplate(page.getView()).evaluate(html, model, context.locale());
        return html.toString();
    }
}
