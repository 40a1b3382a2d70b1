package io.github.tawktemplates.examples.spring;

import java.util.List;
import org.springframework.stereotype.Component;

/** The accounts. */
@Component
class Customers {
    private final List<Customer> all = List.of(
            new Customer("u-17", "ada", "Ada Lovelace", "ada@example.com", "Sencha"),
            new Customer("u-18", "grace", "Grace Hopper", "grace@example.com", "Assam"));

    List<Customer> all() {
        return all;
    }

    Customer byLogin(String login) {
        return all.stream()
                .filter(customer -> customer.login().equals(login))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody has this login name"));
    }
}
