package io.github.tawktemplates.testing.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.net.PortProber;

/**
 * An nginx in front of a site, which keeps the answers that the site allows caches to keep; the header {@code X-Cache} of an answer
 * says {@code HIT} or {@code MISS}. Without nginx the test is skipped, except where the environment says {@code CI=true}: there it fails.
 */
public final class CachingProxy implements AutoCloseable {
    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid nginx.pid;
            events {}
            http {
              access_log off;
              keepalive_requests 1000000;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              proxy_cache_path cache keys_zone=pages:1m;
              proxy_cache pages;
              proxy_cache_key $request_uri;
              proxy_set_header Host $http_host;
              proxy_set_header Accept-Encoding "";
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              upstream site {
                server 127.0.0.1:%1$d;
                keepalive 8;
              }
              add_header X-Cache $upstream_cache_status always;
              server {
                listen 127.0.0.1:%2$d;
                location / {
                  proxy_pass http://site;
                }
                %3$s
              }
            }
            """;

    private final Path folder = Programs.newFolder("nginx");
    private final int port = PortProber.findFreePort();
    private final Process nginx;

    private CachingProxy(URI site, String rules) {
        Path program = Programs.find("nginx", "nginx-light", "nginx");
        try {
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(configuration, CONFIGURATION.formatted(site.getPort(), port, rules));
            nginx = Programs.start(
                    folder.resolve("log"),
                    Map.of(),
                    program.toString(),
                    "-p",
                    folder.toString(),
                    "-c",
                    configuration.toString(),
                    "-e",
                    "stderr");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Programs.await("nginx", () -> {
            try (Socket ready = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return ready;
            } catch (IOException e) {
                return null; // not yet
            }
        });
    }

    /** Starts one that goes by the rules for caches. */
    public static CachingProxy start(URI site) {
        return new CachingProxy(site, "");
    }

    /** Starts one that keeps whatever the site answers below a path for everybody, though the site forbids it. */
    public static CachingProxy startWithFault(URI site, String path) {
        return new CachingProxy(site, """
                location %s {
                  proxy_pass http://site;
                  proxy_ignore_headers Cache-Control Expires Set-Cookie Vary;
                  proxy_cache_valid any 1m;
                }
                """.formatted(path));
    }

    /** Returns the address of the site behind it. */
    public URI uri() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Returns what it has kept, each with its key and headers; nothing of it is compressed. */
    public List<String> kept() {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).map(CachingProxy::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Programs.end(nginx);
        Programs.delete(folder);
    }
}
