package io.github.tawktemplates.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("browser")
class PolicyLoadTest {

    @Test
    void a_policy_that_waits_asks_for_nothing_and_any_other_identifies() throws Exception {
        Map<String, PolicyLoad> loads = PolicyLoad.measure().orElseThrow().stream()
                .collect(Collectors.toMap(PolicyLoad::page, Function.identity()));

        assertThat(loads).hasSize(2 + LoadPolicy.values().length);
        for (LoadPolicy policy : LoadPolicy.values()) {
            PolicyLoad load = loads.get("the tag with a visitor, `" + policy + "`");
            boolean waits = switch (policy) {
                case IMMEDIATE, IDLE -> false;
                case INTERACTION, CONSENT, CLICK -> true;
            };
            assertThat(load.identified()).as(policy.name()).isEqualTo(!waits);
            assertThat(load.requests() == 0).as(policy.name()).isEqualTo(waits);
            assertThat(load.bytes() == 0).as(policy.name()).isEqualTo(waits);
        }
        assertThat(loads.get("no chat").requests()).isZero();
    }
}
