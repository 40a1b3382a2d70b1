package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.SandboxVisitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One visitor, one page: identified once wherever and however often the tag is printed; a refusal is explained. */
@EachCall
class IdentityInBrowserTest extends PageTest {

    @Test
    void a_signed_in_visitor_is_verified_with_the_values_given() {
        open(tag(ADA));

        assertIdentifiedOnce();
        SandboxVisitor seen = sandbox.visitors().get(0);
        assertThat(seen.verified()).isTrue();
        assertThat(seen.userId()).isEqualTo("u-17");
        assertThat(seen.name()).isEqualTo(ADAS_NAME);
        assertThat(seen.email()).isEqualTo("ada@example.com");
        assertThat(seen.attributes())
                .containsEntry("plan", "про  👩")
                .containsEntry("seats", 12L)
                .containsEntry("trial", false);
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
        assertNothingOnTheConsole();
    }

    /** To login, an e-mail is no identity. */
    @Test
    void a_visitor_known_by_email_alone_is_verified_by_set_attributes() {
        open(tag(Visitor.forEmail("ada@example.com").name("Ada").build()));

        if (call == IdentityCall.LOGIN) {
            untilVerdict("anonymous");
            untilAllHasArrived();
            assertThat(signings()).isEmpty();
        } else {
            assertIdentifiedOnce();
            assertThat(sandbox.visitors().get(0).email()).isEqualTo("ada@example.com");
        }
    }

    @Test
    void a_visitor_without_an_identity_is_anonymous() {
        open(tag(null));

        untilVerdict("anonymous");
        assertThat(signings()).isEmpty();
        assertNothingOnTheConsole();
    }

    @Test
    void an_email_of_an_earlier_call_is_not_sent_for_the_next_visitor() {
        open(tag(ADA));
        untilVerdict("verified");

        insert(tag(BOB));

        browser.until("Bob", () -> identifications().size() == 2);
        assertThat(identifications().get(1).values()).doesNotContainKey("email").containsEntry("userId", "u-18");
    }

    // --- the page around it

    @Test
    void a_page_that_replaces_tawk_api_later_changes_nothing() {
        open(tag(ADA));
        untilVerdict("verified");

        browser.run("window.Tawk_API = {mine: 1}");
        insert(tag(Visitor.forUserId("u-17").name("Ada II").build()));

        browser.until(
                "the new name", () -> sandbox.visitors().stream().anyMatch(visitor -> "Ada II".equals(visitor.name())));
        assertThat(browser.eval("Tawk_API.mine")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void printed_several_times_it_is_one_widget_identified_once(int times) {
        open(tag(ADA).repeat(times));

        assertIdentifiedOnce();
        assertTheEmbedScriptCameOnce();
        insert(tag(ADA).repeat(times));
        assertIdentifiedOnce();
        assertNothingOnTheConsole();
    }

    @Test
    void inserted_after_the_widget_has_loaded_it_identifies_at_once() {
        open(tag(null));
        untilVerdict("anonymous");

        insert(tag(ADA));

        assertIdentifiedOnce();
    }

    @Test
    void nobody_is_identified_again_when_the_widget_loads_again() {
        open(tag(ADA));
        untilVerdict("verified");

        browser.run(
                "window.loads = 0; addEventListener('tawkLoad', () => window.loads++); $_Tawk.returnFromInactivity()");

        browser.untilTrue("loads");
        assertIdentifiedOnce();
    }

    // --- refusals

    @Test
    void a_hash_of_another_key_is_refused_and_said_without_personal_data() {
        open(builder().secretKey("x".repeat(40)).build().render(ADA));

        untilVerdict("refused");
        assertThat(untilTold()).isEqualTo(Map.of("code", "UNAUTHORIZED_API_CALL", "reason", "unauthorized"));
        assertThat(warnings()).singleElement().asString().contains("unauthorized");
        assertTellsNothingOfAda();
    }

    /** Warnings of refused identities. A clock that is moved on by hand may overtake the widget, whose delay is then explained, too. */
    private List<String> refusals() {
        return warnings().stream()
                .filter(warning -> warning.contains("visitor not identified"))
                .toList();
    }

    private void assertTellsNothingOfAda() {
        assertThat(warnings())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("Ada")
                        .doesNotContain("example.com")
                        .doesNotContain("u-17")
                        // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
                        .doesNotContain("7b5bf0741ef5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "400; 400; invalid-attributes",
                "INVALID_ATTRIBUTES; INVALID_ATTRIBUTES; invalid-attributes",
                "ATTRIBUTE_LIMIT_EXCEEDED; ATTRIBUTE_LIMIT_EXCEEDED; invalid-attributes",
                "CONTAINS_INVALID_KEY; CONTAINS_INVALID_KEY; invalid-attributes",
                "CONTAINS_INVALID_VALUE; CONTAINS_INVALID_VALUE; invalid-attributes",
                "[JSAPI/setAttributes]: invalid value Ada; invalid-attributes; invalid-attributes",
                "401; 401; unauthorized",
                "UNAUTHORIZED_API_CALL; UNAUTHORIZED_API_CALL; unauthorized",
                "INVALID_HASH; INVALID_HASH; unauthorized",
                "ACCESS_ERROR; ACCESS_ERROR; unauthorized",
                "SESSION_EXPIRED; SESSION_EXPIRED; session-expired",
                "Ada is unknown here; unknown; unknown",
                "7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace; unknown; unknown",
                "NEW_CODE; NEW_CODE; unknown"
            })
    void a_refusal_is_explained_once_and_without_personal_data(String error, String code, String reason) {
        sandbox.fail(identifying(), Fault.error(error));

        open(tag(ADA));

        assertThat(untilTold()).isEqualTo(Map.of("code", code, "reason", reason));
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("tawk-templates: visitor not identified: " + code + ". " + reason);
        assertTellsNothingOfAda();
        assertThat(identifications()).hasSize(1);
    }

    @Test
    void a_busy_tawk_to_is_asked_again_later_and_later() {
        stopTheClock();
        sandbox.failNext(identifying(), 3, Fault.error("SERVER_ERROR"));

        open(tag(ADA));

        for (int retry = 1; retry <= 3; retry++) {
            int factor = 1 << retry;
            // ours is the only time-out of that length: 1 to 2 s, doubled each time
            browser.untilTrue(
                    "clock.pending().some((ms) => ms >= " + 1000 * factor + " && ms < " + 2000 * factor + ")");
            assertThat(identifications()).hasSize(retry);
            browser.run("clock.advance(" + 2000 * factor + ")");
        }
        untilVerdict("verified");
        assertThat(identifications()).hasSize(4);
        assertThat(refusals()).isEmpty();
        assertThat(browser.run("return told")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"500, 500, server-error", "SERVER_ERROR, SERVER_ERROR, server-error"})
    void four_tries_are_enough(String error, String code, String reason) {
        stopTheClock();
        sandbox.fail(identifying(), Fault.error(error));

        open(tag(ADA));

        browser.until("the first call", () -> !identifications().isEmpty());
        advanceUntil("told.length");
        // of an answer with the status 500, login says no more than that it failed
        boolean codeIsLost = call == IdentityCall.LOGIN;
        assertThat(untilTold())
                .isEqualTo(
                        codeIsLost
                                ? Map.of("code", "timeout", "reason", "timeout")
                                : Map.of("code", code, "reason", reason));
        browser.run("clock.advance(300000)");
        assertThat(identifications()).hasSize(4);
        assertThat(refusals()).hasSize(1);
    }

    @Test
    void no_answer_at_all_is_a_time_out_after_four_tries() {
        stopTheClock();
        sandbox.fail(identifying(), Fault.silence());

        open(tag(ADA));

        browser.until("the first call", () -> !identifications().isEmpty());
        advanceUntil("told.length");
        assertThat(untilTold()).isEqualTo(Map.of("code", "timeout", "reason", "timeout"));
        assertThat(identifications()).hasSize(4);
        assertThat(refusals()).singleElement().asString().contains("visitor not identified: timeout. ");
    }

    @Test
    void a_broken_network_is_tried_again() {
        stopTheClock();
        sandbox.failNext(identifying(), 1, Fault.unreachable());

        open(tag(ADA));

        browser.until("the first call", () -> !identifications().isEmpty());
        advanceUntil("document.querySelector('[data-verdict=verified]')");
        assertThat(identifications()).hasSize(2);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void nothing_is_tried_again_for_somebody_who_has_left_the_page() {
        stopTheClock();
        sandbox.failNext(identifying(), 1, Fault.error("SERVER_ERROR"));
        open(tag(ADA));
        browser.until("the refusal", () -> identifications().size() == 1);
        browser.untilTrue("clock.pending().some((ms) => ms < 4000)");

        // while the widget is away, so that it can't be told at once
        browser.run("addEventListener('tawkLoad', () => { window.back = true; });"
                + "Tawk_API.onLoaded = false; window.again = () => $_Tawk.returnFromInactivity();");
        insert(tag(BOB));
        browser.run("clock.advance(5000)");
        assertThat(signings()).containsExactly(identify());

        browser.run("again()");
        browser.until("Bob", () -> identifications().size() == 2);
        untilVerdict("verified");
        assertThat(signings()).containsExactly(identify(), "logout", identify());
        assertThat(identifications().get(1).values()).containsEntry("userId", "u-18");
        browser.run("clock.advance(100000)");
        assertThat(identifications()).hasSize(2);
    }
}
