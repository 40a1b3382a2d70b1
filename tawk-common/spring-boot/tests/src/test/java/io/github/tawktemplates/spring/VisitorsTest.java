package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.switchuser.SwitchUserFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** What the application's bean may answer, and when it isn't asked. */
@ExtendWith(OutputCaptureExtension.class)
class VisitorsTest {
    /** Knows nobody. */
    static class Nobody {
        @Bean
        TawkVisitors visitors() {
            return who -> null;
        }
    }

    /** Has lost its database. */
    static class Broken {
        @Bean
        TawkVisitors visitors() {
            return who -> {
                throw new IllegalStateException("no database");
            };
        }
    }

    @Test
    void null_is_signed_out() {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, Nobody.class, ShopSecurity.class))) {
            RunningShop.Client browser = shop.client().signIn("ada");
            PagesTest.PAGES.forEach((path, status) ->
                    assertThat(browser.tag(path, status).who()).as(path).isEqualTo("signed out"));
        }
    }

    @Test
    void a_bean_that_throws_costs_the_chat_and_no_page(CapturedOutput output) {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, Broken.class, ShopSecurity.class))) {
            RunningShop.Client browser = shop.client().signIn("ada");
            PagesTest.PAGES.forEach((path, status) -> {
                HttpResponse<String> page = browser.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(status);
                assertThat(page.body()).as(path).contains("<title>", "</html>").doesNotContain("<script");
            });
            assertThat(output.getOut().split("The supplier of the visitor failed, so the page has no chat", -1))
                    .hasSize(2);
            assertThat(output).contains("no database");
        }
    }

    @Test
    void without_a_bean_it_is_not_known_who_is_there_and_one_line_shows_the_bean(CapturedOutput output) {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, ShopSecurity.class))) {
            RunningShop.Client browser = shop.client().signIn("ada");
            assertThat(browser.tag("/").who()).isEqualTo("not known");
            assertThat(shop.client().tag("/nowhere", 404).who()).isEqualTo("not known");
            assertThat(output.getOut().split("@Bean TawkVisitors visitors\\(\\)", -1))
                    .hasSize(2);
        }
    }

    /** Lets people be somebody else, and keeps Spring Security off a page. */
    static class Switching {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, UserDetailsService people) throws Exception {
            SwitchUserFilter filter = new SwitchUserFilter();
            filter.setUserDetailsService(people);
            filter.setSwitchUserMatcher(PathPatternRequestMatcher.withDefaults().matcher("/be"));
            filter.setExitUserMatcher(PathPatternRequestMatcher.withDefaults().matcher("/be-me"));
            filter.setTargetUrl("/");
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .formLogin(Customizer.withDefaults())
                    .addFilter(filter)
                    .build();
        }

        @Bean
        WebSecurityCustomizer apart() {
            return web -> web.ignoring().requestMatchers("/about");
        }
    }

    @Test
    void who_impersonates_somebody_is_not_known_to_the_chat() {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, ShopVisitors.class, Switching.class))) {
            RunningShop.Client browser = shop.client().signIn("ada");
            assertThat(browser.tag("/").who()).isEqualTo("u-ada");

            browser.get("/be?username=bob");
            assertThat(browser.tag("/").who()).isEqualTo("not known");
            assertThat(browser.tag("/nowhere", 404).who()).isEqualTo("not known");

            browser.get("/be-me");
            assertThat(browser.tag("/").who()).isEqualTo("u-ada");
        }
    }

    @Test
    void where_spring_security_has_not_run_it_is_not_known_who_is_there() {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, ShopVisitors.class, Switching.class))) {
            RunningShop.Client browser = shop.client().signIn("ada");

            assertThat(browser.tag("/about").who()).isEqualTo("not known");
            assertThat(browser.tag("/").who()).isEqualTo("u-ada");
        }
    }

    /** A visitor who is to be left alone. */
    static class LeftAlone {
        @Bean
        TawkVisitors visitors() {
            return who -> Visitor.unknown();
        }
    }

    @Test
    void the_bean_may_say_that_it_does_not_know() {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, LeftAlone.class, ShopSecurity.class))) {
            assertThat(shop.client().signIn("ada").tag("/").who()).isEqualTo("not known");
        }
    }
}
