package io.github.tawktemplates.spring;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.spring.servlet.PebbleViewResolver;
import java.util.List;
import org.springframework.context.annotation.Bean;

/** What an application with Pebble writes beside the starter, as Pebble's own starter knows no Spring Boot 4. */
class PebbleBeans {
    @Bean
    PebbleEngine pebbleEngine(List<Extension> extensions) {
        return new PebbleEngine.Builder()
                .loader(new ClasspathLoader())
                .extension(extensions.toArray(new Extension[0]))
                .build();
    }

    @Bean
    PebbleViewResolver pebbleViewResolver(PebbleEngine engine) {
        PebbleViewResolver resolver = new PebbleViewResolver(engine);
        resolver.setPrefix("templates/");
        resolver.setSuffix(".peb");
        return resolver;
    }
}
