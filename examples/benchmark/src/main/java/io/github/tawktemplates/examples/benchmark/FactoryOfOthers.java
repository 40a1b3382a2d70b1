package io.github.tawktemplates.examples.benchmark;

import com.github.mustachejava.Binding;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.DefaultCode;
import io.github.tawktemplates.mustache.TawkMustacheFactory;
import java.io.Writer;
import java.util.List;

/** Has sections for what the tag is compared with, made as {@link TawkMustacheFactory} makes the tag. */
final class FactoryOfOthers extends DefaultMustacheFactory {
    private final Floor floor;

    FactoryOfOthers(MustacheResolver templates, Floor floor) {
        super(templates);
        this.floor = floor;
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void iterable(TemplateContext position, String variable, Mustache body) {
                switch (variable) {
                    case "nothing" -> list.add(new Nothing(position, df, variable));
                    case "least" -> list.add(new Least(position, df, variable, floor));
                    default -> super.iterable(position, variable, body);
                }
            }
        };
    }

    private static class Nothing extends DefaultCode {
        Nothing(TemplateContext position, DefaultMustacheFactory factory, String variable) {
            super(position, factory, null, variable, "");
        }

        @Override
        public Writer execute(Writer out, List<Object> scopes) {
            return appendText(out);
        }
    }

    private static final class Least extends Nothing {
        private final Floor floor;
        private final Binding visitor;
        private final Binding nonce;

        Least(TemplateContext position, DefaultMustacheFactory factory, String variable, Floor floor) {
            super(position, factory, variable);
            this.floor = floor;
            visitor = oh.createBinding("tawkVisitor", position, this);
            nonce = oh.createBinding("cspNonce", position, this);
        }

        @Override
        public Writer execute(Writer out, List<Object> scopes) {
            floor.printTo(out, visitor.get(scopes), nonce.get(scopes));
            return super.execute(out, scopes);
        }
    }
}
