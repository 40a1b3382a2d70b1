package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkTags;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Spring Boot's own Mustache, which has no tags of ours: the element is a value of the model. */
class JMustacheTest {
    @Controller
    static class Stall {
        @GetMapping("/stall")
        String stall() {
            return "stall";
        }
    }

    @ControllerAdvice
    static class Chat {
        private final TawkTags tags;

        Chat(TawkTags tags) {
            this.tags = tags;
        }

        @ModelAttribute
        void chat(Model model) {
            model.addAttribute("tawk", tags.widget().render(Map.of(), name -> null));
        }
    }

    @Test
    void the_element_names_who_is_signed_in_and_has_the_nonce_of_the_policy() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, Stall.class, Chat.class),
                "shop.policy=script-src 'self'")) {
            RunningShop.Client browser = shop.client();
            assertThat(browser.tag("/stall").who()).isEqualTo("signed out");

            HttpResponse<String> page = browser.signIn("ada").get("/stall");

            Element element = Element.of(page.body());
            assertThat(page.body()).contains("<h1>Stall in Mustache</h1>");
            assertThat(element.who()).isEqualTo("u-ada");
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .contains("'nonce-" + element.nonce() + "'");
            assertThat(page.headers().firstValue("cache-control").orElse("")).contains("no-store");
        }
    }
}
