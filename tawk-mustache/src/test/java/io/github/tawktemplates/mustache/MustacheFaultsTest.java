package io.github.tawktemplates.mustache;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.FaultsContract;
import io.github.tawktemplates.LeaksContract;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.util.List;
import java.util.function.Supplier;

class MustacheFaultsTest implements FaultsContract, LeaksContract {
    @Override
    public Page compile(Supplier<TawkWidget> widget) {
        Mustache page = new TawkMustacheFactory(widget, Templates.page("[{{#tawk}}{{/tawk}}]")).compile("page.html");
        return (out, model) -> page.execute(out, model).flush();
    }

    @Override
    public Class<? extends Throwable> failure() {
        return MustacheException.class;
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        TawkMustacheFactory factory = new TawkMustacheFactory(widget, Templates.page("{{#tawk}}{{/tawk}}"));
        return List.of(
                factory,
                factory.compile("page.html").getCodes()[0],
                TawkMustache.tag(widget, Visitor.forUserId("u-17").build(), null));
    }
}
