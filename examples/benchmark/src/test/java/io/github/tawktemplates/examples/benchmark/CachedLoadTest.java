package io.github.tawktemplates.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedLoadTest {
    /** Where nginx is missing it is skipped, except where the environment says CI=true. */
    @Test
    void each_answer_is_what_it_is_said_to_be() throws Exception {
        Optional<CachedLoad> measured = CachedLoad.measure();
        assumeTrue(measured.isPresent(), "no nginx");
        CachedLoad load = measured.get();

        assertThat(load.answers().values()).hasSize(4).allMatch(count -> count > 0);
        int page = load.bytes().get(CachedLoad.Answer.RENDERED_WITHOUT);
        assertThat(load.bytes().get(CachedLoad.Answer.RENDERED_WITH))
                .isGreaterThan(page + Wire.element().length());
        assertThat(load.bytes().get(CachedLoad.Answer.CACHED))
                .isGreaterThan(page + Wire.element().length());
        assertThat(load.bytes().get(CachedLoad.Answer.IDENTITY)).isBetween(200, 1000);
        assertThat(CachedLoad.section(measured))
                .filteredOn(line -> line.startsWith("| "))
                .hasSize(4 + 4 + 2);
    }
}
