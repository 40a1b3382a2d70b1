package io.github.tawktemplates.examples.micronaut;

import freemarker.template.Configuration;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.freemarker.TawkFreemarker;
import io.github.tawktemplates.pebble.TawkExtension;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.ViewUtils;
import io.micronaut.views.ViewsModelDecorator;
import io.micronaut.views.csp.CspConfiguration;
import io.micronaut.views.csp.CspFilter;
import io.pebbletemplates.pebble.extension.Extension;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

@Factory
class Tawk {
    @Singleton
    TawkWidget widget() {
        return TawkWidget.fromEnvironment(System.getenv());
    }

    /** A decorator around Micronaut's own, which passes over pages without a model. */
    @Singleton
    @SuppressWarnings("unchecked")
    BeanCreatedEventListener<ViewsModelDecorator> visitors() {
        return event -> (request, page) -> {
            event.getBean().decorate(request, page);
            Map<String, Object> model =
                    new HashMap<>(ViewUtils.modelOf(page.getModel().orElse(null)));
            model.put("tawkVisitor", visitor(request));
            model.put("cspNonce", request.getAttribute(CspFilter.NONCE_PROPERTY).orElse(null));
            ((ModelAndView<Object>) page).setModel(model);
            request.setAttribute(NoStore.class.getName(), true);
        };
    }

    /** Who is signed in: put your session in here, as without a proxy that sets this header everybody can send it. */
    private static Visitor visitor(HttpRequest<?> request) {
        return request.getHeaders()
                .findFirst("X-Forwarded-User")
                .map(user -> Visitor.forUserId(user).name(user).build())
                .orElseGet(Visitor::signedOut);
    }

    /** Micronaut puts the nonce of each response in. */
    @Singleton
    BeanCreatedEventListener<CspConfiguration> policy(TawkWidget widget) {
        return event -> {
            String policy = widget.contentSecurityPolicy().headerForNonce("NONCE");
            event.getBean().setPolicyDirectives(policy.replace("NONCE", CspFilter.NONCE_TOKEN));
            return event.getBean();
        };
    }

    @Singleton
    BeanCreatedEventListener<Configuration> freemarker(TawkWidget widget) {
        return event -> {
            TawkFreemarker.install(event.getBean(), widget);
            return event.getBean();
        };
    }

    @Singleton
    Extension pebble(TawkWidget widget) {
        return new TawkExtension(widget);
    }
}
