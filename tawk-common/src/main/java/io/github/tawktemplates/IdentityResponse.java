package io.github.tawktemplates;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an application to a browser that asks who is signed in, made by {@link TawkWidget#identity}. Send all of it:
 *
 * <table>
 *   <caption>The answers</caption>
 *   <tr><th>status</th><th>body</th><th>meaning</th></tr>
 *   <tr><td>200</td><td>the object for {@code Tawk_API.setAttributes} or {@code login}, JSON in ASCII</td>
 *       <td>this person is signed in</td></tr>
 *   <tr><td>204</td><td>empty</td><td>nobody is signed in</td></tr>
 *   <tr><td>403</td><td>empty</td><td>it is not known, or the widget can't sign it</td></tr>
 *   <tr><td>404</td><td>empty</td><td>the request is none of a script of the same origin, or the widget is not
 *       enabled</td></tr>
 * </table>
 *
 * <p>A script has to send {@code X-Requested-With: XMLHttpRequest}, which pages of other origins can't. Whatever else they
 * load, frame or open gets the same 404, whoever is signed in.
 *
 * <pre>{@code
 * IdentityResponse answer = widget.identity(visitor, header -> request.get(header));
 * response.setStatus(answer.status());
 * answer.headers().forEach(response::setHeader);
 * response.getWriter().write(answer.body());
 * }</pre>
 *
 * <p>Immutable.
 */
public final class IdentityResponse {
    /** A random text of the request's, repeated so that an answer out of a cache is known for one. */
    private static final String REQUEST = "Tawk-Request";

    private final int status;
    private final Map<String, String> headers;
    private final String body;

    private IdentityResponse(int status, String body, @Nullable String request) {
        this.status = status;
        this.body = body;
        Map<String, String> all = new HashMap<>(Map.of(
                "Cache-Control", "no-store, private",
                "Vary", "Cookie",
                "Cross-Origin-Resource-Policy", "same-origin",
                "X-Content-Type-Options", "nosniff"));
        if (!body.isEmpty()) {
            all.put("Content-Type", "application/json");
        }
        if (request != null) {
            all.put(REQUEST, request);
        }
        headers = Map.copyOf(all);
    }

    /** @param element null where the widget is not enabled */
    static IdentityResponse of(
            @Nullable Element element,
            @Nullable Visitor visitor,
            Function<String, ? extends @Nullable String> requestHeader,
            Warnings warnings) {
        String request = requestHeader.apply(REQUEST);
        if (element == null
                || !"XMLHttpRequest".equals(requestHeader.apply("X-Requested-With"))
                || !isNullOr("empty", requestHeader.apply("Sec-Fetch-Dest"))
                || !isNullOr("same-origin", requestHeader.apply("Sec-Fetch-Site"))
                || request != null && !request.matches("[0-9A-Za-z.-]{1,50}")) {
            return new IdentityResponse(404, "", null);
        }
        if (visitor != null && visitor.kind == Visitor.Kind.SIGNED_OUT) {
            return new IdentityResponse(204, "", request);
        }
        String identity = visitor == null ? null : element.identity(visitor, warnings);
        return identity == null ? new IdentityResponse(403, "", request) : new IdentityResponse(200, identity, request);
    }

    private static boolean isNullOr(String expected, @Nullable String value) {
        return value == null || value.equals(expected);
    }

    /**
     * Returns the HTTP status.
     *
     * @return 200, 204, 403 or 404
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers: among them those that keep the answer out of caches and from other origins.
     *
     * @return an unmodifiable map from name to value
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Returns the body.
     *
     * @return JSON in ASCII with {@code userId} or {@code email}, what else is known of the visitor, and {@code hash}; empty if
     *     the status is not 200
     */
    public String body() {
        return body;
    }

    /** Names the status alone: the body is about a person. */
    @Override
    public String toString() {
        return "IdentityResponse[" + status + "]";
    }
}
