package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.docs.Documentation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.server.ResponseStatusException;

/** Where the request alone knows who is signed in. */
class WithoutSpringSecurityTest {
    /** An application that guards itself. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Plain {
        /** Keeps the page back until the controllers are done. */
        @Bean
        FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
            FilterRegistrationBean<ShallowEtagHeaderFilter> etags =
                    new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
            etags.addUrlPatterns("/kept-back");
            return etags;
        }

        @Bean
        FilterRegistrationBean<Filter> whoIsSignedIn() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                String id = idOf((HttpServletRequest) request);
                chain.doFilter(
                        new HttpServletRequestWrapper((HttpServletRequest) request) {
                            @Override
                            public Principal getUserPrincipal() {
                                return id == null ? null : () -> id;
                            }
                        },
                        response);
            });
            filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class)); // error pages, too
            return filter;
        }

        private static String idOf(HttpServletRequest request) {
            return request.getHeader("X-User");
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

            @GetMapping("/kept-back")
            String keptBack() {
                return "home";
            }

            @GetMapping("/gone")
            String gone(HttpServletResponse response) {
                response.setHeader("Cache-Control", "max-age=600, public");
                throw new ResponseStatusException(HttpStatus.GONE);
            }

            @GetMapping("/fails")
            String fails(HttpServletResponse response) {
                response.setHeader("Cache-Control", "max-age=600, public");
                throw new IllegalArgumentException("as asked for");
            }

            @ExceptionHandler(IllegalArgumentException.class)
            @ResponseStatus(HttpStatus.BAD_REQUEST)
            String handled() {
                return "home";
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
    void the_documentation_shows_the_filter() {
        assertThat(Documentation.read(
                        "tawk-common/spring-boot/tests/src/test/java/io/github/tawktemplates/spring/WithoutSpringSecurityTest.java"))
                .containsIgnoringWhitespaces(
                        Documentation.blocks("docs/spring-boot.md", "java").get(1));
    }

    @Test
    void a_page_for_somebody_says_no_store() {
        for (String path : List.of("/", "/big", "/kept-back")) {
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
    void an_error_page_for_somebody_does_not_say_what_the_page_that_failed_said_about_caches() {
        for (String path : List.of("/gone", "/fails")) {
            HttpResponse<String> page = get(path, "ada");
            assertThat(Element.of(page.body()).who()).isEqualTo("u-ada");
            assertThat(page.headers().allValues("cache-control")).as(path).containsExactly("no-store");
        }
    }

    @Test
    void what_the_application_says_about_caches_stays() {
        assertThat(get("/own-cache", "ada").headers().allValues("cache-control"))
                .containsExactly("private, max-age=60");
    }
}
