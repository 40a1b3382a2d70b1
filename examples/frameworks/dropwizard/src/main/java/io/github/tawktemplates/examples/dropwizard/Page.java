package io.github.tawktemplates.examples.dropwizard;

import io.dropwizard.views.common.View;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkWidgetDirective;
import io.github.tawktemplates.mustache.TawkMustache;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;

/** What the view of each page has: the tag, and who is signed in. */
public abstract class Page extends View {
    static final TawkWidget WIDGET = TawkWidget.fromEnvironment(System.getenv());

    private final Visitor visitor;

    /**
     * Makes the view of one request.
     *
     * @param template the path of the template
     * @param request the request's headers
     */
    protected Page(String template, HttpHeaders request) {
        super(template);
        this.visitor = visitor(request);
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(HttpHeaders request) {
        String user = request.getHeaderString("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }

    /**
     * Returns FreeMarker's tag.
     *
     * @return the directive
     */
    public TawkWidgetDirective getTawkWidget() {
        return new TawkWidgetDirective(TawkTags.of(WIDGET));
    }

    /**
     * Returns the person for FreeMarker's tag.
     *
     * @return the visitor
     */
    public Visitor getTawkVisitor() {
        return visitor;
    }

    /**
     * Returns Mustache's tag.
     *
     * @return the function
     */
    public Function<String, String> getTawk() {
        return TawkMustache.tag(WIDGET, visitor, null);
    }
}
