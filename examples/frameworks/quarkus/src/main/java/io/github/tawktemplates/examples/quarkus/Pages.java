package io.github.tawktemplates.examples.quarkus;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import io.quarkiverse.freemarker.TemplatePath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

@Path("/freemarker")
class Pages {
    private final Template home;

    Pages(@TemplatePath("home.ftlh") Template home) {
        this.home = home;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public String page() throws IOException, TemplateException {
        StringWriter html = new StringWriter();
        home.process(Map.of(), html);
        return html.toString();
    }
}
