package io.github.tawktemplates.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** mustache.java with a factory of the application: its {@code tawkVisitor} must be a {@link Visitor}. */
record ForeignMustacheUnderTest() implements EngineUnderTest {
    @Override
    public Page compile(String source, TawkTags tags, boolean escaping) {
        DefaultMustacheFactory factory = new DefaultMustacheFactory(Templates.page(source)) {
            @Override
            public void encode(String value, Writer out) {
                if (escaping) {
                    super.encode(value, out);
                } else {
                    MustacheUnderTest.write(value, out);
                }
            }
        };
        return page(factory, tags);
    }

    static Page page(DefaultMustacheFactory factory, TawkTags tags) {
        Mustache page = factory.compile("page.html");
        return (out, model) -> page.execute(
                        out, List.of(model, TawkMustache.scope(tags, (Visitor) model.get("tawkVisitor"), (String)
                                model.get("cspNonce"))))
                .close();
    }

    @Override
    public String variable(String name) {
        return new MustacheUnderTest().variable(name);
    }

    @Override
    public String tag(Map<String, String> arguments) {
        return new MustacheUnderTest().tag(arguments);
    }

    @Override
    public String signedOutTag() {
        return new MustacheUnderTest().signedOutTag();
    }

    @Override
    public Class<? extends Throwable> failure() {
        return MustacheException.class;
    }
}
