package io.github.tawktemplates.examples.micronaut;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.io.Writable;
import io.micronaut.views.ViewUtils;
import io.micronaut.views.ViewsRenderer;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/** In place of micronaut-views-freemarker and micronaut-views-pebble: the build finds neither of them for Micronaut 4. */
@Factory
class Engines {
    @Singleton
    Configuration freemarker() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Engines.class.getClassLoader(), "views");
        return configuration;
    }

    @Singleton
    PebbleEngine pebble(List<Extension> extensions) {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("views");
        PebbleEngine.Builder builder = new PebbleEngine.Builder().loader(loader);
        extensions.forEach(builder::extension);
        return builder.build();
    }

    @Singleton
    static class FreemarkerViews<T, R> implements ViewsRenderer<T, R> {
        private final Configuration configuration;

        FreemarkerViews(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        public boolean exists(String view) {
            return view.endsWith(".ftlh");
        }

        @Override
        public Writable render(String view, T model, R request) {
            return out -> {
                try {
                    configuration.getTemplate(view).process(ViewUtils.modelOf(model), out);
                } catch (TemplateException e) {
                    throw new IOException(e); // any other exception leaves the browser without an answer
                }
            };
        }
    }

    @Singleton
    static class PebbleViews<T, R> implements ViewsRenderer<T, R> {
        private final PebbleEngine engine;

        PebbleViews(PebbleEngine engine) {
            this.engine = engine;
        }

        @Override
        public boolean exists(String view) {
            return view.endsWith(".peb");
        }

        @Override
        public Writable render(String view, T model, R request) {
            return out -> {
                try {
                    engine.getTemplate(view).evaluate(out, ViewUtils.modelOf(model));
                } catch (PebbleException e) {
                    throw new IOException(e);
                }
            };
        }
    }
}
