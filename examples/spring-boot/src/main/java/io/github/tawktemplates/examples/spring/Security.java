package io.github.tawktemplates.examples.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The sign-in, and a policy without a word about the chat. */
@Configuration(proxyBeanMethods = false)
class Security {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .formLogin(form -> form.loginPage("/sign-in"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'")))
                .build();
    }

    /** Everybody's password is "tea": this is a demo. */
    @Bean
    UserDetailsService logins(Customers customers) {
        return new InMemoryUserDetailsManager(customers.all().stream()
                .map(customer -> User.withUsername(customer.login())
                        .password("{noop}tea")
                        .roles("CUSTOMER")
                        .build())
                .toList());
    }
}
