package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Call;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import io.github.tawktemplates.testing.SandboxVisitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One visitor, one page: identified once wherever and however often the tag stands, and explained when refused. */
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>var Tawk_API = Tawk_API || {}; Tawk_API.onLoad = () => { window.ran = true; };</script>TAG",
                "TAG<script>Tawk_API.onLoad = () => { window.ran = true; };</script>",
                "<script>window.Tawk_API = {onLoad: () => { window.ran = true; }};</script>TAG",
                "TAG<script>window.Tawk_API = {onLoad: () => { window.ran = true; }};</script>",
                "TAG<script>window.Tawk_API = new (class { constructor() { this.onLoad = () => { window.ran = true; }; } })();</script>"
            })
    void the_pages_own_callbacks_run(String page) {
        open(page.replace("TAG", tag(ADA)));

        assertIdentifiedOnce();
        browser.untilTrue("window.ran");
    }

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
    void a_page_with_deferred_scripts_around_it_works_the_same() {
        site.serve("/slow.js", "window.order = (window.order || 0) + 1;");

        open("<script defer src='/slow.js'></script>" + tag(ADA)
                + "<script defer src='/slow.js'></script><script type='module'>window.order++;</script>");

        assertIdentifiedOnce();
        assertThat(browser.eval("order")).isEqualTo("3");
        assertNothingOnTheConsole();
    }

    @Test
    void inserted_after_the_page_has_loaded_it_works_the_same() {
        open("");
        assertThat(browser.eval("document.readyState + document.scripts.length"))
                .isEqualTo("complete0");

        insert(tag(ADA));

        assertIdentifiedOnce();
    }

    @Test
    void inserted_after_the_widget_has_loaded_it_identifies_at_once() {
        open(tag(null));
        untilVerdict("anonymous");

        insert(tag(ADA));

        assertIdentifiedOnce();
    }

    @Test
    void a_page_of_xhtml_works_too() {
        browser.open(
                site.serveXhtml("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Shop</title></head><body>"
                        + tag(ADA) + "</body></html>"));

        assertIdentifiedOnce();
    }

    @Test
    void nobody_is_identified_again_when_the_widget_loads_again() {
        open(tag(ADA));
        untilVerdict("verified");

        browser.run("window.loads = 0; addEventListener('tawkLoad', () => loads++); $_Tawk.returnFromInactivity()");

        browser.untilTrue("loads");
        assertIdentifiedOnce();
    }

    @Test
    void nothing_of_the_person_stays_in_the_document() {
        open(tag(ADA));
        untilVerdict("verified");

        assertThat(browser.eval("document.querySelectorAll('[data-tawk]:not([data-tawk=\"\"])').length"))
                .isEqualTo("0");
        assertThat(browser.eval("document.documentElement.outerHTML"))
                .contains("tawk-templates")
                .doesNotContain("u-17")
                .doesNotContain("example.com");
    }

    // --- neighbours

    @Test
    void no_global_name_is_added_but_tawk_tos() {
        open(
                "<script>window.before = Object.getOwnPropertyNames(window);</script>"
                        + tag(ADA)
                        + "<script>window.added = Object.getOwnPropertyNames(window).filter((n) => before.indexOf(n) === -1);</script>");

        assertThat(browser.run("return added.sort()")).isEqualTo(List.of("Tawk_API", "Tawk_LoadStart", "before"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img name=currentScript data-tawk='{\"src\":\"https://evil.example/e.js\"}'>",
                "<img name=currentScript data-tawk='{\"src\":\"https://embed.tawk.to/000000000000000000000000/evil\"}'>",
                "<form name=querySelectorAll></form><form name=adoptedStyleSheets></form><img name=cookie><img name=prerendering>",
                "<form name=head></form><form name=body></form><form name=documentElement></form>",
                "<form name=Tawk_API><input name=setAttributes><input name=nodeType></form>",
                "<form name=Tawk_API></form><script>window.Tawk_API = window.Tawk_API || {};</script>",
                "<a id=Tawk_API href='https://evil.example/'></a>",
                "<a id=Tawk_API></a><a id=Tawk_API name=onLoaded></a>",
                "<iframe name=Tawk_API></iframe>",
                "<iframe name=Tawk_API sandbox srcdoc='x'></iframe><script>window.Tawk_API = window.Tawk_API || {};</script>",
                "<a id=addEventListener></a><a id=dispatchEvent></a><img name=performance><img name=localStorage>",
                "<a id=Tawk_LoadStart></a><a id=tawkConsent></a><a id=src></a>",
                "<svg><script data-tawk='{}'></script></svg>",
                "<script data-tawk='{\"src\":\"https://evil.example/64a1f0c2e5b8d93a7c6f1e20/default\"}' type=text/plain></script>",
                "<div class=widget-visible></div><div class=widget-hidden></div>"
            })
    void neighbours_can_not_stand_in_the_way(String neighbour) {
        open(neighbour + tag(ADA));

        assertIdentifiedOnce();
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg><script data-tawk='{}'></script></svg>",
                "<div data-tawk='{}'></div>",
                "<div class=widget-visible></div><p class=widget-hidden></p>"
            })
    void neighbours_can_not_stand_in_the_way_of_a_script_that_looks_for_its_element(String neighbour) {
        open("<div id=target></div>" + neighbour);
        // as jQuery does
        browser.run(
                "document.getElementById('target').innerHTML = arguments[0];"
                        + "const copy = document.createElement('script');"
                        + "copy.text = document.querySelector('#target script').textContent; document.head.append(copy);",
                tag(ADA));

        assertIdentifiedOnce();
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://embed.tawk.to.evil.example/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://evil.example#@embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default",
                "http://evil.example#.localhost/64a1f0c2e5b8d93a7c6f1e20/default",
                "http://evil.example\\\\.localhost/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://embed.tawk.to@evil.example/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://embed.tawk.to:444/64a1f0c2e5b8d93a7c6f1e20/default",
                "http://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default/../../x.js",
                "https://embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default?x",
                "//embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default",
                "javascript:alert(1)",
                "data:text/javascript,alert(1)",
                "HTTPS://EVIL.example/64a1f0c2e5b8d93a7c6f1e20/default",
                ""
            })
    void our_own_script_with_a_foreign_address_loads_nothing(String src) {
        String real = "\"src\":\"" + sandbox.uri() + "/64a1f0c2e5b8d93a7c6f1e20/default\"";
        assertThat(tag(ADA)).contains(real);

        open(tag(ADA).replace(real, "\"src\":\"" + src + "\""));

        assertThat(browser.console()).singleElement().asString().contains("tawk-templates: no chat from " + src);
        assertThat(browser.eval("document.scripts.length")).isEqualTo("1");
        assertThat(requestedHosts()).isEmpty();
    }

    @Test
    void our_own_script_calls_nothing_but_what_identifies() {
        String evil =
                "\"visitor\":{\"propertyId\":\"000000000000000000000001\",\"widgetId\":\"evil\",\"hash\":\"0\"}}'";
        open(tag(null)
                .replaceFirst("\"call\":\"[a-zA-Z]+\"", "\"call\":\"switchWidget\"")
                .replaceFirst("}'", "," + evil));

        // a value that no call takes: it is refused, and the widget stays the property's
        untilTold();
        untilAllHasArrived();
        assertThat(sandbox.calls()).extracting(Call::propertyId).containsOnly(PROPERTY);
        assertThat(sandbox.calls("setAttributes")).isNotEmpty();
    }

    @Test
    void a_second_property_in_one_page_is_refused_and_nothing_is_told_to_it() {
        String other = builder().build().render(BOB).replace(PROPERTY, "000000000000000000000001");

        open(tag(ADA) + other);

        assertIdentifiedOnce();
        assertThat(identifications().get(0).values()).containsEntry("userId", "u-17");
        assertThat(warnings()).singleElement().asString().contains("one property a page");
        assertThat(sandbox.calls()).extracting(Call::propertyId).containsOnly(PROPERTY);
    }

    @Test
    void a_refused_element_leaves_a_widget_of_the_pages_own_alone() {
        String embed = sandbox.uri() + "/" + PROPERTY + "/default";

        open(tag(ADA).replace(sandbox.uri().toString(), "https://evil.example")
                + "<script>var Tawk_API = Tawk_API || {};</script><script async src='" + embed + "'></script>");

        untilVerdict("anonymous");
        browser.untilTrue("Tawk_API.onLoaded");
        assertThat(browser.run("return errors")).isEqualTo(List.of());
    }

    @Test
    void a_foreign_element_before_or_after_the_real_one_changes_nothing() {
        String foreign = tag(BOB).replace(sandbox.uri().toString(), "https://evil.example");

        open(foreign + tag(ADA) + foreign);

        assertIdentifiedOnce();
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    @Test
    void a_sandbox_is_loaded_on_pages_of_a_loopback_host_only() {
        String page = site.serve(page(tag(ADA)));

        browser.open(page.replace("localhost", "shop.test"));
        assertThat(browser.console()).singleElement().asString().contains("a sandbox on loopback only");
        assertThat(sandbox.calls()).isEmpty();

        browser.open(page.replace("localhost", "127.0.0.1"));
        untilVerdict("verified");
    }

    // --- no chat at all

    private void assertOneWarningAndAPageThatLivesOn() {
        browser.until("the warning", () -> !warnings().isEmpty());
        assertThat(warnings())
                .singleElement()
                .asString()
                .containsPattern("no chat from http://localhost:[0-9]+/" + PROPERTY + "/default: ")
                .contains("ad-blocker");
        assertThat(browser.run("return errors")).isEqualTo(List.of());
        assertThat(browser.eval("document.querySelector('h1').textContent")).isEqualTo("Shop");
        assertThat(browser.eval("clicked")).isEqualTo("1");
    }

    private static final String OF_THE_PAGE =
            "<button onclick='window.clicked++'></button><script>window.clicked = 0; document.querySelector('button').click();</script>";

    @Test
    void a_request_that_an_ad_blocker_stops_is_one_warning() {
        browser.block("*/64a1f0c2e5b8d93a7c6f1e20/*");

        open(tag(ADA) + OF_THE_PAGE);

        assertOneWarningAndAPageThatLivesOn();
    }

    @Test
    void a_policy_that_stops_the_embed_script_is_one_warning() {
        site.contentSecurityPolicy("script-src 'unsafe-inline'");

        open(tag(ADA) + OF_THE_PAGE);

        assertOneWarningAndAPageThatLivesOn();
    }

    @Test
    void a_dead_host_is_one_warning() {
        String element = tag(ADA);
        sandbox.close();

        open(element + OF_THE_PAGE);

        assertOneWarningAndAPageThatLivesOn();
    }

    @ParameterizedTest
    @CsvSource({"500", "404"})
    void an_error_in_place_of_the_embed_script_is_one_warning(int status) {
        sandbox.fail(Operation.EMBED, Fault.error(status));

        open(tag(ADA) + OF_THE_PAGE);

        assertOneWarningAndAPageThatLivesOn();
    }

    @Test
    void nonsense_in_place_of_the_embed_script_is_one_warning_and_no_exception_of_the_page() {
        sandbox.fail(Operation.EMBED, Fault.nonsense());

        open(tag(ADA) + OF_THE_PAGE);

        assertOneWarningAndAPageThatLivesOn();
        assertThat(browser.console()).hasSize(1);
    }

    @Test
    void an_error_of_the_pages_own_script_stays_the_pages_own() {
        open(tag(ADA) + "<script>throw new Error('mine');</script>");

        untilVerdict("verified");
        assertThat(browser.run("return errors")).isEqualTo(List.of("Uncaught Error: mine"));
        assertThat(warnings()).isEmpty();
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
    void a_refusal_is_explained_once_and_without_personal_data(
            String error, String code, String reason) {
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
        assertThat(warnings()).isEmpty();
        assertThat(browser.run("return told")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"500, 500, server-error", "SERVER_ERROR, SERVER_ERROR, server-error"})
    void four_tries_are_enough(String error, String code, String reason) {
        stopTheClock();
        sandbox.fail(identifying(), Fault.error(error));

        open(tag(ADA));

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
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void no_answer_at_all_is_a_time_out_after_four_tries() {
        stopTheClock();
        sandbox.fail(identifying(), Fault.silence());

        open(tag(ADA));

        advanceUntil("told.length");
        assertThat(untilTold()).isEqualTo(Map.of("code", "timeout", "reason", "timeout"));
        assertThat(identifications()).hasSize(4);
        assertThat(warnings()).singleElement().asString().contains("visitor not identified: timeout. ");
    }

    @Test
    void a_broken_network_is_tried_again() {
        stopTheClock();
        sandbox.failNext(identifying(), 1, Fault.unreachable());

        open(tag(ADA));

        advanceUntil("document.querySelector('[data-verdict=verified]')");
        assertThat(identifications()).hasSize(2);
        assertThat(warnings()).isEmpty();
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
