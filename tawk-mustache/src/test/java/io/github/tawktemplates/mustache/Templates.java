package io.github.tawktemplates.mustache;

import com.github.mustachejava.MustacheFactory;
import com.github.mustachejava.MustacheResolver;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** Templates in memory, for a test. */
record Templates(Map<String, String> sources) implements MustacheResolver {
    static Templates page(String source) {
        return new Templates(Map.of("page.html", source, "part.html", "{{#tawk}}{{/tawk}}"));
    }

    @Override
    public StringReader getReader(String name) {
        return sources.containsKey(name) ? new StringReader(sources.get(name)) : null;
    }

    static String execute(MustacheFactory factory, Object... scopes) throws Exception {
        StringWriter out = new StringWriter();
        factory.compile("page.html").execute(out, scopes).close();
        return out.toString();
    }
}
