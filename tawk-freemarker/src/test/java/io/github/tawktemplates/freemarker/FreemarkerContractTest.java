package io.github.tawktemplates.freemarker;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;

import freemarker.template.Configuration;
import freemarker.template.TemplateDirectiveModel;
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
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Nested;

class FreemarkerContractTest
        implements AdapterContract,
                ArgumentsContract,
                CorporaContract,
                CostContract,
                FaultsContract,
                LeaksContract,
                ManyVisitorsContract,
                ReadmeContract,
                ArchitectureContract {
    @Override
    public EngineUnderTest engine() {
        return FreemarkerUnderTest.TODAY;
    }

    @Nested
    class WithTheImprovementsOfSpring implements AdapterContract, ArgumentsContract {
        @Override
        public EngineUnderTest engine() {
            return FreemarkerUnderTest.OF_SPRING;
        }
    }

    @Override
    public Page pageWithAnEmptyTag() throws IOException {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
        TemplateDirectiveModel nothing = (environment, arguments, loopVariables, body) -> {};
        configuration.setSharedVariable("nothing", nothing);
        return FreemarkerUnderTest.compile("<p><@nothing/></p>", configuration);
    }

    @Override
    public int allowedBytes(int elementLength) {
        return 1_300;
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        return List.of(new TawkWidgetDirective(widget), TawkWidgetDirective.signedOut(TawkTags.of(widget)));
    }

    @Override
    public List<Page> waysToRender(ExecutorService executor) throws Exception {
        return List.of(
                FreemarkerUnderTest.TODAY.compile("${id}[<@tawkWidget/>]", () -> WIDGET, true),
                FreemarkerUnderTest.TODAY.compile(
                        "${id}[<@tawkWidget userId=userId!'' name=name!''/>]", () -> WIDGET, true));
    }

    @Override
    public String language() {
        return "ftl";
    }

    @Override
    public String[] publicTypes() {
        return new String[] {
            "io.github.tawktemplates.freemarker.TawkFreemarker",
            "io.github.tawktemplates.freemarker.TawkWidgetDirective"
        };
    }

    @Override
    public String[] otherPackages() {
        return new String[] {"io.github.tawktemplates", "freemarker.."};
    }
}
