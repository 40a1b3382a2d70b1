package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What becomes of the Content-Security-Policy that the application sends, and which nonce the tag has. */
@ExtendWith(OutputCaptureExtension.class)
class PolicyTest {
    private static final String STRICT = "shop.policy=script-src 'self'; object-src 'none'";
    private static final List<Class<?>> SHOP = List.of(Shop.class, ShopVisitors.class, ShopSecurity.class);

    /** A filter of the application's own that is as early as can be, with attributes and a policy. */
    static class OwnFilter {
        @Bean
        FilterRegistrationBean<Filter> own(Environment environment) {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                String nonce = environment.getProperty("own.nonce");
                if (nonce != null) {
                    request.setAttribute(
                            environment.getRequiredProperty("own.attribute"),
                            environment.getProperty("own.object", boolean.class, false) ? new Holder(nonce) : nonce);
                }
                String policy = environment.getProperty("own.policy");
                if (policy != null) {
                    ((HttpServletResponse) response).setHeader("Content-Security-Policy", policy);
                }
                chain.doFilter(request, response);
            });
            filter.setOrder(Integer.parseInt(environment.getProperty("own.order", "-1000")));
            return filter;
        }
    }

    /** What an application may keep its nonce in. */
    record Holder(String nonce) {
        public String getNonce() {
            return nonce;
        }
    }

    /** A filter that keeps the page back. */
    static class Etags {
        @Bean
        ShallowEtagHeaderFilter etags() {
            return new ShallowEtagHeaderFilter();
        }
    }

    private static String policy(HttpResponse<String> response) {
        return String.join(" AND ", response.headers().allValues("content-security-policy"));
    }

    private static String nonceIn(String policy) {
        Matcher nonce = Pattern.compile("script-src [^;]*'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).as(policy).isTrue();
        return nonce.group(1);
    }

    @Test
    void a_policy_gets_what_the_widget_needs_and_a_fresh_nonce_that_the_tag_has() {
        try (RunningShop shop = RunningShop.start(SHOP, STRICT)) {
            RunningShop.Client browser = shop.client().signIn("ada");
            for (String path : PagesTest.PAGES.keySet()) {
                HttpResponse<String> first = browser.get(path);
                HttpResponse<String> second = browser.get(path);

                assertThat(policy(first))
                        .as(path)
                        .matches(
                                "script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' https://\\*\\.tawk\\.to \\S+; object-src 'none'");
                assertThat(Element.of(first.body()).nonce()).as(path).isEqualTo(nonceIn(policy(first)));
                assertThat(Element.of(second.body()).nonce())
                        .as(path)
                        .isEqualTo(nonceIn(policy(second)))
                        .isNotEqualTo(Element.of(first.body()).nonce());
            }
        }
    }

    @Test
    void a_response_that_is_no_page_keeps_its_policy() {
        try (RunningShop shop = RunningShop.start(SHOP, STRICT)) {
            assertThat(policy(shop.client().get("/json"))).isEqualTo("script-src 'self'; object-src 'none'");
        }
    }

    @Test
    void where_inline_scripts_are_allowed_there_is_no_nonce_which_would_forbid_them() {
        try (RunningShop shop = RunningShop.start(SHOP, "shop.policy=script-src 'self' 'unsafe-inline'")) {
            HttpResponse<String> page = shop.client().get("/");

            assertThat(policy(page))
                    .startsWith("script-src 'self' 'unsafe-inline' https://")
                    .doesNotContain("nonce");
            assertThat(Element.of(page.body()).nonce()).isNull();
        }
    }

    @Test
    void a_filter_that_keeps_the_page_back_hides_no_policy() {
        try (RunningShop shop =
                RunningShop.start(List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, Etags.class), STRICT)) {
            HttpResponse<String> page = shop.client().get("/");

            assertThat(Element.of(page.body()).nonce()).isEqualTo(nonceIn(policy(page)));
        }
    }

    @ParameterizedTest
    @CsvSource({"cspNonce, false", "cspNonce, true", "_csp_nonce, false", "_csp_nonce, true"})
    void the_nonce_of_the_request_is_taken(String attribute, String isObject) {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, OwnFilter.class),
                STRICT,
                "own.nonce=b3du",
                "own.attribute=" + attribute,
                "own.object=" + isObject)) {
            for (String path : List.of("/", "/nowhere")) {
                HttpResponse<String> page = shop.client().get(path);
                assertThat(nonceIn(policy(page))).isEqualTo("b3du");
                assertThat(Element.of(page.body()).nonce()).isEqualTo("b3du");
            }
        }
    }

    @Test
    void an_odd_nonce_of_the_request_fails_no_page() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, OwnFilter.class),
                STRICT,
                "own.attribute=_csp_nonce",
                "own.nonce=\"><script>")) {
            HttpResponse<String> page = shop.client().get("/");
            assertThat(Element.of(page.body()).nonce()).isEqualTo(nonceIn(policy(page)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.order=-1000", "own.order=-100", "own.order=1000"})
    void the_nonce_in_the_policy_is_taken_wherever_the_policy_is_set(String order) {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, OwnFilter.class),
                "own.policy=script-src 'nonce-c3RhbmRz' 'strict-dynamic'",
                order)) {
            HttpResponse<String> page = shop.client().get("/");

            assertThat(policy(page)).isEqualTo("script-src 'nonce-c3RhbmRz' 'strict-dynamic'");
            assertThat(Element.of(page.body()).nonce()).isEqualTo("c3RhbmRz");
        }
    }

    @Test
    void csp_off_leaves_the_policy_alone_and_takes_the_nonce_of_the_request() {
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, OwnFilter.class),
                STRICT,
                "tawk.csp=off",
                "own.attribute=cspNonce",
                "own.nonce=b3du")) {
            HttpResponse<String> page = shop.client().get("/");

            assertThat(policy(page)).isEqualTo("script-src 'self'; object-src 'none'");
            assertThat(Element.of(page.body()).nonce()).isEqualTo("b3du");
        }
    }

    @Test
    void a_policy_under_which_the_widget_cannot_work_is_sent_as_it_is_and_a_warning_says_why(CapturedOutput output) {
        String policy = "script-src 'self'; style-src 'nonce-c3R5bGU='";
        try (RunningShop shop = RunningShop.start(SHOP, "shop.policy=" + policy)) {
            RunningShop.Client browser = shop.client();
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> page = browser.get("/");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(policy(page)).isEqualTo(policy);
            }
            assertThat(output.getOut().split("The chat will not work under this application's", -1))
                    .hasSize(2);
            assertThat(output).contains("style-src must have no nonce or hash but has one");
        }
    }
}
