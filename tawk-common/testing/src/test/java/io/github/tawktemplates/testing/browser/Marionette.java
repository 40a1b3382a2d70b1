package io.github.tawktemplates.testing.browser;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Firefox's own remote protocol, which geckodriver speaks elsewhere: Debian has no geckodriver. A message is JSON behind its length
 * and a colon: {@code [0, id, command, parameters]}, answered by {@code [1, id, error, result]}.
 */
final class Marionette implements AutoCloseable {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    /** Longer than anything takes that a test waits for, as a read can't be interrupted. */
    private static final int TIMEOUT_IN_MS = 100_000;

    private final Socket socket;
    private final InputStream in;
    private int id;

    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_IN_MS);
        in = new BufferedInputStream(socket.getInputStream());
        read(); // a greeting
    }

    /** A command that failed: an object with "error", "message" and "stacktrace", as WebDriver's are. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient JsonObject error;

        Failure(JsonObject error) {
            super(error.toString());
            this.error = error;
        }

        JsonObject error() {
            return error;
        }
    }

    /** Sends a command and returns its result, as WebDriver's value. */
    synchronized JsonElement send(String command, JsonObject parameters) {
        try {
            byte[] message =
                    GSON.toJson(new Object[] {0, ++id, command, parameters}).getBytes(StandardCharsets.UTF_8);
            byte[] length = (message.length + ":").getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[length.length + message.length];
            System.arraycopy(length, 0, all, 0, length.length);
            System.arraycopy(message, 0, all, length.length, message.length);
            socket.getOutputStream().write(all);
            JsonArray answer = read().getAsJsonArray();
            if (!answer.get(2).isJsonNull()) {
                throw new Failure(answer.get(2).getAsJsonObject());
            }
            JsonElement result = answer.get(3);
            boolean isWrapped =
                    result.isJsonObject() && result.getAsJsonObject().keySet().equals(java.util.Set.of("value"));
            return isWrapped ? result.getAsJsonObject().get("value") : result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the body of a function with the browser's own rights, and returns what it, or the promise it returns, comes to. */
    synchronized JsonElement inBrowser(String script, Object... arguments) {
        send("Marionette:SetContext", object(Map.of("value", "chrome")));
        try {
            return send("WebDriver:ExecuteScript", object(Map.of("script", script, "args", arguments)));
        } finally {
            send("Marionette:SetContext", object(Map.of("value", "content")));
        }
    }

    static JsonObject object(Map<String, ?> values) {
        return GSON.toJsonTree(values).getAsJsonObject();
    }

    private JsonElement read() throws IOException {
        int length = 0;
        for (int c = in.read(); c != ':'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("Firefox has closed the connection");
            }
            length = length * 10 + c - '0';
        }
        return JsonParser.parseString(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
