package io.github.tawktemplates.pebble;

import io.github.tawktemplates.TawkTags;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;

/** A tag as a Pebble function. */
final class TagFunction implements Function {
    private final TawkTags.Tag tag;
    private final CacheGuard guard;

    TagFunction(TawkTags.Tag tag, CacheGuard guard) {
        this.tag = tag;
        this.guard = guard;
    }

    /**
     * Returns the names, which Pebble needs for positional arguments (and 3.2 for named ones too). The list claims to
     * contain any name: Pebble's own message for an unknown one does not list the known ones, the tag's does.
     */
    @Override
    public List<String> getArgumentNames() {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return tag.argumentNames().get(index);
            }

            @Override
            public int size() {
                return tag.argumentNames().size();
            }

            @Override
            public boolean contains(Object name) {
                return true;
            }
        };
    }

    @Override
    public Object execute(
            Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
        if (guard.isCaching()) {
            throw new PebbleException(
                    null,
                    "The tag must not be inside {% cache %} but is: the first visitor's identity would be served to "
                            + "everybody. Move it behind {% endcache %}, also where it is in an included template.",
                    lineNumber,
                    self.getName());
        }
        try {
            return new SafeString(tag.render(arguments, context::getVariable));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new PebbleException(e, e.getMessage(), lineNumber, self.getName());
        }
    }
}
