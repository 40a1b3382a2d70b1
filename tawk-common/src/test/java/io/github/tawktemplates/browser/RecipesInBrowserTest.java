package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.docs.Documentation;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;

/** What docs/recipes.md shows for the page, under a policy that lets nothing run without a nonce. */
class RecipesInBrowserTest extends PageTest {
    private static final String NONCE = "bm9uY2U=";
    private static final String BUBBLE = "document.querySelectorAll('[data-verdict] iframe')[1]";

    private void openWith(String comment) {
        TawkWidget widget = builder().build();
        site.contentSecurityPolicy(widget.contentSecurityPolicy()
                .addTo("default-src 'self'; script-src 'nonce-" + NONCE + "' 'strict-dynamic'", NONCE));
        String recipe = Documentation.block("docs/recipes.md", comment).replace("${cspNonce}", NONCE);
        open(recipe + widget.render(ADA, NONCE));
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
    }

    private void assertIdentifiedWithoutAViolation() {
        untilAllHasArrived();
        assertThat(identifications())
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.error()).isNull());
        assertThat(browser.eval("violations.join()")).isEmpty();
    }

    @Test
    void the_bubble_is_where_the_page_wants_it() {
        openWith("another place");
        untilVerdict("verified");

        assertThat(browser.eval(BUBBLE + ".getBoundingClientRect().left")).isEqualTo("24");
        assertThat(browser.eval("innerHeight - " + BUBBLE + ".getBoundingClientRect().bottom"))
                .isEqualTo("68");
        assertThat(browser.eval("getComputedStyle(" + BUBBLE + ").zIndex")).isEqualTo("1000");
        assertIdentifiedWithoutAViolation();
    }

    @Test
    void on_a_narrow_screen_there_is_no_chat_and_the_person_is_identified_all_the_same() {
        Dimension before = browser.driver().manage().window().getSize();
        try {
            browser.driver().manage().window().setSize(new Dimension(500, 700));

            openWith("not on phones");

            untilHidden();
            assertIdentifiedWithoutAViolation();
        } finally {
            browser.driver().manage().window().setSize(before);
        }
    }

    @Test
    void on_a_wide_screen_there_is_a_chat() {
        openWith("not on phones");

        untilVerdict("verified");
        assertIdentifiedWithoutAViolation();
    }
}
