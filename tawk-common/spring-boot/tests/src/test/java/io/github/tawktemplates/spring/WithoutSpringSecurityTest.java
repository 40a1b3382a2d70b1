package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the request alone knows who is signed in. */
class WithoutSpringSecurityTest {
    /** An application that guards itself. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Plain {
        @Bean
        Filter guard() {
            return (request, response, chain) -> {
                String name = ((HttpServletRequest) request).getHeader("X-User");
                Principal who = name == null ? null : () -> name;
                chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public Principal getUserPrincipal() {
                                return who;
                            }
                        },
                        response);
            };
        }

        @Controller
        static class Pages {
            @GetMapping("/")
            String home() {
                return "home";
            }

            @GetMapping("/big")
            String big(Model model) {
                model.addAttribute("filler", "lorem ipsum ".repeat(5_000));
                return "big";
            }

            @GetMapping("/own-cache")
            String cached(HttpServletResponse response) {
                response.setHeader("Cache-Control", "private, max-age=60");
                return "home";
            }

            @GetMapping("/by-hand")
            String byHand(Model model) {
                model.addAttribute("tawkVisitor", Visitor.forUserId("by-hand").build());
                return "home";
            }

            @GetMapping("/by-hand/nobody")
            String nobody(Model model) {
                model.addAttribute("tawkVisitor", Visitor.signedOut());
                return "home";
            }
        }
    }

    private static RunningShop shop;

    @BeforeAll
    static void start() {
        shop = RunningShop.start(
                new FilteredClassLoader("org.springframework.security"),
                List.of(Plain.class, ShopVisitors.class),
                "tawk.property-id=" + RunningShop.PROPERTY,
                "tawk.secret-key=" + RunningShop.KEY);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    private static HttpResponse<String> get(String path, String user) {
        return user == null ? shop.client().get(path) : shop.client().get(path, "X-User", user);
    }

    @Test
    void the_principal_of_the_request_is_asked() {
        assertThat(shop.context.getBeanNamesForType(SignedIn.class)).isEmpty();
        assertThat(Element.of(get("/", "ada").body()).who()).isEqualTo("u-ada");
        assertThat(Element.of(get("/", null).body()).who()).isEqualTo("signed out");
        assertThat(Element.of(get("/nowhere", null).body()).who()).isEqualTo("signed out");
    }

    @Test
    void a_page_for_somebody_says_no_store() {
        for (String path : List.of("/", "/big")) {
            assertThat(get(path, "ada").headers().allValues("cache-control"))
                    .as(path)
                    .containsExactly("no-store");
            assertThat(get(path, null).headers().allValues("cache-control"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void a_page_with_a_visitor_of_its_own_says_no_store() {
        assertThat(get("/by-hand", null).headers().allValues("cache-control")).containsExactly("no-store");
        assertThat(get("/by-hand/nobody", null).headers().allValues("cache-control"))
                .isEmpty();
    }

    @Test
    void what_the_application_says_about_caches_stays() {
        assertThat(get("/own-cache", "ada").headers().allValues("cache-control"))
                .containsExactly("private, max-age=60");
    }
}
