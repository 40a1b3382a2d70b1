package io.github.tawktemplates.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AbilityTest extends BrowserTest {

    /** So that no test is skipped any longer once a browser has learnt it. */
    @ParameterizedTest
    @EnumSource(Ability.class)
    void is_missing_where_it_is_said_to_be_missing_and_nowhere_else(Ability ability) {
        browser.open(site.serve("<!doctype html><title>Shop</title>"));

        boolean isMissing = ability.isMissingIn(BrowserKind.current());
        assertThat(browser.eval("Boolean(" + ability.probe() + ")")).isEqualTo(isMissing ? "false" : "true");
    }
}
