package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.tawktemplates.contract.CapturedLog;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = Long.MAX_VALUE - 30 * SECOND;
    private final Warnings warnings = new Warnings() {
        @Override
        long nanoTime() {
            return now;
        }
    };

    @Test
    void logs_a_message_once_and_20_messages_at_most() {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 100; i++) {
                warnings.once("kind " + i % 30);
            }
            assertThat(log.warnings()).hasSize(20).doesNotHaveDuplicates().contains("kind 0", "kind 19");
        }
    }

    /** The clock, as System.nanoTime may, runs over meanwhile. */
    @Test
    void logs_one_failure_a_minute() {
        SupplierFailure failure = catchThrowableOfType(
                SupplierFailure.class,
                () -> SupplierFailure.ask("visitor", () -> {
                    throw new IllegalStateException("no session");
                }));
        try (CapturedLog log = new CapturedLog()) {
            for (int second = 0; second < 180; second++) {
                warnings.log(failure);
                now += SECOND;
            }
            assertThat(log.text().split("The supplier of the visitor failed, so the page has no chat\\.", -1))
                    .hasSize(4);
            assertThat(log.text()).contains("IllegalStateException: no session");
        }
    }
}
