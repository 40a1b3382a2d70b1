package io.github.tawktemplates.pebble;

import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.CacheNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out whether a {@code {% cache %}} is rendering. Pebble gives an extension no sign of it: node visitors are not shown
 * the cached body. Only the call stack shows it. Walking the stack costs more than the tag, so it is done only in engines
 * that have compiled a {@code {% cache %}}.
 */
final class CacheGuard implements NodeVisitorFactory {
    private static final StackWalker STACK = StackWalker.getInstance();

    private final AtomicBoolean cacheCompiled = new AtomicBoolean();

    @Override
    public NodeVisitor createVisitor(PebbleTemplate template) {
        return new AbstractNodeVisitor((PebbleTemplateImpl) template) {
            @Override
            public void visit(Node node) {
                if (node instanceof CacheNode) {
                    cacheCompiled.set(true);
                }
            }
        };
    }

    /** Walks only the frames of Pebble: the application's may be a hundred. */
    boolean isCaching() {
        return cacheCompiled.get()
                && STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .dropWhile(name -> name.startsWith(CacheGuard.class.getPackageName()))
                        .takeWhile(name -> name.startsWith("io.pebbletemplates."))
                        .anyMatch(CacheNode.class.getName()::equals));
    }
}
