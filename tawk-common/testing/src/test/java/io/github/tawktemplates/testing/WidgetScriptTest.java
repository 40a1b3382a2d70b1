package io.github.tawktemplates.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WidgetScriptTest extends SnippetTest {

    // --- start

    @Test
    void says_ready_by_flag_then_event_then_callback() {
        open("Tawk_API.onLoad = () => seen.push('onLoad ' + Tawk_API.onLoaded);"
                + "Tawk_API.onBeforeLoad = () => seen.push('onBeforeLoad ' + Tawk_API.onLoaded);");

        browser.untilTrue("seen.includes('onLoad true')");
        assertThat(browser.run("return seen"))
                .isEqualTo(List.of(
                        "tawkBeforeLoad undefined",
                        "onBeforeLoad undefined",
                        "tawkStatusChange undefined",
                        "tawkLoad true",
                        "onLoad true"));
    }

    @Test
    void reads_callbacks_once_and_swallows_what_they_throw() {
        openReady("Tawk_API.onLoad = () => { say('mine'); throw new Error('mine'); };"
                + "addEventListener('tawkBeforeLoad', () => { Tawk_API.onLoad = () => say('late'); });");

        assertThat(said()).isEqualTo(List.of(List.of("mine")));
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void waits_for_the_load_event() {
        browser.preload("window.addEventListener('load', () => say(typeof Tawk_API.setAttributes))");
        openReady("");

        assertThat(said()).isEqualTo(List.of(List.of("undefined")));
    }

    @Test
    void starts_when_inserted_after_load_and_then_takes_no_second_inclusion() {
        browser.open(site.serve("<!doctype html><title>Late</title>"));
        String insert =
                "const s = document.createElement('script'); s.src = arguments[0]; document.head.appendChild(s);";
        browser.run(insert, sandbox.uri() + "/" + PROPERTY + "/default");
        loads(1);
        browser.run(insert + "s.onload = () => say('second');", sandbox.uri() + "/" + PROPERTY + "/default");
        untilSaid(1);

        assertThat(browser.eval("document.querySelectorAll('.widget-visible').length"))
                .isEqualTo("1");
        assertThat(sandbox.calls("connect")).hasSize(1);
    }

    @Test
    void throws_when_the_document_has_no_script_at_load() {
        open("addEventListener('load', () => document.querySelectorAll('script').forEach((s) => s.remove()), true);");

        browser.until("an error", () -> browser.console().stream().anyMatch(line -> line.contains("TypeError")));
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void without_auto_start_nobody_is_registered_until_start() {
        open("Tawk_API.autoStart = false;");
        browser.untilTrue("window.Tawk_API.start");
        assertThat(sandbox.calls()).isEmpty();

        browser.run("Tawk_API.start()");
        loads(1);
        browser.run("Tawk_API.logout(() => say('out'))");
        untilSaid(1);
        browser.untilTrue("!document.querySelector('.widget-visible, .widget-hidden')");
    }

    @Test
    void without_auto_start_a_visitor_makes_start_throw() {
        open("Tawk_API.autoStart = false; Tawk_API.visitor = {name: 'Ada'};");
        browser.untilTrue("window.Tawk_API.start");

        assertThat(browser.eval("(() => { try { Tawk_API.start(); } catch (e) { return e.name; } })()"))
                .isEqualTo("TypeError");
    }

    @Test
    void a_refused_registration_leaves_no_widget_at_all() {
        open("Tawk_API.visitor = {name: 'Ada', email: 'ada@example.com', hash: 'wrong'};");

        browser.untilTrue(
                "performance.getEntriesByType('resource').some((r) => r.name.endsWith('/connect') && r.responseEnd)");
        assertThat(sandbox.calls("connect").get(0).error()).isEqualTo("UNAUTHORIZED_API_CALL");
        assertThat(browser.eval("document.querySelectorAll('iframe').length")).isEqualTo("0");
        assertThat(browser.eval("Tawk_API.onLoaded")).isNull();
    }

    @Test
    void fires_load_again_on_return_from_inactivity() {
        stopTheClock();
        openReady("");
        browser.run("clock.advance(20 * 60000)");
        assertThat(browser.eval("Tawk_API.onLoaded")).isEqualTo("false");

        browser.run("dispatchEvent(new Event('pointermove'))");
        loads(2);
        browser.run("$_Tawk.returnFromInactivity()");
        loads(3);
        assertThat(sandbox.visitors()).hasSize(1);
    }

    // --- setAttributes

    @Test
    void verifies_a_user_id_and_shows_it() {
        openReady("");
        browser.run(
                "Tawk_API.setAttributes({userId: 'user-42', name: 'Ada', Plan: 'pro', seats: 12, trial: false, hash: '"
                        + USER_HASH + "'}, say)");
        untilSaid(1);

        assertThat(browser.eval("said[0][0] === null")).isEqualTo("true");
        assertThat(verdict()).isEqualTo("verified");
        assertThat(browser.eval("document.querySelector('.widget-visible').visitorName"))
                .isEqualTo("Ada");
        browser.until("the bubble", () -> "Ada, verified".equals(browser.eval(bubble())));
        assertThat(last().verified()).isTrue();
        assertThat(last().userId()).isEqualTo("user-42");
        assertThat(last().attributes()).isEqualTo(Map.of("plan", "pro", "seats", 12L, "trial", false));
        assertThat(sandbox.calls("setAttributes").get(0).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "userId", "user-42", "name", "Ada", "Plan", "pro", "seats", 12L, "trial", false, "hash",
                        USER_HASH));
    }

    @Test
    void verifies_an_email_where_no_user_id_is_sent() {
        // printf 'ada@example.com' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        String hash = "d0e4b3f140fd154be3f312c2436692405a6de4261d173fb088d8a2617c2c9f35";
        openReady("");
        browser.run("Tawk_API.setAttributes({email: 'ada@example.com', hash: '" + hash + "'}, say)");
        browser.run("Tawk_API.setAttributes({userId: 'user-42', email: 'ada@example.com', hash: '" + hash + "'}, say)");
        untilSaid(2);

        assertThat(browser.eval("JSON.stringify(said)")).isEqualTo("[[null],[\"UNAUTHORIZED_API_CALL\"]]");
    }

    @Test
    void refuses_a_hash_that_does_not_fit_and_says_so_in_the_bubble() {
        openReady("");
        browser.run("Tawk_API.setAttributes({userId: 'user-43', name: 'Eve', hash: '" + USER_HASH + "'}, say)");
        untilSaid(1);

        assertThat(said()).isEqualTo(List.of(List.of("UNAUTHORIZED_API_CALL")));
        assertThat(verdict()).isEqualTo("refused");
        browser.until("the bubble", () -> "not verified: 401 UNAUTHORIZED_API_CALL".equals(browser.eval(bubble())));
        assertThat(last().verified()).isFalse();
        assertThat(last().name()).isNull();
        assertThat(last().error()).isEqualTo("UNAUTHORIZED_API_CALL");
    }

    @Test
    void refuses_an_upper_case_hash_and_any_hash_without_secure_mode() {
        openReady("");
        browser.run("Tawk_API.setAttributes({userId: 'user-42', hash: '" + USER_HASH + "'.toUpperCase()}, say)");
        browser.run("Tawk_API.switchWidget({propertyId: 'ffffffffffffffffffffffff', widgetId: 'default'})");
        loads(2);
        browser.run("Tawk_API.setAttributes(" + ADA + ", say); Tawk_API.setAttributes({name: 'Ada'}, say)");
        untilSaid(3);

        assertThat(browser.eval("JSON.stringify(said)"))
                .isEqualTo("[[\"UNAUTHORIZED_API_CALL\"],[\"UNAUTHORIZED_API_CALL\"],[null]]");
        assertThat(last().verified()).isFalse();
        assertThat(last().name()).isEqualTo("Ada");
    }

    @Test
    void one_bad_entry_cancels_the_call_and_the_callback_runs_once_for_each() {
        openReady("");
        browser.run(
                "Tawk_API.setAttributes({good: 'x', bad_key: 'x', 'bad key': 'x', none: undefined, list: []}, say)");
        browser.run("Tawk_API.setAttributes({a: null, b: false, c: 0}, say)");
        untilSaid(5);

        assertThat(browser.eval("JSON.stringify(said.map(([error]) => error && error.slice(0, 22)))"))
                .isEqualTo("[\"[JSAPI/setAttributes]:\",\"[JSAPI/setAttributes]:\",\"[JSAPI/setAttributes]:\","
                        + "\"[JSAPI/setAttributes]:\",null]");
        assertThat(sandbox.calls("setAttributes")).hasSize(1);
        assertThat(last().attributes()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void the_server_refuses_an_empty_value_and_with_it_the_whole_call() {
        openReady("");
        browser.run("Tawk_API.setAttributes({plan: 'pro', city: ''}, say)");
        untilSaid(1);

        assertThat(said()).isEqualTo(List.of(List.of("CONTAINS_INVALID_VALUE")));
        assertThat(last().attributes()).isEmpty();
    }

    @Test
    void takes_fifty_keys_in_all_and_not_fifty_one() {
        openReady("");
        browser.run("const fifty = {userId: 'user-42', hash: '" + USER_HASH + "'};"
                + "for (let i = 0; i < 48; i++) { fifty['k' + i] = i; }"
                + "Tawk_API.setAttributes(Object.assign({}, fifty), say);"
                + "Tawk_API.setAttributes(Object.assign({one: 1}, fifty), say);");
        untilSaid(2);

        assertThat(browser.eval("JSON.stringify(said)"))
                .isEqualTo("[[\"[JSAPI/setAttributes]: more than 50 attributes\"],[null]]");
        assertThat(sandbox.calls("setAttributes")).hasSize(1);
    }

    @Test
    void email_and_hash_stick_to_the_page_and_are_written_into_the_callers_object() {
        openReady("");
        browser.run("Tawk_API.setAttributes({userId: 'user-42', email: 'a@b.c', hash: '" + USER_HASH + "'}, say)");
        untilSaid(1);
        browser.run("Tawk_API.logout()");
        loads(2);
        browser.run(
                "window.mine = {plan: 'pro'}; Tawk_API.setAttributes(mine, say); Tawk_API.addEvent('paid', {}, say);"
                        + "Tawk_API.addTags(['vip'], say)");
        untilSaid(4);

        assertThat(browser.run("return mine")).isEqualTo(Map.of("plan", "pro", "email", "a@b.c", "hash", USER_HASH));
        assertThat(sandbox.calls("setAttributes").get(1).values())
                .isEqualTo(Map.of("plan", "pro", "email", "a@b.c", "hash", USER_HASH));
        assertThat(sandbox.calls("addEvent", "addTags"))
                .allSatisfy(call -> assertThat(call.values())
                        .containsEntry("email", "a@b.c")
                        .containsEntry("hash", USER_HASH)
                        .doesNotContainKey("userId"));
    }

    @Test
    void without_an_answer_the_callback_gets_true_after_35_seconds() {
        stopTheClock();
        sandbox.fail(Operation.SET_ATTRIBUTES, Fault.silence());
        openReady("");
        browser.run("Tawk_API.setAttributes({plan: 'pro'}, say)");
        browser.until("the call", () -> !sandbox.calls("setAttributes").isEmpty());
        browser.run("clock.advance(34999)");
        assertThat(said()).isEqualTo(List.of());

        browser.run("clock.advance(1)");
        assertThat(said()).isEqualTo(List.of(List.of(true)));
    }

    @Test
    void before_it_is_ready_calls_wait_without_a_timer() {
        stopTheClock();
        sandbox.failNext(Operation.CONNECT, 1, Fault.silence());
        open("");
        browser.untilTrue("window.Tawk_API.setAttributes");
        browser.run("Tawk_API.setAttributes({plan: 'pro'}, say); clock.advance(100000)");

        assertThat(said()).isEqualTo(List.of());
        browser.run("$_Tawk.returnFromInactivity()");
        untilSaid(1);
        assertThat(browser.eval("said[0][0] === null")).isEqualTo("true");
    }

    @Test
    void hands_codes_and_strings_to_the_callback_as_often_as_told() {
        openReady("");
        sandbox.failNext(Operation.SET_ATTRIBUTES, 2, Fault.error(500));
        browser.run("for (let i = 0; i < 3; i++) { Tawk_API.setAttributes({plan: 'pro'}, say); }");
        untilSaid(3);
        sandbox.fail(Operation.SET_ATTRIBUTES, Fault.error("SERVER_ERROR"));
        browser.run("Tawk_API.setAttributes({plan: 'pro'}, say)");
        untilSaid(4);

        assertThat(browser.eval("JSON.stringify(said)")).isEqualTo("[[500],[500],[null],[\"SERVER_ERROR\"]]");
    }

    // --- login and logout

    @Test
    void login_calls_back_with_nothing_and_fires_load_again_after_a_gap() {
        openReady("");
        browser.run("Tawk_API.login(" + ADA + ", (...values) => say(values.length, Tawk_API.onLoaded))");
        loads(2);

        assertThat(said()).isEqualTo(List.of(List.of(0L, true)));
        assertThat(verdict()).isEqualTo("verified");
        assertThat(sandbox.calls()).extracting(Call::name).containsExactly("connect", "login", "connect");
    }

    @Test
    void login_is_refused_with_an_error_object_and_called_again_if_the_callback_throws() {
        openReady("");
        browser.run("Tawk_API.login({userId: 'user-43', hash: '" + USER_HASH + "'},"
                + " (error) => { say(error); throw new Error(); })");
        untilSaid(2);

        assertThat(said())
                .isEqualTo(List.of(
                        List.of(Map.of("code", "BadRequestError", "message", "UNAUTHORIZED_API_CALL")), List.of(true)));
    }

    @Test
    void login_calls_back_twice_on_500_and_with_true_when_the_network_fails() {
        openReady("");
        sandbox.failNext(Operation.LOGIN, 1, Fault.error(500));
        browser.run("Tawk_API.login(" + ADA + ", say)");
        untilSaid(2);
        sandbox.failNext(Operation.LOGIN, 1, Fault.unreachable());
        browser.run("Tawk_API.login(" + ADA + ", say)");
        untilSaid(3);

        assertThat(said()).isEqualTo(List.of(List.of(true), List.of(true), List.of(true)));
        assertThat(sandbox.calls("login")).extracting(Call::error).containsExactly("500", "UNREACHABLE");
    }

    @Test
    void login_has_no_time_out() {
        stopTheClock();
        sandbox.fail(Operation.LOGIN, Fault.silence());
        openReady("");
        browser.run("Tawk_API.login(" + ADA + ", say)");
        browser.until("the call", () -> !sandbox.calls("login").isEmpty());
        browser.run("clock.advance(3600000)");

        assertThat(said()).isEqualTo(List.of());
    }

    @Test
    void a_login_loop_ends_with_a_widget_hidden_for_good() {
        open("Tawk_API.onLoad = () => Tawk_API.login(" + ADA + ");");

        browser.untilTrue("document.querySelector('.widget-hidden')");
        browser.run("Tawk_API.showWidget()");
        assertThat(browser.eval("document.querySelector('.widget-visible')")).isNull();
        assertThat(sandbox.calls("connect")).hasSize(5);
    }

    @Test
    void logout_works_for_the_nameless_and_ends_the_session() {
        openReady("");
        String uuid = last().uuid();
        assertThat(browser.eval("document.cookie").split("; ")).contains("twk_uuid_" + PROPERTY + "=" + uuid);
        browser.run("Tawk_API.logout(say)");
        loads(2);

        assertThat(said()).isEqualTo(List.of(List.of()));
        assertThat(sandbox.visitors()).hasSize(2);
        assertThat(browser.eval("document.cookie").split("; ")).contains("twk_uuid_" + PROPERTY + "=" + last().uuid());
        assertThat(last().uuid()).isNotEqualTo(uuid);
    }

    @Test
    void sends_tawk_api_visitor_with_every_registration() {
        openReady("Tawk_API.visitor = {tier: 'gold'};");
        browser.run("Tawk_API.logout()");
        loads(2);

        assertThat(sandbox.calls("connect"))
                .extracting(call -> call.values().get("visitor"))
                .containsExactly(Map.of("tier", "gold"), Map.of("tier", "gold"));
    }

    // --- conversation, storage, frames

    @Test
    void the_next_page_shows_the_conversation_until_somebody_logs_out() {
        openReady("");
        write("Where is my order?");
        openReady("");
        assertThat(panelText()).contains("Where is my order?");
        assertThat(browser.eval("Tawk_API.isChatOngoing()")).isEqualTo("true");

        browser.run("Tawk_API.logout()");
        loads(2);
        assertThat(panelText()).contains("stand-in").doesNotContain("Where is my order?");
        assertThat(sandbox.visitors().get(0).conversation()).containsExactly("Where is my order?");
    }

    @Test
    void works_where_storage_throws() {
        browser.preload("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }});"
                + "Object.defineProperty(document, 'cookie', {get() { throw new Error('blocked'); }});");
        openReady("");
        browser.run("Tawk_API.login(" + ADA + ", say)");
        loads(2);

        assertThat(verdict()).isEqualTo("verified");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void frames_are_lost_with_the_body_and_render_again_when_the_container_moves() {
        openReady("");
        browser.run("window.container = document.querySelector('.widget-visible');"
                + "document.documentElement.replaceChild(document.createElement('body'), document.body)");
        browser.run("Tawk_API.setAttributes(" + ADA + ", say)");
        untilSaid(1);
        assertThat(browser.eval("said[0][0] === null && Tawk_API.onLoaded")).isEqualTo("true");
        assertThat(browser.eval("document.querySelectorAll('iframe').length")).isEqualTo("0");

        browser.run("document.body.appendChild(container)");
        browser.until("the bubble", () -> "Ada, verified".equals(browser.eval(bubble())));
    }

    @Test
    void hidden_takes_no_room() {
        openReady("Tawk_API.onBeforeLoad = () => Tawk_API.hideWidget();");
        String size = "document.querySelectorAll('iframe')[1].getBoundingClientRect().width > 0";

        browser.untilTrue("seen.some((event) => event.startsWith('tawkChatHidden'))");
        assertThat(browser.eval(size)).isEqualTo("false");
        assertThat(browser.eval("Tawk_API.isChatHidden()")).isEqualTo("true");
        browser.run("Tawk_API.showWidget()");
        assertThat(browser.eval(size)).isEqualTo("true");
        assertThat(browser.eval("document.querySelectorAll('.widget-visible').length"))
                .isEqualTo("1");
    }

    @Test
    void reports_pages_that_change_without_a_load() {
        openReady("");
        browser.run("history.pushState({}, '', '/a'); history.replaceState({}, '', '/b'); location.hash = 'c'");

        browser.until("three pages", () -> sandbox.calls("page").size() >= 3);
        assertThat(sandbox.calls("page"))
                .extracting(call -> call.values().get("url").toString().replaceFirst("http://[^/]*", ""))
                .startsWith("/a", "/b", "/b#c");
    }

    // --- Content-Security-Policy

    @Test
    void needs_no_more_than_the_minimal_policy() {
        site.contentSecurityPolicy(policy("'nonce-n' 'strict-dynamic'"));
        openReady("");
        browser.run("Tawk_API.maximize(); Tawk_API.setAttributes(" + ADA + ", say)");
        untilSaid(1);
        browser.until("the bubble", () -> "Ada, verified".equals(browser.eval(bubble())));

        assertThat(browser.console()).isEmpty();
    }

    @Test
    void a_nonce_without_strict_dynamic_is_not_enough() {
        site.contentSecurityPolicy(policy("'nonce-n'"));
        open("");

        browser.until(
                "a violation",
                // Firefox writes it with dashes
                () -> browser.console().stream().anyMatch(line -> line.contains("Security")));
        assertThat(sandbox.calls()).isEmpty();
    }

    private String policy(String scripts) {
        String origin = sandbox.uri().toString();
        return "default-src 'none'; script-src " + scripts + "; style-src 'unsafe-inline' " + origin + "; connect-src "
                + origin + "; img-src " + origin + " " + site.uri() + "; base-uri 'none'";
    }

    // --- faults of the embed script, delays

    @Test
    void the_embed_script_can_be_missing_nonsense_or_unreachable() {
        browser.preload("addEventListener('error', () => say('failed'), true)");
        for (Fault fault : List.of(Fault.error(404), Fault.nonsense(), Fault.unreachable())) {
            sandbox.failNext(Operation.EMBED, 1, fault);
            open("");
            untilSaid(1);
            assertThat(browser.eval("window.$_Tawk")).as(fault.toString()).isNull();
        }
        openReady("");
    }

    @Test
    void a_delay_holds_up_the_answer_only() {
        openReady("");
        sandbox.failNext(Operation.SET_ATTRIBUTES, 1, Fault.delay(Duration.ofMillis(300)));
        browser.run(
                "Tawk_API.setAttributes({a: 1}, () => say('late')); Tawk_API.setAttributes({b: 1}, () => say('next'))");
        untilSaid(2);

        assertThat(said()).isEqualTo(List.of(List.of("next"), List.of("late")));
        assertThat(last().attributes().keySet()).containsExactly("a", "b");
    }
}
