package io.github.tawktemplates.spring;

import io.github.tawktemplates.ContentSecurityPolicy;
import io.github.tawktemplates.IdentityResponse;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Lays the ground for the tag: it wraps the response, before Spring Security, and answers for the bootstrap's file, so that
 * neither a rule of Spring Security nor the application's static resources have to. It turns away who may not ask for the
 * identity: that Spring Security answers differently must not tell other sites who is signed in.
 */
final class TawkFilter implements Filter {
    private final TawkWidget widget;
    private final @Nullable String identityUrl;
    private final boolean off;
    private final boolean isForEverybody;
    private final @Nullable ContentSecurityPolicy needed;
    private final byte @Nullable [] file;

    TawkFilter(TawkWidget widget, TawkProperties properties) {
        this.widget = widget;
        identityUrl = properties.identityUrl;
        off = widget.render(Visitor.unknown()).isEmpty();
        isForEverybody = !widget.render(Visitor.unknown(), "AAAA").contains(" nonce=");
        needed = properties.csp == TawkProperties.Csp.ADD ? widget.contentSecurityPolicy() : null;
        file = properties.bootstrap == TawkProperties.Bootstrap.FILE ? read() : null;
    }

    private static byte[] read() {
        try (InputStream in =
                TawkWidget.class.getResourceAsStream("/META-INF/resources" + TawkWidget.bootstrapPath())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The bootstrap can't be read from the jar of tawk-common", e);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (off || !(request instanceof HttpServletRequest http && response instanceof HttpServletResponse page)) {
            chain.doFilter(request, response);
        } else if (file != null && isForFile(http)) {
            sendFile(file, http.getMethod(), page);
        } else if (isFor(identityUrl, http) && !mayAsk(http)) {
            IdentityFilter.send(widget.identity(null, name -> null), page);
        } else {
            TawkResponse ofFirstDispatch = WebUtils.getNativeResponse(response, TawkResponse.class); // now asynchronous
            TawkResponse ours =
                    ofFirstDispatch == null ? new TawkResponse(http, page, needed, isForEverybody) : ofFirstDispatch;
            TawkResponse before = TawkResponse.enter(ours);
            try {
                chain.doFilter(request, ofFirstDispatch == null ? ours : response);
            } finally {
                TawkResponse.enter(before);
            }
        }
    }

    static boolean isFor(@Nullable String path, HttpServletRequest request) {
        return path != null && request.getRequestURI().equals(request.getContextPath() + path);
    }

    private boolean mayAsk(HttpServletRequest request) {
        IdentityResponse answer = widget.identity(null, request::getHeader);
        return request.getMethod().equals("GET") && answer.status() != HttpServletResponse.SC_NOT_FOUND;
    }

    private static boolean isForFile(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && isFor(TawkWidget.bootstrapPath(), request);
    }

    private static void sendFile(byte[] file, String method, HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable"); // its name has its hash
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(file.length);
        if (method.equals("GET")) {
            response.getOutputStream().write(file);
        }
    }
}
