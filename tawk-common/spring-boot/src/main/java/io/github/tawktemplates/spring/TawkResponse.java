package io.github.tawktemplates.spring;

import io.github.tawktemplates.ContentSecurityPolicy;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * A response that may have a page with the tag. What the widget needs is added to the policies that are set on it; the tag
 * asks it for the nonce.
 */
final class TawkResponse extends HttpServletResponseWrapper {
    private static final Log LOG = LogFactory.getLog(TawkAutoConfiguration.class);

    /**
     * The response of the request that this thread is at. It is not inherited by other threads, which a pool would keep for
     * other people's pages, as {@link RequestContextHolder} and Spring Security's holder may be.
     */
    private static final ThreadLocal<TawkResponse> CURRENT = new ThreadLocal<>();

    private final HttpServletRequest request;
    private final @Nullable ContentSecurityPolicy needed;

    private @Nullable String nonce;
    private boolean nonceIsInPolicy;
    private boolean tagHasNone;
    private boolean isForSomebody;
    private boolean probing;
    private boolean reached;

    /**
     * @param needed what to add to policies; null to leave them alone
     * @param isForEverybody whether the tag prints no nonce
     */
    TawkResponse(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable ContentSecurityPolicy needed,
            boolean isForEverybody) {
        super(response);
        this.request = request;
        this.needed = needed;
        tagHasNone = isForEverybody;
        addToPoliciesOfEarlierFilters(response);
    }

    /** Returns null on threads other than the one that handles a request, and where the filter is not in use. */
    static @Nullable TawkResponse current() {
        return CURRENT.get();
    }

    /** Makes this the thread's response, or none with null, and returns the one before. */
    static @Nullable TawkResponse enter(@Nullable TawkResponse response) {
        TawkResponse before = CURRENT.get();
        if (response == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(response);
        }
        return before;
    }

    /** Returns the request as the controllers see it: the filters behind ours may have put a principal in. */
    HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : request;
    }

    /** Returns the nonce for the tag; null where no policy asks for one. */
    @Nullable
    String nonceForTag() {
        String own = Nonces.ofRequest(request);
        if (needed == null || own != null && nonce == null) {
            return own;
        }
        letFiltersSetTheirHeaders();
        if (nonceIsInPolicy) {
            return nonce;
        }
        tagHasNone = true; // a policy that comes all the same has to allow the bootstrap by its hash
        return null;
    }

    /** Is told that the page is for a person. */
    void isForSomebody() {
        isForSomebody = true;
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, withWhatIsNeeded(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, withWhatIsNeeded(name, value));
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        keepPrivate();
        return super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        keepPrivate();
        return super.getOutputStream();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (probing) {
            reached = true;
        } else {
            super.flushBuffer();
        }
    }

    /** Forbids caches to keep a page for somebody, where the application has not said what they may do. */
    private void keepPrivate() {
        String type = getContentType();
        if (type != null
                && isPage(type)
                && mayBeKept()
                && (isForSomebody || request().getUserPrincipal() != null)) {
            letFiltersSetTheirHeaders();
            if (mayBeKept()) {
                super.setHeader("Cache-Control", "no-store");
            }
        }
    }

    /** What is there on an error page was said of another page, which has failed. */
    private boolean mayBeKept() {
        String said = getHeader("Cache-Control");
        return said == null || getStatus() >= SC_BAD_REQUEST && !said.contains("no-store") && !said.contains("private");
    }

    private void addToPoliciesOfEarlierFilters(HttpServletResponse response) {
        for (String name : List.of("Content-Security-Policy", "Content-Security-Policy-Report-Only")) {
            List<String> values = new ArrayList<>(response.getHeaders(name));
            for (int i = 0; i < values.size(); i++) {
                if (i == 0) {
                    setHeader(name, values.get(i));
                } else {
                    addHeader(name, values.get(i));
                }
            }
        }
    }

    private String withWhatIsNeeded(String name, String value) {
        if (needed == null
                || value == null
                || !isPolicy(name)
                || getContentType() != null && !isPage(getContentType())) {
            return value;
        }
        if (nonce == null && !tagHasNone) {
            String own = Nonces.ofRequest(request);
            String ofPolicy = own == null ? Nonces.ofPolicy(value) : own;
            nonce = ofPolicy == null ? Nonces.fresh() : ofPolicy;
        }
        String merged = value;
        try {
            merged = needed.addTo(value, tagHasNone ? null : nonce);
        } catch (IllegalArgumentException e) {
            Once.warn(
                    LOG,
                    "The chat will not work under this application's " + name + ", which is sent as it is. "
                            + e.getMessage());
        }
        // beside 'unsafe-inline' there is none
        nonceIsInPolicy |= nonce != null && merged.contains("'nonce-" + nonce + "'");
        return merged;
    }

    private static boolean isPolicy(String name) {
        return name.equalsIgnoreCase("Content-Security-Policy")
                || name.equalsIgnoreCase("Content-Security-Policy-Report-Only");
    }

    private static boolean isPage(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    /**
     * Lets the filters behind ours set the headers that they set at the very last: Spring Security's come when the response is
     * committed, behind the tag. A flush is what calls them; ours, at the end of the line, does nothing.
     */
    private void letFiltersSetTheirHeaders() {
        ServletResponse response =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        ? attributes.getResponse()
                        : null;
        if (reached
                || isCommitted()
                || response == null
                || WebUtils.getNativeResponse(response, TawkResponse.class) != this) {
            return;
        }
        probing = true;
        try {
            // a filter that keeps the page back keeps back the flush as well: then the next one
            while (!reached && response != this && response instanceof ServletResponseWrapper wrapper) {
                response.flushBuffer();
                response = wrapper.getResponse();
            }
        } catch (IOException e) {
            LOG.debug("A filter could not flush", e);
        } finally {
            probing = false;
        }
    }
}
