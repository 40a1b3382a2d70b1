package io.github.tawktemplates.pebble;

import io.github.tawktemplates.TawkTag;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.node.CacheNode;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;

/** A tag as a Pebble function. */
final class TagFunction implements Function {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final TawkTag tag;

    TagFunction(TawkTag tag) {
        this.tag = tag;
    }

    /**
     * Returns the names, which Pebble needs for positional arguments (and 3.2 for named ones too). The list claims to
     * contain any name: Pebble's own message for an unknown one does not tell the known ones, the tag's does.
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
        if (isCached()) {
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

    /**
     * Pebble shows the body of {@code {% cache %}} to no visitor of nodes and tells nobody that it runs it; the stack does.
     * It is read as far as it is Pebble's: the application's part may be a hundred frames deep, and costs more than the tag.
     */
    private static boolean isCached() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .dropWhile(TagFunction.class.getName()::equals)
                .takeWhile(name -> name.startsWith("io.pebbletemplates."))
                .anyMatch(CacheNode.class.getName()::equals));
    }
}
