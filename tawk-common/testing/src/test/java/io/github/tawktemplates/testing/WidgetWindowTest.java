package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the screen: the window's states, and what does not hide it. */
class WidgetWindowTest extends SnippetTest {

    private static final String CHAT = "document.querySelector('[data-verdict]')";

    /** Records at each event of the widget whether the conversation is on the screen, and what isChatHidden() says of it. */
    private void look(String event) {
        browser.preload("addEventListener('" + event
                + "', () => { const panel = document.querySelector('[data-verdict] iframe');"
                + " say(Tawk_API.isChatHidden(), Boolean(panel) && panel.getBoundingClientRect().width > 300); });");
    }

    private boolean panelIsShown() {
        return Boolean.TRUE.equals(
                browser.run("return " + CHAT + ".querySelector('iframe').getBoundingClientRect().width > 300"));
    }

    private boolean bubbleIsShown() {
        return Boolean.TRUE.equals(
                browser.run("return " + CHAT + ".querySelectorAll('iframe')[1].getBoundingClientRect().width > 0"));
    }

    private void untilStateArrives(String state) {
        browser.until(
                "the state " + state,
                () -> sandbox.calls("window").stream()
                        .anyMatch(call -> state.equals(call.values().get("state"))));
    }

    private void openMaximized() {
        openReady("");
        write("Where is my order?");
        untilStateArrives("max");
    }

    @Test
    void hide_widget_does_not_hide_a_maximised_chat() {
        openMaximized();

        browser.run("Tawk_API.hideWidget()");

        assertThat(browser.eval("Tawk_API.isChatHidden()")).isEqualTo("true");
        assertThat(panelIsShown()).isTrue();
        assertThat(browser.eval(CHAT + ".className")).isEqualTo("widget-visible");
    }

    @Test
    void a_maximised_chat_is_open_on_the_next_page_though_that_hides_the_widget_at_once() {
        openMaximized();
        look("tawkLoad");

        openReady("addEventListener('tawkBeforeLoad', () => Tawk_API.hideWidget());");

        assertThat(said()).isEqualTo(List.of(List.of(true, true)));
        assertThat(panelText()).contains("Where is my order?");
    }

    @Test
    void on_a_phone_the_state_of_the_last_page_does_not_come_back() {
        sandbox.traits(WidgetTrait.MOBILE);
        openMaximized();
        assertThat(browser.run("return " + CHAT + ".querySelector('iframe').offsetWidth === innerWidth"))
                .isEqualTo(true);

        openReady("");

        assertThat(panelIsShown()).isFalse();
        assertThat(bubbleIsShown()).isTrue();
    }

    @Test
    void a_logout_minimises_the_window_and_clears_on_before_loaded_for_good() {
        openMaximized();
        assertThat(browser.eval("Tawk_API.onBeforeLoaded")).isEqualTo("true");

        browser.run("Tawk_API.logout()");
        loads(2);

        browser.untilTrue("!Tawk_API.isChatMaximized()");
        browser.until("the panel to close", () -> !panelIsShown());
        assertThat(browser.eval("Tawk_API.onBeforeLoaded")).isEqualTo("false");
        assertThat(browser.eval("seen.filter((event) => event.startsWith('tawkBeforeLoad')).length"))
                .isEqualTo("1");
        openReady("");
        assertThat(panelIsShown()).isFalse();
    }

    @Test
    void a_minimised_chat_stays_on_the_screen_for_a_while() {
        openReady("");
        assertThat(browser.run("Tawk_API.maximize(); Tawk_API.minimize(); Tawk_API.hideWidget();"
                        + "return document.querySelector('[data-verdict] iframe').getBoundingClientRect().width > 300"))
                .isEqualTo(true);

        browser.until("the panel to close", () -> !panelIsShown());
        assertThat(bubbleIsShown()).isFalse();
    }

    @Test
    void maximize_shows_a_hidden_chat() {
        openReady("");
        browser.run("Tawk_API.hideWidget()");
        assertThat(bubbleIsShown()).isFalse();

        browser.run("Tawk_API.maximize()");

        assertThat(panelIsShown()).isTrue();
        assertThat(browser.eval("Tawk_API.isChatHidden()")).isEqualTo("false");
    }

    @Test
    void before_load_says_hidden_though_nobody_hid_anything_and_has_no_status() {
        look("tawkBeforeLoad");
        browser.preload("addEventListener('tawkBeforeLoad', () => say(Tawk_API.getStatus()))");

        openReady("");

        assertThat(said()).isEqualTo(List.of(List.of(true, false), List.of("")));
        assertThat(browser.eval("Tawk_API.isChatHidden() + Tawk_API.getStatus()"))
                .isEqualTo("falseonline");
    }

    @Test
    void says_hidden_at_each_hiding_and_says_neither_minimised_nor_the_status_again() {
        openReady("");
        browser.run("Tawk_API.hideWidget(); Tawk_API.showWidget(); Tawk_API.hideWidget(); Tawk_API.logout()");
        loads(2);

        assertThat(browser.run("return seen.map((event) => event.split(' ')[0])"))
                .isEqualTo(List.of(
                        "tawkBeforeLoad",
                        "tawkStatusChange",
                        "tawkLoad",
                        "tawkChatHidden",
                        "tawkChatHidden",
                        "tawkLoad"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shutdown_leaves_a_maximised_chat_on_the_screen(boolean maximized) {
        openReady("");
        browser.run("if (" + maximized + ") { Tawk_API.maximize(); } Tawk_API.shutdown()");

        assertThat(browser.eval("document.querySelectorAll('[data-verdict]').length"))
                .isEqualTo(maximized ? "1" : "0");
        assertThat(browser.eval("Tawk_API.onLoaded")).isEqualTo("false");
    }

    @Test
    void an_embedded_chat_is_in_the_pages_own_element_and_can_not_be_hidden() {
        browser.open(site.serve("<!doctype html><title>Shop</title><body><div id=here></div>"
                + snippet("Tawk_API.embedded = 'here'; Tawk_API.onBeforeLoad = () => Tawk_API.hideWidget();")
                + "</body>"));
        loads(1);

        assertThat(browser.eval(CHAT + ".parentNode.id")).isEqualTo("here");
        assertThat(panelIsShown()).isTrue();
        assertThat(bubbleIsShown()).isFalse();
        assertThat(browser.eval("Tawk_API.getWindowType()")).isEqualTo("embed");
    }

    // --- the container

    @Test
    void the_container_is_shown_by_a_rule_of_its_random_id_that_a_page_rule_without_ids_loses_to() {
        openReady("");
        browser.run("const style = document.createElement('style');"
                + "style.textContent = '.widget-visible { display: none !important; }'; document.head.append(style);");
        assertThat(bubbleIsShown()).isTrue();
        assertThat(browser.eval(CHAT + ".getAttribute('style')")).isNull();

        browser.run("const style = document.createElement('style');"
                + "style.textContent = '.widget-visible:not(#a):not(#a) { display: none !important; }';"
                + "document.head.append(style);");
        assertThat(bubbleIsShown()).isFalse();
    }

    @Test
    void whoever_takes_the_widgets_style_away_shows_what_was_hidden() {
        openReady("");
        browser.run("Tawk_API.hideWidget()");
        assertThat(bubbleIsShown()).isFalse();

        browser.run("document.querySelectorAll('style').forEach((style) => style.remove())");

        assertThat(bubbleIsShown()).isTrue();
    }

    @Test
    void an_inline_rule_on_the_container_survives_whatever_the_widget_does() {
        openMaximized();
        browser.run(CHAT + ".style.setProperty('display', 'none', 'important')");

        for (String call : List.of("minimize", "maximize", "hideWidget", "showWidget", "logout")) {
            browser.run("Tawk_API." + call + "()");
            assertThat(panelIsShown() || bubbleIsShown()).as(call).isFalse();
        }
        loads(2);
        browser.run("document.body.replaceWith(document.createElement('body'))");
        assertThat(browser.eval(CHAT)).isNull();
    }

    @Test
    void the_frames_are_of_the_page_and_only_the_conversation_is_wide() {
        openReady("");
        browser.run("Tawk_API.maximize()");

        assertThat(browser.run("return Array.from(" + CHAT
                        + ".children, (f) => [f.title, f.getAttribute('src'), f.tabIndex, f.offsetWidth > 300])"))
                .isEqualTo(List.of(
                        List.of("chat widget", "about:blank", 0L, true),
                        List.of("chat widget", "about:blank", 0L, false)));
        assertThat(browser.eval("document.activeElement.tagName")).isEqualTo("BODY");
    }

    @Test
    void a_container_of_an_unknown_build_has_no_class_and_can_be_hidden_by_the_api_alone() {
        sandbox.traits(WidgetTrait.UNKNOWN_CONTAINER);
        openReady("");
        assertThat(browser.eval(CHAT + ".className + " + CHAT + ".querySelector('iframe').title"))
                .isEmpty();
        assertThat(bubbleIsShown()).isTrue();

        browser.run("Tawk_API.hideWidget()");
        assertThat(bubbleIsShown()).isFalse();

        sandbox.traits();
        openReady("");
        assertThat(browser.eval(CHAT + ".className")).isEqualTo("widget-visible");
    }
}
