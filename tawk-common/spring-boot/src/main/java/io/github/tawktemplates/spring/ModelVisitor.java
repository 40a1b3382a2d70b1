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

/** Notices a visitor that a controller has put into the model, for caches to keep no such page. */
final class ModelVisitor implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        Object visitor = page == null ? null : page.getModel().get(TawkTags.VISITOR);
        TawkResponse ours = TawkResponse.current();
        if (ours != null && visitor != null && visitor != Visitor.signedOut() && visitor != Visitor.unknown()) {
            ours.modelHasVisitor();
        }
    }
}
