package io.github.tawktemplates.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.contract.EngineUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** mustache.java with a factory of ours; its tags take no arguments. */
record MustacheUnderTest() implements EngineUnderTest {
    @Override
    public Page compile(String source, TawkTags tags, boolean escaping) {
        return page(new TawkMustacheFactory(tags, Templates.page(source)) {
            @Override
            public void encode(String value, Writer out) {
                if (escaping) {
                    super.encode(value, out);
                } else {
                    write(value, out);
                }
            }
        });
    }

    static Page page(DefaultMustacheFactory factory) {
        Mustache page = factory.compile("page.html");
        return (out, model) -> page.execute(out, model).close();
    }

    static void write(String value, Writer out) {
        try {
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String variable(String name) {
        return "{{" + name + "}}";
    }

    @Override
    public String tag(Map<String, String> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("The tags take no arguments");
        }
        return "{{#tawk}}{{/tawk}}";
    }

    @Override
    public String signedOutTag() {
        return "{{#tawkSignedOut}}{{/tawkSignedOut}}";
    }

    @Override
    public Class<? extends Throwable> failure() {
        return MustacheException.class;
    }
}
