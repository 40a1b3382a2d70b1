package io.github.tawktemplates.spring;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notices who a page is for, for caches to keep no such page: a principal, or a visitor that a controller has put into the model. */
final class ModelVisitor implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    /** Later a filter may have kept the page back, and the request with the principal is over. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        TawkResponse ours = TawkResponse.current();
        if (ours != null && request.getUserPrincipal() != null) {
            ours.isForSomebody();
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        Object visitor = page == null ? null : page.getModel().get(TawkTags.VISITOR);
        TawkResponse ours = TawkResponse.current();
        if (ours != null && visitor != null && visitor != Visitor.signedOut() && visitor != Visitor.unknown()) {
            ours.isForSomebody();
        }
    }
}
