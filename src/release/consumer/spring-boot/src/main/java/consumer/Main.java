package consumer;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Sandbox;
import io.github.tawktemplates.testing.TawkPage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Starts an application with each engine beside the sandbox, and asks for its page. */
@SpringBootApplication
@Controller
public class Main {
    private static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    @GetMapping({"/freemarker", "/pebble"})
    void page(Model model) {
        model.addAttribute("tawkVisitor", Visitor.forUserId("u-17").name("Ada").build());
    }

    public static void main(String[] args) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0)) {
            sandbox.secureMode(PROPERTY, KEY);
            check("freemarker", "io.pebbletemplates.boot.autoconfigure.PebbleAutoConfiguration", sandbox);
            check("pebble", "org.springframework.boot.autoconfigure.freemarker.FreeMarkerAutoConfiguration", sandbox);
        }
        System.out.println("spring-boot: signed in both engines");
    }

    private static void check(String engine, String configurationOfTheOther, Sandbox sandbox) throws Exception {
        SpringApplication application = new SpringApplication(Main.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.autoconfigure.exclude", configurationOfTheOther,
                "tawk.property-id", PROPERTY,
                "tawk.secret-key", KEY,
                "tawk.sandbox", sandbox.uri().toString()));
        try (ConfigurableApplicationContext context = application.run()) {
            String port = context.getEnvironment().getProperty("local.server.port");
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/" + engine)).build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            TawkPage.of(answer.body())
                    .assertSignedFor("u-17", KEY)
                    .assertWithout(KEY)
                    .assertNotCached(answer.headers().firstValue("Cache-Control").orElse(null));
        }
    }
}
