package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.browser.BrowserTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers in an order that is rare, by a Tawk_API that answers when the test says so. */
class RacesInBrowserTest extends BrowserTest {
    private static final Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();
    private static final Visitor BOB = Visitor.forUserId("u-18").name("Bob").build();

    @BeforeEach
    void answerOnDemand() {
        stopTheClock();
        browser.preload("window.asked = []; window.refusals = []; window.hidden = false;"
                + "addEventListener('tawk-identity-error', (e) => refusals.push(e.detail.code));"
                + "const ask = (name) => (...values) => {"
                + "  const answer = values.pop();"
                + "  asked.push({name: values.length ? name + ' ' + values[0].userId : name, answer});"
                + "};"
                + "window.Tawk_API = {onLoaded: true, setAttributes: ask('identify'), login: ask('identify'), logout: ask('logout'),"
                + "  hideWidget() { window.hidden = true; }, showWidget() { window.hidden = false; }, isChatHidden: () => window.hidden};"
                + "window.answer = (index, ...values) => asked[index].answer(...values);"
                + "window.reload = () => { Tawk_API.onLoaded = true; dispatchEvent(new Event('tawkLoad')); };");
    }

    private void open(IdentityCall call, Visitor visitor) {
        browser.open(site.serve("<!doctype html><title>Shop</title>" + tag(call, visitor)));
    }

    private void insert(IdentityCall call, Visitor visitor) {
        browser.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))",
                tag(call, visitor));
    }

    private String tag(IdentityCall call, Visitor visitor) {
        return TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .identifyWith(call)
                .sandbox(sandbox.uri())
                .build()
                .render(visitor);
    }

    private static List<?> asked() {
        return (List<?>) browser.run("return asked.map((call) => call.name)");
    }

    /** What the widget answers to success: to a login nothing, to attributes null. */
    private static String success(IdentityCall call) {
        return call == IdentityCall.LOGIN ? "undefined" : "null";
    }

    @ParameterizedTest
    @EnumSource
    void a_late_answer_of_a_logout_that_was_given_up_means_nothing_to_the_next_one(IdentityCall call) {
        open(call, ADA);
        browser.run("answer(0, " + success(call) + ")");
        insert(call, BOB);
        browser.run("clock.advance(20000)");
        assertThat(browser.run("return refusals")).isEqualTo(List.of("LOGOUT"));
        insert(call, Visitor.forUserId("u-18").name("Bob II").build());
        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout"));

        browser.run("answer(1, {message: 'SERVER_ERROR'})");
        browser.run("answer(2); Tawk_API.onLoaded = false; reload()");

        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout", "identify u-18"));
        assertThat(browser.run("return refusals")).isEqualTo(List.of("LOGOUT"));
        assertThat(browser.run("return hidden")).isEqualTo(false);
    }

    @ParameterizedTest
    @EnumSource
    void a_late_confirmation_of_a_logout_that_was_given_up_is_none_of_the_next_one(IdentityCall call) {
        open(call, ADA);
        browser.run("answer(0, " + success(call) + ")");
        insert(call, BOB);
        browser.run("clock.advance(20000)");
        insert(call, Visitor.forUserId("u-18").name("Bob II").build());

        browser.run("answer(1); reload()");

        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout"));
        assertThat(browser.run("return hidden")).isEqualTo(true);
        browser.run("answer(2); reload()");
        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout", "identify u-18"));
    }

    @Test
    void a_login_that_is_answered_between_a_logouts_confirmation_and_its_load_is_followed_by_a_second_logout() {
        open(IdentityCall.LOGIN, ADA);
        insert(IdentityCall.LOGIN, BOB);
        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout"));

        browser.run("answer(1); Tawk_API.onLoaded = false; answer(0); reload()");

        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout"));
        assertThat(browser.run("return hidden")).isEqualTo(true);
        browser.run("answer(2); Tawk_API.onLoaded = false; reload(); clock.advance(20000)");
        assertThat(asked()).isEqualTo(List.of("identify u-17", "logout", "logout", "identify u-18"));
        assertThat(browser.run("return refusals")).isEqualTo(List.of());
        assertThat(browser.run("return hidden")).isEqualTo(false);
    }
}
