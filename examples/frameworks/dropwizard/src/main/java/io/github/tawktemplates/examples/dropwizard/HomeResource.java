package io.github.tawktemplates.examples.dropwizard;

import io.dropwizard.views.common.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The pages. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class HomeResource {
    /**
     * Returns the page for FreeMarker.
     *
     * @param request the request's headers
     * @return the view
     */
    @GET
    @Path("freemarker")
    public View freemarker(@Context HttpHeaders request) {
        return new Page("/templates/home.ftlh", request) {};
    }

    /**
     * Returns the page for Mustache.
     *
     * @param request the request's headers
     * @return the view
     */
    @GET
    @Path("mustache")
    public View mustache(@Context HttpHeaders request) {
        return new Page("/templates/home.mustache", request) {};
    }
}
