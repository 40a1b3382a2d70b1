package io.github.tawktemplates.mustache;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.DefaultCode;
import io.github.tawktemplates.CostContract;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;

class CostTest {
    private static final Templates EMPTY = Templates.page("<p>{{#nothing}}{{/nothing}}</p>");
    private static final Templates TAG = Templates.page("<p>{{#tawk}}{{/tawk}}</p>");

    @Nested
    class OfTheFactory implements CostContract {
        @Override
        public Page pageWithTheTag(TawkWidget widget) {
            Mustache template = new TawkMustacheFactory(widget, TAG).compile("page.html");
            return (out, model) -> template.execute(out, model);
        }

        @Override
        public Page pageWithAnEmptyTag() {
            Mustache template = new FactoryOfNothing().compile("page.html");
            return (out, model) -> template.execute(out, model);
        }

        @Override
        public int allowedBytes(int elementLength) {
            return 1_300;
        }
    }

    @Nested
    class OfAForeignFactory implements CostContract {
        @Override
        public Page pageWithTheTag(TawkWidget widget) {
            Mustache template = new DefaultMustacheFactory(TAG).compile("page.html");
            return (out, model) -> template.execute(
                    out, List.of(model, TawkMustache.scope(widget, (Visitor) model.get("tawkVisitor"), null)));
        }

        @Override
        public Page pageWithAnEmptyTag() {
            Mustache template = new DefaultMustacheFactory(EMPTY).compile("page.html");
            Function<String, String> nothing = body -> "";
            return (out, model) -> template.execute(out, List.of(model, Map.of("nothing", nothing)));
        }

        /** The function returns a String. */
        @Override
        public int allowedBytes(int elementLength) {
            return elementLength * 12 / 10 + 1_500;
        }
    }

    /** Has a section that prints nothing, made as {@link TawkMustacheFactory} makes the tag. */
    private static final class FactoryOfNothing extends DefaultMustacheFactory {
        FactoryOfNothing() {
            super(EMPTY);
        }

        @Override
        public MustacheVisitor createMustacheVisitor() {
            return new DefaultMustacheVisitor(this) {
                @Override
                public void iterable(TemplateContext position, String variable, Mustache body) {
                    list.add(new DefaultCode(position, df, null, variable, "") {
                        @Override
                        public Writer execute(Writer out, List<Object> scopes) {
                            return appendText(out);
                        }
                    });
                }
            };
        }
    }
}
