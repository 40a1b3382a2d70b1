package io.github.tawktemplates.examples.spring;

import io.github.tawktemplates.testing.Sandbox;
import io.pebbletemplates.spring.servlet.PebbleViewResolver;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The pages: the shop in each engine, and the sign-in. */
@Controller
class Pages {
    private static final List<Map<String, String>> TEAS = List.of(
            Map.of("name", "Sencha", "about", "Green, from Shizuoka. Cut grass and sea air.", "price", "9.80"),
            Map.of("name", "Assam", "about", "Black and malty. Takes milk without a fuss.", "price", "7.20"),
            Map.of("name", "Rooibos", "about", "Red, and no caffeine at all. For the evening.", "price", "6.40"));

    private final Customers customers;
    private final Sandbox sandbox;

    Pages(Customers customers, Sandbox sandbox) {
        this.customers = customers;
        this.sandbox = sandbox;
    }

    /** Pebble's view resolver takes every view for its own otherwise. */
    @Autowired
    void both(PebbleViewResolver pebble) {
        pebble.setViewNames("pebble/*");
    }

    @ModelAttribute
    void everywhere(Model model, Principal who) {
        model.addAttribute("customer", who == null ? null : customers.byLogin(who.getName()));
        model.addAttribute("teas", TEAS);
        model.addAttribute("dashboard", sandbox.uri() + "/dashboard");
    }

    @GetMapping("/")
    String freemarker() {
        return "shop";
    }

    @GetMapping("/pebble")
    String pebble() {
        return "pebble/shop";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "sign-in";
    }
}
