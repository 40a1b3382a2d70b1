package io.github.tawktemplates.examples.struts;

import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.apache.struts2.dispatcher.filter.StrutsPrepareAndExecuteFilter;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** A page in FreeMarker, on the port of the environment's {@code PORT}. */
public final class Application {
    private Application() {}

    /**
     * Starts the application.
     *
     * @param args none
     * @throws Exception where Jetty can't start
     */
    public static void main(String[] args) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(StrutsPrepareAndExecuteFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
        Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(System.getenv("PORT"))));
        server.setHandler(context);
        server.start();
    }
}
