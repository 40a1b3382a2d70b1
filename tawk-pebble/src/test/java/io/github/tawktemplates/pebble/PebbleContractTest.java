package io.github.tawktemplates.pebble;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.contract.AdapterContract;
import io.github.tawktemplates.contract.ArchitectureContract;
import io.github.tawktemplates.contract.ArgumentsContract;
import io.github.tawktemplates.contract.CorporaContract;
import io.github.tawktemplates.contract.CostContract;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import io.github.tawktemplates.contract.FaultsContract;
import io.github.tawktemplates.contract.LeaksContract;
import io.github.tawktemplates.contract.ManyVisitorsContract;
import io.github.tawktemplates.contract.ReadmeContract;
import io.github.tawktemplates.contract.ThreadsContract;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

class PebbleContractTest
        implements AdapterContract,
                ArgumentsContract,
                CorporaContract,
                CostContract,
                FaultsContract,
                LeaksContract,
                ManyVisitorsContract,
                ThreadsContract,
                ReadmeContract,
                ArchitectureContract {
    @Override
    public EngineUnderTest engine() {
        return new PebbleUnderTest();
    }

    @Override
    public Page pageWithAnEmptyTag() {
        return new PebbleUnderTest().compile("<p>{{ nothing() }}</p>", new ExtensionOfNothing(), true);
    }

    /** Pebble wants a String. */
    @Override
    public int allowedBytes(int elementLength) {
        return elementLength * 12 / 10 + 1_500;
    }

    private static final class ExtensionOfNothing extends AbstractExtension {
        @Override
        public Map<String, Function> getFunctions() {
            return Map.of("nothing", new Function() {
                @Override
                public List<String> getArgumentNames() {
                    return List.of();
                }

                @Override
                public Object execute(
                        Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
                    return new SafeString("");
                }
            });
        }
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        TawkExtension extension = new TawkExtension(widget);
        List<Object> objects = new ArrayList<>(extension.getFunctions().values());
        objects.add(extension);
        return objects;
    }

    @Override
    public List<Page> waysToRender(ExecutorService executor) {
        PebbleUnderTest engine = new PebbleUnderTest(executor);
        return Stream.of(
                        "{{ id }}[{{ tawkWidget() }}]",
                        "{{ id }}[{% parallel %}{{ tawkWidget() }}{% endparallel %}]",
                        "{{ id }}{% cache 'menu' %}{% endcache %}[{{ tawkWidget(userId=userId, name=name) }}]")
                .map(source -> engine.compile(source, TawkTags.of(WIDGET), true))
                .toList();
    }

    @Override
    public Page pageOnAThreadOf(ExecutorService pool, TawkTags tags) {
        return new PebbleUnderTest(pool).compile("[{% parallel %}{{ tawkWidget() }}{% endparallel %}]", tags, true);
    }

    @Override
    public String language() {
        return "pebble";
    }

    @Override
    public String[] publicTypes() {
        return new String[] {"io.github.tawktemplates.pebble.TawkExtension"};
    }

    @Override
    public String[] otherPackages() {
        return new String[] {"io.github.tawktemplates", "io.pebbletemplates.."};
    }
}
