package io.github.tawktemplates.spring;

import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.TawkWidget;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers, behind Spring Security, who is signed in: for pages that are the same for everybody. */
final class IdentityFilter implements Filter {
    private final TawkWidget widget;
    private final @Nullable String path;
    private final CurrentVisitor visitor;

    IdentityFilter(TawkWidget widget, TawkProperties properties, CurrentVisitor visitor) {
        this.widget = widget;
        path = properties.identityUrl;
        this.visitor = visitor;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && TawkFilter.isFor(path, http)) {
            send(widget.identity(visitor.of(http), http::getHeader), answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    static void send(IdentityResponse identity, HttpServletResponse response) throws IOException {
        response.setStatus(identity.status());
        identity.headers().forEach(response::setHeader);
        byte[] body = identity.body().getBytes(StandardCharsets.US_ASCII);
        if (body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
