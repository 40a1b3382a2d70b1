package io.github.tawktemplates.pebble;

import io.github.tawktemplates.FaultsContract;
import io.github.tawktemplates.LeaksContract;
import io.github.tawktemplates.TawkWidget;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

class PebbleFaultsTest implements FaultsContract, LeaksContract {
    @Override
    public Page compile(Supplier<TawkWidget> widget) {
        MemoryLoader loader = new MemoryLoader();
        loader.addTemplate("page.html", "[{{ tawkWidget() }}]");
        return new PebbleEngine.Builder()
                .loader(loader)
                .extension(new TawkExtension(widget))
                .build()
                .getTemplate("page.html")::evaluate;
    }

    @Override
    public Class<? extends Throwable> failure() {
        return PebbleException.class;
    }

    @Override
    public List<Object> objects(TawkWidget widget) {
        TawkExtension extension = new TawkExtension(widget);
        List<Object> objects = new ArrayList<>(extension.getFunctions().values());
        objects.add(extension);
        return objects;
    }
}
