package io.github.tawktemplates.spring;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Everybody may see everything but /members; the policy {@code shop.policy} is sent by Spring Security. */
class ShopSecurity {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, @Value("${shop.policy:}") String policy) throws Exception {
        if (!policy.isEmpty()) {
            http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)));
        }
        return http.authorizeHttpRequests(all -> all.requestMatchers("/members")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .formLogin(Customizer.withDefaults())
                .build();
    }
}
