package io.github.tawktemplates.contract;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.util.Map;
import java.util.function.Supplier;

/** What the contracts have in common: an engine, and pages that are the tag between brackets. */
public interface EngineContract {
    EngineUnderTest engine();

    /** Compiles {@code [} the tag without arguments {@code ]}. */
    default Page page(Supplier<TawkWidget> widget) throws Exception {
        return engine().compile("[" + engine().tag(Map.of()) + "]", widget, true);
    }

    /** Compiles {@code [} the tag without arguments {@code ]}. */
    default Page page(TawkTags tags) throws Exception {
        return engine().compile("[" + engine().tag(Map.of()) + "]", tags, true);
    }

    default String render(Map<String, Object> model) throws Exception {
        return page(() -> TestWidget.WIDGET).render(model);
    }
}
