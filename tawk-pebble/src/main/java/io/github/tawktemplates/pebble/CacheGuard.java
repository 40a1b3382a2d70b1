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
 * Tells whether {@code {% cache %}} is rendering. Pebble shows its body to no visitor of nodes and tells nobody that it runs
 * it, but the stack does; to look there costs more than the tag, so only engines that have compiled a {@code {% cache %}} do.
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

    /** The stack is read as far as it is Pebble's: the application's part may be a hundred frames deep. */
    boolean isCaching() {
        return cacheCompiled.get()
                && STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .dropWhile(name -> name.startsWith(CacheGuard.class.getPackageName()))
                        .takeWhile(name -> name.startsWith("io.pebbletemplates."))
                        .anyMatch(CacheNode.class.getName()::equals));
    }
}
