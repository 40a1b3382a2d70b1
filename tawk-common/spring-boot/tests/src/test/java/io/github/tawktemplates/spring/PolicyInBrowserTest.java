package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.SandboxVisitor;
import io.github.tawktemplates.testing.browser.BrowserTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** An application with a policy of its own, a form, inline scripts and styles. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PolicyInBrowserTest extends BrowserTest {
    /** Signs people in on a page of its own. */
    static class OwnForm {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, @Value("${shop.policy}") String policy) throws Exception {
            return http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
                    .authorizeHttpRequests(all -> all.requestMatchers("/members")
                            .authenticated()
                            .anyRequest()
                            .permitAll())
                    .formLogin(form -> form.loginPage("/sign-in").loginProcessingUrl("/login"))
                    .logout(logout -> logout.logoutSuccessUrl("/account"))
                    .build();
        }

        @Controller
        static class Pages {
            @GetMapping({"/sign-in", "/account"})
            String account() {
                return "account";
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; form-action 'self'",
                "default-src 'self' 'unsafe-inline'; form-action 'self'; base-uri 'none'",
                "default-src 'none'; script-src 'self' 'sha256-HASH'; style-src 'unsafe-inline'; form-action 'self'; img-src 'self'"
            })
    void the_chat_works_and_nothing_of_the_page_is_forbidden(String policy) throws Exception {
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest("window.inline = true".getBytes(StandardCharsets.US_ASCII)));
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, OwnForm.class, OwnForm.Pages.class),
                "shop.policy=" + policy.replace("HASH", hash),
                "spring.freemarker.expose-request-attributes=true",
                "tawk.sandbox=" + sandbox.uri())) {
            browser.open(shop.uri("/account"));
            isIntact();
            browser.until(
                    "somebody whom nobody knows",
                    () -> visitor() != null && visitor().userId() == null);

            signIn("ada");
            browser.until("ada, verified", () -> is("u-ada"));
            browser.open(shop.uri("/account"));
            isIntact();
            browser.open(shop.uri("/nowhere"));
            browser.untilTrue("Tawk_API.onLoaded");
            assertThat(sandbox.calls("logout"))
                    .as("logouts on pages of somebody who is signed in")
                    .isEmpty();

            browser.open(shop.uri("/account"));
            browser.driver().findElement(By.id("sign-out")).click();
            browser.until("a logout", () -> !sandbox.calls("logout").isEmpty());
            isIntact();
            signIn("bob");
            browser.until("bob, verified", () -> is("u-bob"));

            assertThat(browser.console())
                    .noneMatch(line -> line.contains("Content Security Policy") || line.contains("violat"));
        }
    }

    private static void signIn(String name) {
        RemoteWebDriver driver = browser.driver();
        driver.findElement(By.name("username")).sendKeys(name);
        driver.findElement(By.name("password")).sendKeys("pw");
        driver.findElement(By.id("sign-in")).click();
    }

    private static void isIntact() {
        browser.untilTrue("window.inline && getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'");
    }

    private SandboxVisitor visitor() {
        List<SandboxVisitor> visitors = sandbox.visitors();
        return visitors.isEmpty() ? null : visitors.get(visitors.size() - 1);
    }

    private boolean is(String userId) {
        SandboxVisitor last = visitor();
        return last != null && userId.equals(last.userId()) && last.verified();
    }
}
