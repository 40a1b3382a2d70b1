package io.github.tawktemplates.spring;

import io.github.tawktemplates.Visitor;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** An application with a tag in its pages; nobody sets anything for the tag but the bean. */
@SpringBootConfiguration
@EnableAutoConfiguration
class Shop {
    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("ada").password("{noop}pw").roles("USER").build(),
                User.withUsername("bob").password("{noop}pw").roles("USER").build());
    }

    @Controller
    static class Pages implements WebMvcConfigurer {
        @GetMapping("/")
        String home() {
            return "home";
        }

        @GetMapping("/members")
        String members() {
            return "home";
        }

        @GetMapping("/later")
        Callable<String> later() {
            return () -> "home";
        }

        @GetMapping("/big")
        String big(Model model) {
            model.addAttribute("filler", "lorem ipsum ".repeat(5_000));
            return "big";
        }

        @GetMapping("/by-hand")
        String byHand(Model model) {
            model.addAttribute("tawkVisitor", Visitor.forUserId("by-hand").build());
            return "home";
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalArgumentException("as asked for");
        }

        @GetMapping("/breaks")
        String breaks() {
            throw new IllegalStateException("as asked for");
        }

        @GetMapping("/gone/{what}")
        String gone(@PathVariable("what") String what) {
            throw new ResponseStatusException(HttpStatus.GONE, what);
        }

        @GetMapping("/expire")
        @ResponseBody
        String expire(HttpSession session) {
            session.invalidate();
            return "expired";
        }

        @GetMapping("/json")
        @ResponseBody
        Map<String, String> json() {
            return Map.of("answer", "42");
        }

        @ExceptionHandler(IllegalArgumentException.class)
        @ResponseStatus(HttpStatus.BAD_REQUEST)
        String handled() {
            return "home";
        }

        @Override
        public void addViewControllers(ViewControllerRegistry views) {
            views.addViewController("/about").setViewName("home");
        }
    }
}
