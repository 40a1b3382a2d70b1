package io.github.tawktemplates.testing;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * tawk.to in a box: a stand-in for {@code embed.tawk.to} that serves an embed script, checks hashes as Secure Mode does
 * and shows under {@code /dashboard} what a support agent would see. It imitates what has been observed of the real
 * widget, its traps included, and is not affiliated with tawk.to.
 *
 * <p>It listens on 127.0.0.1 only, keeps everything in memory, and accepts every well-formed property id; one without
 * {@link #secureMode} has Secure Mode off. Thread-safe.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(0)) {
 *     sandbox.secureMode("64a1f0c2e5b8d93a7c6f1e20", key);
 *     TawkWidget widget = TawkWidget.builder("64a1f0c2e5b8d93a7c6f1e20", "default").secretKey(key).sandbox(sandbox.uri()).build();
 *     // open a page with it in a browser, then:
 *     boolean verified = sandbox.visitors().get(0).verified();
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

    private final Backend backend = new Backend();
    private final Server server;

    private Sandbox(int port) {
        server = new Server(backend, port);
    }

    /**
     * Starts a sandbox.
     *
     * @param port the port, 0 for any free one
     * @return the running sandbox
     */
    public static Sandbox start(int port) {
        return new Sandbox(port);
    }

    /**
     * Starts a sandbox on the port given as argument, else in the environment's {@code PORT}, else 8081. Secure Mode is on where
     * {@code TAWK_PROPERTY_ID} and {@code TAWK_SECRET_KEY} are set.
     *
     * @param args the port, or nothing
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        String port = args.length > 0 ? args[0] : environment.getOrDefault("PORT", "8081");
        // runs until the process is stopped
        @SuppressWarnings("resource")
        Sandbox sandbox = start(Integer.parseInt(port));
        String propertyId = environment.get("TAWK_PROPERTY_ID");
        String secretKey = environment.get("TAWK_SECRET_KEY");
        if (propertyId != null && secretKey != null) {
            sandbox.secureMode(propertyId, secretKey);
        }
        System.out.println("tawk.to in a box: " + sandbox.uri() + "/<propertyId>/<widgetId>, the agent's view: "
                + sandbox.uri() + "/dashboard, Secure Mode "
                + (propertyId != null && secretKey != null
                        ? "on for " + propertyId
                        : "off: it is on with TAWK_PROPERTY_ID and TAWK_SECRET_KEY"));
    }

    /**
     * Returns the address, {@code http://localhost:<port>}.
     *
     * @return the address
     */
    public URI uri() {
        return URI.create("http://localhost:" + server.port());
    }

    /**
     * Switches Secure Mode on for a property.
     *
     * @param propertyId 24 hexadecimal digits
     * @param secretKey the key, used as UTF-8 text
     * @throws IllegalArgumentException if the id is malformed or the key is empty
     */
    public void secureMode(String propertyId, String secretKey) {
        if (!Server.isPropertyId(propertyId)) {
            throw new IllegalArgumentException("propertyId must be 24 hexadecimal digits.");
        }
        if (secretKey.isEmpty()) {
            throw new IllegalArgumentException("secretKey must not be empty.");
        }
        backend.secureMode.on(propertyId.toLowerCase(Locale.ROOT), secretKey); // the widget's form
    }

    /**
     * Returns what a support agent sees, the first visitor first; those who left or signed out included.
     *
     * @return an immutable snapshot
     */
    public List<SandboxVisitor> visitors() {
        return backend.visitors();
    }

    /**
     * Returns what the widgets sent, in the order of arrival. What a widget refuses by itself never arrives.
     *
     * @param names the calls wanted, such as {@code login}; none for all
     * @return an immutable snapshot
     */
    public List<Call> calls(String... names) {
        List<String> wanted = Arrays.asList(names);
        return backend.calls().stream()
                .filter(call -> wanted.isEmpty() || wanted.contains(call.name()))
                .toList();
    }

    /**
     * Fails at an operation until {@link #recover}.
     *
     * @param operation where to fail
     * @param fault how to fail
     */
    public void fail(Operation operation, Fault fault) {
        backend.faults.plan(operation, fault, -1);
    }

    /**
     * Fails at an operation a number of times.
     *
     * @param operation where to fail
     * @param times how often, at least once
     * @param fault how to fail
     * @throws IllegalArgumentException if {@code times} is less than 1
     */
    public void failNext(Operation operation, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1 but is " + times + ".");
        }
        backend.faults.plan(operation, fault, times);
    }

    /** Takes back every {@link #fail} and {@link #failNext}. */
    public void recover() {
        backend.faults.clear();
    }

    /**
     * Says how the widgets of pages opened from now on differ from what is usual.
     *
     * @param traits all the traits they have; none for a usual widget
     */
    public void traits(WidgetTrait... traits) {
        backend.traits(Set.of(traits));
    }

    @Override
    public void close() {
        server.close();
    }
}
