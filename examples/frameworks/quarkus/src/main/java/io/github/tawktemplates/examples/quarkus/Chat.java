package io.github.tawktemplates.examples.quarkus;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

@Singleton
class Chat {
    private final TawkWidget widget = TawkWidget.fromEnvironment(System.getenv());

    void install(@Observes StartupEvent start, Configuration configuration, HttpHeaders request) {
        TawkTags tags = TawkTags.builder(widget).visitor(() -> visitor(request)).build();
        TawkFreemarker.install(configuration, tags);
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(HttpHeaders request) {
        String user = request.getHeaderString("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    @ServerResponseFilter
    void headers(ContainerResponseContext response) {
        if (MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
            response.getHeaders()
                    .putSingle(
                            "Content-Security-Policy",
                            widget.contentSecurityPolicy().headerForHash());
        }
    }
}
