package io.github.tawktemplates.examples.struts;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.struts2.util.ValueStack;
import org.apache.struts2.views.freemarker.FreemarkerManager;
import org.apache.struts2.views.freemarker.ScopesHashModel;

/** Struts's FreeMarker with the tags in it, whose pages know who is signed in. */
public class ChatManager extends FreemarkerManager {
    static final TawkWidget WIDGET = TawkWidget.fromEnvironment(System.getenv());

    /** Makes the manager. */
    public ChatManager() {}

    @Override
    protected Configuration createConfiguration(ServletContext context) throws TemplateException {
        Configuration configuration = super.createConfiguration(context);
        TawkFreemarker.install(configuration, WIDGET);
        return configuration;
    }

    @Override
    protected void populateContext(
            ScopesHashModel model,
            ValueStack stack,
            Object action,
            HttpServletRequest request,
            HttpServletResponse response) {
        super.populateContext(model, stack, action, request, response);
        model.put("tawkVisitor", visitor(request));
        model.put("cspNonce", request.getAttribute("nonce"));
        response.setHeader("Cache-Control", "no-store");
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(HttpServletRequest request) {
        String user = request.getHeader("X-Forwarded-User");
        return user == null
                ? Visitor.signedOut()
                : Visitor.forUserId(user).name(user).build();
    }
}
