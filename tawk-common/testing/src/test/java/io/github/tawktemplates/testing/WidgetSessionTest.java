package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose chat it is: sessions, sockets, several snippets, and what is kept in the browser. */
class WidgetSessionTest extends SnippetTest {

    private static final String OTHER = "ffffffffffffffffffffffff";

    /** Signs another person in behind the page's back, as another tab does. */
    private void anotherTabSignsIn() {
        String here = browser.tab();
        browser.newTab();
        browser.open(site.uri());
        browser.untilTrue("window.Tawk_API && Tawk_API.onLoaded");
        browser.run("window.loads = 0; addEventListener('tawkLoad', () => window.loads++); Tawk_API.logout()");
        browser.untilTrue("loads === 1");
        browser.run("Tawk_API.login(" + ADA + ")");
        browser.untilTrue("loads === 2");
        browser.tab(here);
    }

    // --- the socket

    @Test
    void after_a_drop_it_registers_with_the_cookie_that_is_there_by_now_without_an_event() {
        openReady("");
        write("Where is my order?");
        anotherTabSignsIn();
        int connects = sandbox.calls("connect").size();

        browser.run("$_Tawk.dropSocket()");

        browser.until(
                "the name", () -> "Ada".equals(browser.eval("document.querySelector('.widget-visible').visitorName")));
        assertThat(panelText()).doesNotContain("Where is my order?");
        assertThat(sandbox.calls("connect")).hasSize(connects + 1);
        assertThat(browser.eval("Tawk_API.onLoaded")).isEqualTo("true");
        assertThat(browser.eval("seen.filter((event) => event === 'tawkLoad true').length"))
                .isEqualTo("1");
    }

    @Test
    void so_it_does_when_the_browser_brings_a_page_back_that_it_had_put_aside() {
        site.allowBackForwardCache();
        openReady("");
        write("Where is my order?");
        browser.run("addEventListener('pageshow', (event) => { window.putAside = event.persisted; })");
        browser.open(site.serve("/next", "<!doctype html><title>Next</title>" + snippet("")));
        loads(1);
        browser.run("Tawk_API.logout()");
        loads(2);
        browser.run("Tawk_API.login(" + ADA + ")");
        loads(3);

        browser.driver().navigate().back();

        browser.untilTrue("window.putAside");
        browser.until(
                "the name", () -> "Ada".equals(browser.eval("document.querySelector('.widget-visible').visitorName")));
        assertThat(browser.eval("seen.filter((event) => event === 'tawkLoad true').length"))
                .isEqualTo("1");
    }

    @Test
    void a_500_at_the_start_is_the_end() {
        stopTheClock();
        sandbox.failNext(Operation.CONNECT, 1, Fault.error(500));
        open("");
        browser.until("the connect", () -> !sandbox.calls("connect").isEmpty());
        // short time-outs are real here
        browser.run("clock.advance(600000); setTimeout(() => { window.later = 1; }, 1400)");
        browser.untilTrue("window.later");
        browser.run("clock.advance(600000); return fetch('/').then(() => true)");

        assertThat(sandbox.calls("connect")).hasSize(1);
        assertThat(browser.run("return seen")).isEqualTo(List.of());
        assertThat(browser.eval("document.querySelectorAll('iframe').length")).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"LOGIN", "LOGOUT"})
    void login_and_logout_may_never_call_back(Operation operation) {
        stopTheClock();
        sandbox.fail(operation, Fault.silence());
        openReady("");
        String name = operation == Operation.LOGIN ? "login" : "logout";
        browser.run(operation == Operation.LOGIN ? "Tawk_API.login(" + ADA + ", say)" : "Tawk_API.logout(say)");
        browser.until("the call", () -> !sandbox.calls(name).isEmpty());
        browser.run("clock.advance(3600000)");

        assertThat(said()).isEqualTo(List.of());
        assertThat(browser.run("return seen.filter((event) => event === 'tawkLoad true').length"))
                .isEqualTo(1L);
    }

    // --- its own consent form

    @Test
    void until_the_visitor_agrees_there_is_no_load_and_no_conversation() {
        sandbox.traits(WidgetTrait.CONSENT_FORM);
        open("");
        browser.untilTrue("document.querySelector('.widget-visible')");
        browser.run("Tawk_API.setAttributes(" + ADA + ", say); Tawk_API.maximize()");
        String button = "document.querySelector('iframe').contentDocument.querySelector('.agree')";
        browser.untilTrue(button);
        assertThat(browser.run("return seen.filter((event) => event.startsWith('tawkLoad'))"))
                .isEqualTo(List.of());
        assertThat(sandbox.calls("setAttributes")).isEmpty();

        browser.run(button + ".click()");

        loads(1);
        untilSaid(1);
        openReady("");
        assertThat(sandbox.calls("consent")).as("asked once").hasSize(1);
    }

    // --- several snippets, several properties

    @Test
    void the_loader_that_runs_last_decides_property_and_widget() {
        String other = snippet("")
                .replace(PROPERTY + "/default", OTHER + "/widget2")
                .replace("s1.async = true", "s1.async = false");
        browser.open(site.serve("<!doctype html><title>Shop</title><body>"
                + snippet("").replace("s1.async = true", "s1.async = false") + other + "</body>"));
        loads(1);

        assertThat(sandbox.calls()).extracting(Call::propertyId).containsOnly(OTHER);
        assertThat(browser.eval("$_Tawk_AccountKey + ' ' + $_Tawk_WidgetId")).isEqualTo(OTHER + " widget2");
        assertThat(browser.eval("document.querySelectorAll('.widget-visible').length"))
                .isEqualTo("1");
    }

    @Test
    void a_switch_to_another_property_is_a_session_of_its_own_that_the_account_key_does_not_name() {
        sandbox.secureMode(OTHER, KEY);
        openReady("");
        String first = last().uuid();
        browser.run("Tawk_API.switchWidget({propertyId: '" + OTHER + "', widgetId: 'default'}, say)");
        loads(2);
        String second = last().uuid();
        browser.run("Tawk_API.setAttributes(" + ADA + ", say)");
        untilSaid(2);
        browser.run("Tawk_API.logout()");
        loads(3);

        assertThat(browser.eval("$_Tawk_AccountKey")).isEqualTo(PROPERTY);
        assertThat(sandbox.calls("setAttributes", "logout"))
                .extracting(Call::propertyId, Call::uuid)
                .containsExactly(tuple(OTHER, second), tuple(OTHER, second));
        assertThat(browser.eval("document.cookie").split("; ")).contains("twk_uuid_" + PROPERTY + "=" + first);
        openReady("");
        assertThat(sandbox.visitors())
                .as("the first property's session goes on")
                .hasSize(3);
    }

    @Test
    void a_router_that_runs_the_widgets_scripts_once_more_kills_it() {
        openReady("");

        browser.run(
                "document.querySelectorAll('script[src]').forEach((script) => {"
                        + "  const again = document.createElement('script'); again.src = script.src; script.replaceWith(again); });");

        browser.untilTrue("!document.querySelector('.widget-visible, .widget-hidden')");
        browser.run("Tawk_API.setAttributes(" + ADA + ", say)");
        assertThat(sandbox.calls("setAttributes")).isEmpty();
    }

    // --- what is remembered

    @Test
    void one_persons_email_meets_the_next_persons_hash() {
        openReady("");
        browser.run(
                "Tawk_API.setAttributes({userId: 'user-1', email: 'ada@example.com', bad_key: 1, hash: 'x'}, () => {})");
        browser.run("Tawk_API.setAttributes(" + ADA + ", say); Tawk_API.addEvent('paid', say)");
        untilSaid(2);

        assertThat(sandbox.calls("setAttributes", "addEvent"))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.values())
                        .containsEntry("email", "ada@example.com")
                        .containsEntry("hash", USER_HASH));
    }

    @Test
    void a_hash_without_an_email_goes_into_later_events_alone() {
        openReady("");
        browser.run("Tawk_API.setAttributes(" + ADA
                + ", say); Tawk_API.addEvent('paid', say); Tawk_API.setAttributes({plan: 'pro'}, say)");
        untilSaid(3);

        assertThat(sandbox.calls("addEvent").get(0).values())
                .containsEntry("hash", USER_HASH)
                .doesNotContainKey("email");
        assertThat(sandbox.calls("setAttributes").get(1).values()).isEqualTo(Map.of("plan", "pro"));
    }

    @Test
    void a_frozen_object_makes_set_attributes_throw_once_there_is_something_to_write_into_it() {
        openReady("");
        browser.run("Tawk_API.setAttributes({email: 'ada@example.com', hash: 'x'}, say)");
        untilSaid(1);

        assertThat(
                        browser.eval(
                                "(() => { try { Tawk_API.setAttributes(Object.freeze({plan: 'pro'})); } catch (e) { return e.name; } })()"))
                .isEqualTo("TypeError");
    }

    @Test
    void keeps_its_names_in_the_browser() {
        openReady("Tawk_API.visitor = {tier: 'gold'};");
        assertThat(browser.run("return [document.cookie.split('; ').map((c) => c.split('=')[0]).sort(),"
                        + " Object.keys(localStorage).sort(), Object.keys(sessionStorage).sort()]"))
                .isEqualTo(List.of(
                        List.of("TawkConnectionTime", "twk_idm_key", "twk_uuid_" + PROPERTY),
                        List.of("twk_" + PROPERTY, "twk_token_" + PROPERTY),
                        List.of("previousNav", "tawk_has_register_visitor", "tawk_sv")));

        openReady("Tawk_API.visitor = {tier: 'gold'};");
        assertThat(sandbox.calls("connect"))
                .as("the page's visitor, sent by the first page of a tab")
                .extracting(call -> call.values().get("visitor"))
                .containsExactly(Map.of("tier", "gold"), null);
    }

    @Test
    void emptied_storage_leaves_the_cookie_and_with_it_the_chat() {
        openReady("");
        write("Where is my order?");
        browser.run("localStorage.clear()");

        openReady("");

        assertThat(panelText()).contains("Where is my order?");
    }

    @Test
    void without_local_storage_there_is_no_token_to_log_out_with() {
        browser.preload("Object.defineProperty(window, 'localStorage', {value: null});");
        openReady("");
        browser.run("Tawk_API.logout(say)");
        untilSaid(1);

        assertThat(said()).isEqualTo(List.of(List.of(Map.of("code", "BadRequestError", "message", "SESSION_EXPIRED"))));
    }
}
