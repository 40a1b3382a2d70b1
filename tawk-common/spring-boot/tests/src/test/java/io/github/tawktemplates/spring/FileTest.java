package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The bootstrap as a file, in an application that permits nothing but its sign-in page. */
class FileTest {
    /** Nobody may see anything before signing in. */
    static class Closed {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives("script-src 'self'")))
                    .build();
        }
    }

    private static final List<Class<?>> SHOP = List.of(Shop.class, ShopVisitors.class, Closed.class);

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop"})
    void the_file_is_where_the_page_says_for_everybody_and_for_ever(String contextPath) throws Exception {
        try (RunningShop shop = RunningShop.start(
                SHOP,
                "tawk.bootstrap=file",
                "server.servlet.context-path=" + contextPath,
                "spring.web.resources.chain.strategy.content.enabled=true",
                "spring.web.resources.chain.strategy.content.paths=/**",
                "spring.mvc.static-path-pattern=/static/**")) {
            HttpResponse<String> page = shop.client().signIn("ada").get("/");
            String src = Element.of(page.body()).src();
            assertThat(src).isEqualTo(contextPath + TawkWidget.bootstrapPath());

            HttpResponse<String> file = shop.client().get(src.substring(contextPath.length()));

            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(file.headers().firstValue("content-type").orElse(""))
                    .isEqualToIgnoringCase("text/javascript;charset=utf-8");
            assertThat(file.headers().firstValue("set-cookie")).isEmpty();
            assertThat(Jsoup.parse(page.body()).select("script[data-tawk]").attr("integrity"))
                    .isEqualTo("sha256-"
                            + Base64.getEncoder()
                                    .encodeToString(MessageDigest.getInstance("SHA-256")
                                            .digest(file.body().getBytes(StandardCharsets.UTF_8))));
            assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                    .startsWith("script-src 'self' 'nonce-"
                            + Element.of(page.body()).nonce() + "'");
        }
    }

    @Test
    void nothing_else_is_permitted() {
        try (RunningShop shop = RunningShop.start(SHOP, "tawk.bootstrap=file")) {
            for (String path : List.of(
                    "/", "/tawk-templates/", TawkWidget.bootstrapPath() + "/", "/x" + TawkWidget.bootstrapPath())) {
                assertThat(shop.client().get(path).uri().getPath()).as(path).isEqualTo("/login");
            }
        }
    }

    @Test
    void behind_a_proxy_the_file_is_below_the_prefix_that_the_browser_sees() {
        try (RunningShop shop =
                RunningShop.start(SHOP, "tawk.bootstrap=file", "server.forward-headers-strategy=framework")) {
            RunningShop.Client browser = shop.client().signIn("ada");

            assertThat(Element.of(browser.get("/", "X-Forwarded-Prefix", "/eu").body())
                            .src())
                    .isEqualTo("/eu" + TawkWidget.bootstrapPath());
            assertThat(Element.of(browser.get("/").body()).src()).isEqualTo(TawkWidget.bootstrapPath());
            assertThat(browser.get("/", "X-Forwarded-Prefix", "//evil.example").body())
                    .doesNotContain("src=\"//evil.example");
        }
    }
}
