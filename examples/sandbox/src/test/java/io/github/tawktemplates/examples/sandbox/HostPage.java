package io.github.tawktemplates.examples.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web site of one page, the same under every path. */
final class HostPage implements AutoCloseable {

    private final HttpServer server;
    private volatile String html = "";
    private volatile String policy;
    private volatile String cacheControl = "no-store";
    private volatile String type = "text/html; charset=utf-8";

    HostPage() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Cache-Control", cacheControl);
            if (policy != null) {
                exchange.getResponseHeaders().add("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String serve(String html) {
        this.html = html;
        return uri();
    }

    String serveXhtml(String xhtml) {
        type = "application/xhtml+xml";
        return serve(xhtml);
    }

    /** Lets the browser keep a page as it is when one leaves it, to show it again on Back. */
    void allowBackForwardCache() {
        cacheControl = "no-cache";
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void contentSecurityPolicy(String policy) {
        this.policy = policy;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
