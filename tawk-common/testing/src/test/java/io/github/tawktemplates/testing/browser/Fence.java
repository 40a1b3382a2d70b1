package io.github.tawktemplates.testing.browser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxy for whatever a browser does not take from this machine: names that end in {@code .test} are this machine, too, and
 * everything else is cut off without an answer and recorded. So no browser reaches a foreign host, whoever asks: a page, or the
 * browser itself.
 */
final class Fence implements AutoCloseable {
    /** What a client of a proxy begins with: {@code GET http://shop.test:8080/path HTTP/1.1} or {@code CONNECT shop.test:8443 HTTP/1.1}. */
    private static final Pattern REQUEST =
            Pattern.compile("([A-Z]+) (?:http://)?(\\[[^]]*]|[^/: ]*)(?::(\\d+))?(\\S*) HTTP/1\\.1\r\n");

    private static final int LONGEST_HEAD = 1 << 16;

    private final ServerSocket server;
    private final List<String> refused = new CopyOnWriteArrayList<>();

    Fence() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::acceptAll);
    }

    /** Returns host and port of the proxy. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the foreign hosts that were asked for, each as often as it was. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                inBackground(() -> answer(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            Matcher request = REQUEST.matcher(head);
            if (!request.lookingAt()) {
                return;
            }
            if (!request.group(2).endsWith(".test") || request.group(3) == null) {
                refused.add(request.group(2));
                return;
            }
            try (Socket site = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(request.group(3)))) {
                if (request.group(1).equals("CONNECT")) {
                    write(client, "HTTP/1.1 200 OK\r\n\r\n");
                } else {
                    // one request a connection: the next may be for another host
                    write(
                            site,
                            request.group(1) + " " + request.group(4) + " HTTP/1.1\r\nConnection: close\r\n"
                                    + head.substring(request.end()).replaceAll("(?im)^(proxy-)?connection:.*\r\n", ""));
                }
                inBackground(() -> pump(in, site));
                site.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            // one side has gone, and the other is closed for it
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && head.size() < LONGEST_HEAD; c = in.read()) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pump(InputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side has gone
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "fence");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
