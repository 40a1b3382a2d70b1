package io.github.tawktemplates.mustache;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.DefaultCode;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.AdapterContract;
import io.github.tawktemplates.contract.ArchitectureContract;
import io.github.tawktemplates.contract.CorporaContract;
import io.github.tawktemplates.contract.CostContract;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import io.github.tawktemplates.contract.FaultsContract;
import io.github.tawktemplates.contract.LeaksContract;
import io.github.tawktemplates.contract.ManyVisitorsContract;
import io.github.tawktemplates.contract.ThreadsContract;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;

class MustacheContractTest
        implements AdapterContract,
                CorporaContract,
                CostContract,
                FaultsContract,
                LeaksContract,
                ManyVisitorsContract,
                ThreadsContract,
                ArchitectureContract {
    @Override
    public EngineUnderTest engine() {
        return new MustacheUnderTest();
    }

    @Override
    public Page pageWithAnEmptyTag() {
        return MustacheUnderTest.page(new FactoryOfNothing());
    }

    @Override
    public int allowedBytes(int elementLength) {
        return 1_300;
    }

    /** Has a section that prints nothing, made as {@link TawkMustacheFactory} makes the tag. */
    private static final class FactoryOfNothing extends DefaultMustacheFactory {
        FactoryOfNothing() {
            super(Templates.page("<p>{{#nothing}}{{/nothing}}</p>"));
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

    @Nested
    class UnderAForeignFactory implements CostContract {
        @Override
        public EngineUnderTest engine() {
            return new ForeignMustacheUnderTest();
        }

        @Override
        public Page pageWithAnEmptyTag() {
            Mustache template =
                    new DefaultMustacheFactory(Templates.page("<p>{{#nothing}}{{/nothing}}</p>")).compile("page.html");
            Function<String, String> nothing = body -> "";
            return (out, model) -> template.execute(out, List.of(model, Map.of("nothing", nothing)));
        }

        /** The function returns a String. */
        @Override
        public int allowedBytes(int elementLength) {
            return elementLength * 12 / 10 + 1_500;
        }
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        TawkMustacheFactory factory = new TawkMustacheFactory(widget, Templates.page("{{#tawk}}{{/tawk}}"));
        return List.of(
                factory,
                factory.compile("page.html").getCodes()[0],
                TawkMustache.tag(widget, Visitor.forUserId("u-17").build(), null));
    }

    @Override
    public List<Page> waysToRender(ExecutorService executor) throws Exception {
        Templates withExecutor = Templates.page("{{id}}[{{#later}}{{#tawk}}{{/tawk}}{{/later}}]");
        DefaultMustacheFactory ours = new TawkMustacheFactory(WIDGET, withExecutor);
        ours.setExecutorService(executor);
        DefaultMustacheFactory foreign = new DefaultMustacheFactory(withExecutor);
        foreign.setExecutorService(executor);
        return List.of(
                new MustacheUnderTest().compile("{{id}}[{{#tawk}}{{/tawk}}]", () -> WIDGET, true),
                MustacheUnderTest.page(ours),
                ForeignMustacheUnderTest.page(foreign, TawkTags.of(WIDGET)));
    }

    @Override
    public Page pageOnAThreadOf(ExecutorService pool, TawkTags tags) {
        TawkMustacheFactory factory =
                new TawkMustacheFactory(tags, Templates.page("[{{#later}}{{#tawk}}{{/tawk}}{{/later}}]"));
        factory.setExecutorService(pool);
        return MustacheUnderTest.page(factory);
    }

    @Override
    public String[] publicTypes() {
        return new String[] {
            "io.github.tawktemplates.mustache.TawkMustache", "io.github.tawktemplates.mustache.TawkMustacheFactory"
        };
    }

    @Override
    public String[] otherPackages() {
        return new String[] {"io.github.tawktemplates", "com.github.mustachejava.."};
    }
}
