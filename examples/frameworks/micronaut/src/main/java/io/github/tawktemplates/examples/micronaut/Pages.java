package io.github.tawktemplates.examples.micronaut;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.View;
import java.util.Map;

@Controller
@Produces(MediaType.TEXT_HTML)
class Pages {
    @Get("/freemarker")
    @View("home.ftlh")
    Map<String, Object> freemarker() {
        return Map.of();
    }

    @Get("/pebble")
    @View("home.peb")
    Map<String, Object> pebble() {
        return Map.of();
    }
}
