package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.LoadPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;

/** {@link LoadPolicy#INTERACTION} waits for a person; what a page does by itself is none. */
class InteractionInBrowserTest extends PageTest {

    private void open(String path, String body) {
        site.serve(
                "/long",
                page(
                        "<input id=field><div id=box style='overflow: auto; width: 100px'><p style='width: 900px'>wide</p></div>"
                                + "<p style='height: 3000px'>long</p><h2 id=anchor>Here</h2>"
                                + builder().load(LoadPolicy.INTERACTION).build().render(ADA) + body));
        browser.open(site.uri() + path);
    }

    private void assertNothingLeftThePage() {
        // the control: the page has scrolled, and was told of it
        browser.run("setTimeout(() => { window.later = 1; }, 300)");
        browser.untilTrue("window.later");
        assertThat(requestedHosts()).isEmpty();
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void an_address_with_an_anchor_loads_nothing() {
        browser.preload("addEventListener('scroll', () => { window.scrolled = true; }, true);");
        open("long#anchor", "");
        browser.untilTrue("scrollY > 0 && window.scrolled");

        assertNothingLeftThePage();
    }

    @Test
    void a_box_that_scrolls_by_itself_loads_nothing() {
        browser.preload("addEventListener('scroll', () => { window.scrolled = true; }, true);");
        open("long", "<script>setTimeout(() => { document.getElementById('box').scrollLeft = 50; }, 50);</script>");
        browser.untilTrue("window.scrolled");

        assertNothingLeftThePage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"click", "key", "wheel"})
    void what_a_person_does_loads(String act) {
        open("long", "");
        assertThat(sandbox.calls()).isEmpty();

        switch (act) {
            case "click" -> browser.driver().findElement(By.tagName("h1")).click();
            case "key" -> browser.driver().findElement(By.id("field")).sendKeys("x", Keys.TAB);
            default ->
                new Actions(browser.driver())
                        .scrollFromOrigin(WheelInput.ScrollOrigin.fromViewport(300, 300), 0, 200)
                        .perform();
        }

        assertIdentifiedOnce();
    }
}
