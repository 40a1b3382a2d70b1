package io.github.tawktemplates.examples.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before a server and counts what browsers ask of it: requests, and bytes of both directions with their headers. */
final class Relay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile long last = System.nanoTime();

    Relay(URI to) throws IOException {
        port = to.getPort();
        inBackground(this::acceptAll);
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Returns for how long nothing has come, in nanoseconds. */
    long quiet() {
        return System.nanoTime() - last;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                inBackground(() -> pass(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket to = new Socket(InetAddress.getLoopbackAddress(), port)) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return; // a browser connects before it knows whether it will ask
            }
            requests.incrementAndGet();
            count(head.length());
            // one request a connection, to count them; a socket's has an end of its own
            String sent = head.contains("Upgrade: websocket")
                    ? head
                    : head.replaceFirst("(?i)\r\nconnection:[^\r]*", "")
                            .replaceFirst("\r\n", "\r\nConnection: close\r\n");
            to.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            inBackground(() -> pump(in, to));
            pump(to.getInputStream(), client);
        } catch (IOException e) {
            // one side has gone, and the other is closed for it
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            if (c == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private void pump(InputStream from, Socket to) {
        byte[] part = new byte[1 << 14];
        try {
            for (int length = from.read(part); length >= 0; length = from.read(part)) {
                count(length);
                to.getOutputStream().write(part, 0, length);
            }
        } catch (IOException e) {
            // one side has gone
        }
    }

    private void count(int length) {
        bytes.addAndGet(length);
        last = System.nanoTime();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
