package io.github.tawktemplates.spring;

import java.util.ArrayList;
import java.util.List;

/** Whom the tag names on each kind of page, in Pebble. */
class PebblePagesTest extends PagesTest {
    @Override
    RunningShop start(List<Class<?>> sources) {
        List<Class<?>> withPebble = new ArrayList<>(sources);
        withPebble.add(PebbleBeans.class);
        return RunningShop.start(withPebble);
    }
}
