package io.github.tawktemplates.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tawk-common prints, in a real browser against the sandbox. */
class BootstrapInBrowserTest {
    private static final String PROPERTY = "64a1f0c2e5b8d93a7c6f1e20";
    private static final String KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final Visitor ADA = Visitor.forUserId("u-17")
            .name("Ada </script> '\"{{7*7}}")
            .email("ada@example.com")
            .attribute("plan", "про  👩")
            .attribute("seats", 12)
            .attribute("trial", false)
            .build();
    private static final String VERDICT =
            "Document.prototype.querySelector.call(document, '.widget-visible[data-verdict]').getAttribute('data-verdict')";

    private static Chromium chromium;
    private Sandbox sandbox;
    private HostPage site;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void startServers() {
        sandbox = Sandbox.start(0);
        sandbox.secureMode(PROPERTY, KEY);
        site = new HostPage();
    }

    @AfterEach
    void stopServers() {
        chromium.clear();
        site.close();
        sandbox.close();
    }

    private TawkWidget widget(IdentityCall call) {
        return TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .identifyWith(call)
                .sandbox(sandbox.uri())
                .build();
    }

    private String tag() {
        return widget(IdentityCall.SET_ATTRIBUTES).render(ADA);
    }

    private void open(String body) {
        chromium.open(site.serve(
                "<!doctype html><html><head><title>Shop</title></head><body><h1>Shop</h1>" + body + "</body></html>"));
    }

    private void untilVerdict(String verdict) {
        chromium.until(
                "the verdict " + verdict,
                () -> verdict.equals(chromium.run("try { return " + VERDICT + "; } catch (e) { return null; }")));
    }

    private void assertIdentifiedOnce(String name) {
        untilVerdict("verified");
        assertThat(sandbox.calls(name)).hasSize(1);
        assertThat(chromium.run("return Document.prototype.querySelectorAll.call(document, '[data-verdict]').length"))
                .isEqualTo(1L);
    }

    private void assertNothingOnTheConsole() {
        assertThat(chromium.console()).isEmpty();
    }

    /** Returns the origins of everything that the page asked for, but the browser's own look for a favicon. */
    private List<String> requestedHosts() {
        List<?> origins =
                (List<?>) chromium.run("return performance.getEntriesByType('resource').map((r) => new URL(r.name))"
                        + ".filter((u) => u.pathname !== '/favicon.ico').map((u) => u.origin)");
        return origins.stream().map(Object::toString).distinct().toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_signed_in_visitor_is_verified_with_the_values_given(IdentityCall call) {
        open(widget(call).render(ADA));

        assertIdentifiedOnce(call == IdentityCall.LOGIN ? "login" : "setAttributes");
        SandboxVisitor seen = sandbox.visitors().get(0);
        assertThat(seen.verified()).isTrue();
        assertThat(seen.userId()).isEqualTo("u-17");
        assertThat(seen.name()).isEqualTo("Ada </script> '\"{{7*7}}");
        assertThat(seen.email()).isEqualTo("ada@example.com");
        assertThat(seen.attributes())
                .containsEntry("plan", "про  👩")
                .containsEntry("seats", 12L)
                .containsEntry("trial", false);
        assertNothingOnTheConsole();
    }

    @Test
    void a_visitor_known_by_email_alone_is_verified() {
        open(widget(IdentityCall.SET_ATTRIBUTES)
                .render(Visitor.forEmail("ada@example.com").name("Ada").build()));

        assertIdentifiedOnce("setAttributes");
        assertThat(sandbox.visitors().get(0).email()).isEqualTo("ada@example.com");
    }

    @Test
    void a_visitor_without_an_identity_is_anonymous() {
        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));

        untilVerdict("anonymous");
        assertThat(sandbox.calls("setAttributes", "login")).isEmpty();
        assertNothingOnTheConsole();
    }

    @Test
    void a_hash_of_another_key_is_refused_and_said_without_personal_data() {
        open(TawkWidget.builder(PROPERTY, "default")
                .secretKey("x".repeat(40))
                .sandbox(sandbox.uri())
                .build()
                .render(ADA));

        untilVerdict("refused");
        assertThat(chromium.console())
                .singleElement()
                .asString()
                .contains("tawk-templates: ")
                .doesNotContain("Ada")
                .doesNotContain("example.com");
    }

    @Test
    void holds_under_a_policy_of_nonce_and_strict_dynamic() {
        TawkWidget widget = widget(IdentityCall.SET_ATTRIBUTES);
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForNonce("bm9uY2U="));

        open(widget.render(ADA, "bm9uY2U="));

        assertIdentifiedOnce("setAttributes");
        assertNothingOnTheConsole();
    }

    @Test
    void holds_under_the_static_policy_of_hash_and_hosts() {
        TawkWidget widget = widget(IdentityCall.SET_ATTRIBUTES);
        site.contentSecurityPolicy(widget.contentSecurityPolicy().headerForHash());

        open(widget.render(ADA));

        assertIdentifiedOnce("setAttributes");
        assertNothingOnTheConsole();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>var Tawk_API = Tawk_API || {}; Tawk_API.onLoad = () => { window.ran = true; };</script>TAG",
                "TAG<script>Tawk_API.onLoad = () => { window.ran = true; };</script>",
                "<script>window.Tawk_API = {onLoad: () => { window.ran = true; }};</script>TAG",
                "TAG<script>window.Tawk_API = {onLoad: () => { window.ran = true; }};</script>"
            })
    void the_pages_own_callbacks_run(String page) {
        open(page.replace("TAG", tag()));

        assertIdentifiedOnce("setAttributes");
        chromium.untilTrue("window.ran");
    }

    @Test
    void a_page_that_replaces_tawk_api_later_changes_nothing() {
        open(tag());
        untilVerdict("verified");

        chromium.run(
                "window.Tawk_API = {mine: 1}; document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))",
                widget(IdentityCall.SET_ATTRIBUTES)
                        .render(Visitor.forUserId("u-17").name("Ada II").build()));

        chromium.until(
                "the new name", () -> "Ada II".equals(sandbox.visitors().get(0).name()));
        assertThat(chromium.eval("Tawk_API.mine")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void printed_several_times_it_is_one_widget_identified_once_for_each_visitor(int times) {
        open(tag().repeat(times));

        assertIdentifiedOnce("setAttributes");
        assertThat(chromium.run("return document.querySelectorAll('script[src*=\"/default\"]').length"))
                .isEqualTo(1L);
        assertNothingOnTheConsole();
    }

    @Test
    void inserted_after_the_page_has_loaded_it_works_the_same() {
        open("");
        chromium.run("document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))", tag());

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void inserted_after_the_widget_has_loaded_it_identifies_at_once() {
        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));
        untilVerdict("anonymous");

        chromium.run("document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))", tag());

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void login_is_not_repeated_when_the_widget_loads_again() {
        open(widget(IdentityCall.LOGIN).render(ADA));
        untilVerdict("verified");

        chromium.run("window.loads = 0; addEventListener('tawkLoad', () => loads++); $_Tawk.returnFromInactivity()");

        chromium.untilTrue("window.loads");
        assertThat(sandbox.calls("login")).hasSize(1);
    }

    @Test
    void nothing_of_the_person_stays_in_the_document() {
        open(tag());
        untilVerdict("verified");

        assertThat(chromium.eval("document.querySelectorAll('[data-tawk]').length"))
                .isEqualTo("0");
        assertThat(chromium.eval("document.documentElement.outerHTML")).doesNotContain("u-17");
    }

    @Test
    void no_global_name_is_added_but_tawk_tos() {
        open(
                "<script>window.before = Object.getOwnPropertyNames(window);</script>"
                        + tag()
                        + "<script>window.added = Object.getOwnPropertyNames(window).filter((n) => before.indexOf(n) === -1);</script>");

        assertThat(chromium.run("return added.sort()")).isEqualTo(List.of("Tawk_API", "Tawk_LoadStart", "before"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img name=currentScript data-tawk='{\"src\":\"https://evil.example/e.js\"}'>",
                "<img name=currentScript data-tawk='{\"src\":\"https://embed.tawk.to/000000000000000000000000/evil\"}'>",
                "<form name=querySelectorAll></form>",
                "<form name=head></form><form name=body></form>",
                "<form name=Tawk_API><input name=setAttributes></form>",
                "<form name=Tawk_API></form><script>window.Tawk_API = window.Tawk_API || {};</script>",
                "<a id=Tawk_API href='https://evil.example/'></a>",
                "<a id=Tawk_API></a><a id=Tawk_API name=onLoaded></a>",
                "<iframe name=Tawk_API></iframe>",
                "<a id=Tawk_LoadStart></a><a id=tawkConsent></a>"
            })
    void neighbours_can_not_stand_in_the_way(String neighbour) {
        open(neighbour + tag());

        assertIdentifiedOnce("setAttributes");
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://embed.tawk.to.evil.example/64a1f0c2e5b8d93a7c6f1e20/default",
                "https://evil.example#@embed.tawk.to/64a1f0c2e5b8d93a7c6f1e20/default",
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
        assertThat(tag()).contains(real);

        open(tag().replace(real, "\"src\":\"" + src + "\""));

        assertThat(chromium.console()).singleElement().asString().contains("nothing is loaded");
        assertThat(chromium.eval("document.scripts.length")).isEqualTo("1");
        assertThat(requestedHosts()).isEmpty();
    }

    @Test
    void a_refused_element_leaves_a_widget_of_the_pages_own_alone() {
        String embed = sandbox.uri() + "/" + PROPERTY + "/default";

        open("<script>window.errors = []; addEventListener('error', (e) => errors.push(e.message));</script>"
                + tag().replace(sandbox.uri().toString(), "https://evil.example")
                + "<script>var Tawk_API = Tawk_API || {};</script><script async src='" + embed + "'></script>");

        untilVerdict("anonymous");
        chromium.untilTrue("Tawk_API.onLoaded");
        assertThat(chromium.run("return errors")).isEqualTo(List.of());
    }

    @Test
    void a_foreign_element_before_or_after_the_real_one_changes_nothing() {
        String foreign = tag().replace(sandbox.uri().toString(), "https://evil.example");

        open(foreign + tag() + foreign);

        assertIdentifiedOnce("setAttributes");
        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    @Test
    void a_sandbox_is_loaded_on_pages_of_a_loopback_host_only() {
        String page = site.serve("<!doctype html><title>Shop</title>" + tag());

        chromium.open(page.replace("localhost", "shop.test"));
        assertThat(chromium.console()).singleElement().asString().contains("nothing is loaded");
        assertThat(sandbox.calls()).isEmpty();

        chromium.open(page.replace("localhost", "127.0.0.1"));
        untilVerdict("verified");
    }

    @Test
    void an_embed_script_that_can_not_be_loaded_is_one_warning() {
        chromium.block("*/64a1f0c2e5b8d93a7c6f1e20/*");

        open("<script>window.errors = []; addEventListener('error', (e) => errors.push(e.message));</script>" + tag());

        chromium.until(
                "the warning",
                () -> chromium.console().stream().anyMatch(line -> line.contains("could not be loaded")));
        assertThat(chromium.console().stream().filter(line -> line.contains("tawk-templates")))
                .hasSize(1);
        assertThat(chromium.run("return errors")).isEqualTo(List.of());
        assertThat(chromium.eval("document.querySelector('h1').textContent")).isEqualTo("Shop");
    }

    @Test
    void an_embed_script_that_is_nonsense_is_one_warning_and_no_exception_of_the_page() {
        sandbox.fail(Operation.EMBED, Fault.nonsense());

        open(tag());

        chromium.until(
                "the warning",
                () -> chromium.console().stream().anyMatch(line -> line.contains("could not be loaded")));
        assertThat(chromium.console()).hasSize(1);
    }

    @Test
    void a_page_of_xhtml_works_too() {
        String element = tag();
        assertThat(element).isASCII();

        chromium.open(
                site.serveXhtml("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Shop</title></head><body>"
                        + element + "</body></html>"));

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void jquery_style_copies_without_attributes_find_the_element() {
        open("<div id='target'></div>");
        // what jQuery's .html() does: the element is inserted inert, then its text runs in a bare script
        chromium.run(
                "document.getElementById('target').innerHTML = arguments[0];"
                        + "const s = document.createElement('script');"
                        + "s.text = document.querySelector('#target script').textContent;"
                        + "document.head.appendChild(s).parentNode.removeChild(s);",
                tag());

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void nobody_but_the_sandbox_is_asked_for_anything() {
        open(tag());
        untilVerdict("verified");

        assertThat(requestedHosts()).containsOnly(sandbox.uri().toString());
    }

    // --- what a refusal is said to be

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid-attributes",
        "INVALID_ATTRIBUTES, INVALID_ATTRIBUTES, invalid-attributes",
        "ATTRIBUTE_LIMIT_EXCEEDED, ATTRIBUTE_LIMIT_EXCEEDED, invalid-attributes",
        "CONTAINS_INVALID_KEY, CONTAINS_INVALID_KEY, invalid-attributes",
        "CONTAINS_INVALID_VALUE, CONTAINS_INVALID_VALUE, invalid-attributes",
        "[JSAPI/setAttributes]: invalid value Ada, invalid-attributes, invalid-attributes",
        "401, 401, unauthorized",
        "UNAUTHORIZED_API_CALL, UNAUTHORIZED_API_CALL, unauthorized",
        "INVALID_HASH, INVALID_HASH, unauthorized",
        "ACCESS_ERROR, ACCESS_ERROR, unauthorized",
        "SESSION_EXPIRED, SESSION_EXPIRED, session-expired",
        "Ada is unknown here, unknown, unknown"
    })
    void a_refusal_is_explained_once_and_without_personal_data(String error, String code, String reason) {
        sandbox.fail(Operation.SET_ATTRIBUTES, Fault.error(error));

        open("<script>window.told = []; addEventListener('tawk-identity-error', (e) => told.push(e.detail));</script>"
                + tag());

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told")).isEqualTo(List.of(Map.of("code", code, "reason", reason)));
        assertThat(chromium.console())
                .singleElement()
                .asString()
                .contains("tawk-templates: visitor not identified (" + code + "). ")
                .doesNotContain("Ada")
                .doesNotContain("example.com")
                .doesNotContain("u-17");
        assertThat(sandbox.calls("setAttributes")).hasSize(1);
    }

    @Test
    void a_busy_tawk_to_is_asked_again() {
        sandbox.failNext(Operation.SET_ATTRIBUTES, 1, Fault.error("SERVER_ERROR"));

        open(tag());

        untilVerdict("verified");
        assertThat(sandbox.calls("setAttributes")).hasSize(2);
        assertNothingOnTheConsole();
    }

    // --- one browser, several people

    private static final Visitor BOB = Visitor.forUserId("u-18").name("Bob").build();

    /** Notes whose chat can be seen in each frame that the browser draws. */
    private void watchWhoIsSeen() {
        chromium.preload("window.seen = [];"
                + "(function look() {"
                + "  const chat = document.querySelector('.widget-visible[data-verdict]');"
                + "  if (chat) { seen.push(chat.getAttribute('data-name')); }"
                + "  requestAnimationFrame(look);"
                + "})();");
    }

    private void assertNobodySaw(String name) {
        chromium.untilTrue("seen.length");
        assertThat(((List<?>) chromium.run("return seen")).stream().map(String::valueOf))
                .isNotEmpty()
                .doesNotContain(name);
    }

    private void insert(String element) {
        chromium.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))", element);
    }

    private List<String> callNames(String... names) {
        return sandbox.calls(names).stream().map(Call::name).toList();
    }

    @ParameterizedTest
    @EnumSource
    void a_page_for_signed_out_visitors_ends_the_last_persons_session(IdentityCall call) {
        open(widget(call).render(ADA));
        untilVerdict("verified");
        watchWhoIsSeen();

        open(widget(call).render(Visitor.signedOut()));

        untilVerdict("anonymous");
        assertThat(callNames("logout")).hasSize(1);
        assertNobodySaw("Ada </script> '\"{{7*7}}");
        assertThat(chromium.run("return Object.keys(localStorage).filter((k) => k.startsWith('tawk-templates'))"))
                .isEqualTo(List.of());
        assertNothingOnTheConsole();
    }

    @ParameterizedTest
    @EnumSource
    void the_last_person_is_logged_out_before_the_next_is_identified(IdentityCall call) {
        String identify = call == IdentityCall.LOGIN ? "login" : "setAttributes";
        open(widget(call).render(ADA));
        untilVerdict("verified");
        watchWhoIsSeen();

        open(widget(call).render(BOB));

        untilVerdict("verified");
        assertThat(callNames(identify, "logout")).containsExactly(identify, "logout", identify);
        assertThat(chromium.eval("document.querySelector('[data-verdict]').getAttribute('data-name')"))
                .isEqualTo("Bob");
        assertNobodySaw("Ada </script> '\"{{7*7}}");
        assertNothingOnTheConsole();
    }

    @ParameterizedTest
    @EnumSource
    void a_visitor_who_changes_within_one_document_is_logged_out_first(IdentityCall call) {
        String identify = call == IdentityCall.LOGIN ? "login" : "setAttributes";
        open(widget(call).render(ADA));
        untilVerdict("verified");

        chromium.run(
                "document.body.appendChild(document.createRange().createContextualFragment(arguments[0]))",
                widget(call).render(BOB));

        chromium.until("Bob", () -> callNames(identify).size() == 2);
        untilVerdict("verified");
        assertThat(callNames(identify, "logout")).containsExactly(identify, "logout", identify);
        // Bob has no e-mail; the widget would send Ada's, with her hash
        assertThat(sandbox.calls(identify).get(1).values())
                .doesNotContainKey("email")
                .containsEntry("userId", "u-18");
    }

    @Test
    void an_anonymous_page_signs_nobody_out() {
        open(tag());
        untilVerdict("verified");

        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));

        untilVerdict("verified");
        assertThat(callNames("logout")).isEmpty();
    }

    @Test
    void a_logout_that_fails_keeps_the_widget_hidden_until_a_later_page_completes_it() {
        open(tag());
        untilVerdict("verified");
        sandbox.fail(Operation.LOGOUT, Fault.error(500));
        watchWhoIsSeen();

        open("<script>window.told = []; addEventListener('tawk-identity-error', (e) => told.push(e.detail));</script>"
                + widget(IdentityCall.SET_ATTRIBUTES).render(BOB));

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told")).isEqualTo(List.of(Map.of("code", "LOGOUT", "reason", "logout-failed")));
        assertThat(chromium.run("return seen")).isEqualTo(List.of());
        assertThat(callNames("setAttributes")).hasSize(1);

        sandbox.recover();
        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));

        untilVerdict("anonymous");
        assertNobodySaw("Ada </script> '\"{{7*7}}");
    }

    @Test
    void what_is_remembered_reveals_nobody() {
        open(tag());
        untilVerdict("verified");

        Map<?, ?> ours = (Map<?, ?>)
                chromium.run(
                        "return Object.fromEntries(Object.entries(localStorage).filter((e) => e[0].startsWith('tawk-templates')))");
        assertThat(ours).hasSize(1);
        assertThat(ours.keySet().iterator().next()).isEqualTo("tawk-templates." + PROPERTY);
        assertThat(ours.values().iterator().next().toString()).matches("[0-9a-f]{12}");
    }

    @Test
    void another_tab_hides_its_widget_when_the_person_changes() {
        String first = chromium.tab();
        open(tag());
        untilVerdict("verified");

        chromium.newTab();
        open(widget(IdentityCall.SET_ATTRIBUTES).render(BOB));
        untilVerdict("verified");

        chromium.tab(first);
        chromium.untilTrue("document.querySelector('.widget-hidden[data-verdict]')");
        assertThat(callNames("logout")).hasSize(1);

        insert(widget(IdentityCall.SET_ATTRIBUTES).render(null));
        assertThat(chromium.eval("document.querySelectorAll('.widget-hidden[data-verdict]').length"))
                .isEqualTo("1");

        // Ada's session has ended in the other tab, so that her chat here can't be left in order: it stays hidden
        insert(widget(IdentityCall.SET_ATTRIBUTES).render(BOB));
        chromium.until("the warning", () -> chromium.console().stream().anyMatch(line -> line.contains("(LOGOUT)")));
        chromium.untilTrue("document.querySelector('.widget-hidden[data-verdict]')");

        open(widget(IdentityCall.SET_ATTRIBUTES).render(BOB));
        untilVerdict("verified");
        assertThat(chromium.eval("document.querySelector('[data-verdict]').getAttribute('data-name')"))
                .isEqualTo("Bob");
    }

    /** Lets a minute pass in 0.6 s, in every page opened from now on. */
    private void hurry() {
        chromium.preload(
                "{ const real = setTimeout; window.setTimeout = (f, ms, ...rest) => real(f, ms / 100, ...rest); }");
    }

    private static final String LISTEN =
            "<script>window.told = []; addEventListener('tawk-identity-error', (e) => told.push(e.detail));</script>";

    @Test
    void four_tries_are_enough() {
        hurry();
        sandbox.fail(Operation.SET_ATTRIBUTES, Fault.error("SERVER_ERROR"));

        open(LISTEN + tag());

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told"))
                .isEqualTo(List.of(Map.of("code", "SERVER_ERROR", "reason", "server-error")));
        assertThat(sandbox.calls("setAttributes")).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void no_answer_at_all_is_a_time_out(IdentityCall call) {
        hurry();
        sandbox.fail(call == IdentityCall.LOGIN ? Operation.LOGIN : Operation.SET_ATTRIBUTES, Fault.silence());

        open(LISTEN + widget(call).render(ADA));

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told")).isEqualTo(List.of(Map.of("code", "timeout", "reason", "timeout")));
        assertThat(sandbox.calls("setAttributes", "login")).hasSize(4);
    }

    @Test
    void a_login_that_fails_for_a_busy_server_is_told_once() {
        hurry();
        sandbox.fail(Operation.LOGIN, Fault.error(500));

        open(LISTEN + widget(IdentityCall.LOGIN).render(ADA));

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told.length")).isEqualTo(1L);
        assertThat(sandbox.calls("login")).hasSize(4);
    }

    @Test
    void a_logout_that_never_answers_keeps_the_widget_hidden() {
        open(tag());
        untilVerdict("verified");
        hurry();
        watchWhoIsSeen();
        sandbox.fail(Operation.LOGOUT, Fault.silence());

        open(LISTEN + widget(IdentityCall.SET_ATTRIBUTES).render(BOB));

        chromium.untilTrue("told.length");
        assertThat(chromium.run("return told")).isEqualTo(List.of(Map.of("code", "LOGOUT", "reason", "logout-failed")));
        assertThat(chromium.run("return seen")).isEqualTo(List.of());
        assertThat(callNames("setAttributes")).hasSize(1);
    }

    @Test
    void a_sign_out_page_that_is_left_too_early_is_completed_by_an_anonymous_one() {
        open(tag());
        untilVerdict("verified");
        sandbox.fail(Operation.CONNECT, Fault.silence());
        open(widget(IdentityCall.SET_ATTRIBUTES).render(Visitor.signedOut()));
        chromium.until(
                "its connect, which stays unanswered",
                () -> callNames("connect").size() == 2);
        sandbox.recover();
        watchWhoIsSeen();

        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));

        untilVerdict("anonymous");
        assertThat(callNames("logout")).hasSize(1);
        assertNobodySaw("Ada </script> '\"{{7*7}}");
    }

    @Test
    void a_person_whose_identification_was_never_answered_is_remembered() {
        sandbox.fail(Operation.SET_ATTRIBUTES, Fault.silence());
        open(tag());
        chromium.until("the call", () -> callNames("setAttributes").size() == 1);
        sandbox.recover();

        open(widget(IdentityCall.SET_ATTRIBUTES).render(BOB));

        untilVerdict("verified");
        assertThat(callNames("setAttributes", "logout")).containsExactly("setAttributes", "logout", "setAttributes");
    }

    @Test
    void where_storage_is_blocked_every_identification_begins_with_a_logout() {
        chromium.preload(
                "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});");

        open(tag());
        untilVerdict("verified");
        assertThat(callNames("setAttributes", "logout")).containsExactly("logout", "setAttributes");

        open(widget(IdentityCall.SET_ATTRIBUTES).render(null));
        untilVerdict("verified");
        assertThat(callNames("logout")).hasSize(1);

        open(widget(IdentityCall.SET_ATTRIBUTES).render(BOB));
        chromium.until("Bob", () -> callNames("setAttributes").size() == 2);
        assertThat(callNames("setAttributes", "logout"))
                .containsExactly("logout", "setAttributes", "logout", "setAttributes");
        assertNothingOnTheConsole();
    }

    @Test
    void back_to_a_page_of_somebody_who_has_left_identifies_nobody() {
        open(tag());
        untilVerdict("verified");
        chromium.open(site.uri() + "bye");
        chromium.open(site.serve("<!doctype html><title>Bye</title>"
                        + widget(IdentityCall.SET_ATTRIBUTES).render(Visitor.signedOut()))
                + "bye");
        untilVerdict("anonymous");
        int before = callNames("setAttributes").size();

        // the browser's cache gives Ada's page again
        site.serve("<!doctype html><title>Shop</title>" + tag());
        chromium.driver().navigate().back();

        chromium.untilTrue("document.title === 'Shop'");
        untilVerdict("anonymous");
        chromium.untilTrue("Tawk_API.onLoaded");
        assertThat(callNames("setAttributes")).hasSize(before);
    }

    @Test
    void a_page_that_the_browser_had_put_aside_shows_nothing_of_somebody_who_has_left() {
        site.allowBackForwardCache();
        chromium.preload("addEventListener('pageshow', (e) => { window.putAside = e.persisted; });");
        open(tag());
        untilVerdict("verified");
        chromium.open(site.serve("<!doctype html><title>Bye</title>"
                        + widget(IdentityCall.SET_ATTRIBUTES).render(Visitor.signedOut()))
                + "bye");
        untilVerdict("anonymous");

        chromium.driver().navigate().back();

        chromium.untilTrue("document.title === 'Shop'");
        assertThat(chromium.eval("putAside")).isEqualTo("true");
        chromium.untilTrue("document.querySelector('.widget-hidden[data-verdict]')");
        assertThat(callNames("setAttributes")).hasSize(1);
    }

    @Test
    void a_page_that_the_browser_had_put_aside_shows_its_widget_again_to_the_same_person() {
        site.allowBackForwardCache();
        chromium.preload("addEventListener('pageshow', (e) => { window.putAside = e.persisted; });");
        open(tag());
        untilVerdict("verified");
        chromium.open(site.serve("<!doctype html><title>About</title>") + "about");

        chromium.driver().navigate().back();

        chromium.untilTrue("document.title === 'Shop'");
        assertThat(chromium.eval("putAside")).isEqualTo("true");
        untilVerdict("verified");
        assertThat(callNames("setAttributes")).hasSize(1);
    }

    @Test
    void two_properties_of_one_site_are_remembered_apart() {
        String other = "000000000000000000000001";
        sandbox.secureMode(other, KEY);
        open(tag());
        untilVerdict("verified");

        open(TawkWidget.builder(other, "default")
                .secretKey(KEY)
                .sandbox(sandbox.uri())
                .build()
                .render(BOB));

        untilVerdict("verified");
        assertThat(callNames("logout")).isEmpty();
        assertThat(chromium.run(
                        "return Object.keys(localStorage).filter((k) => k.startsWith('tawk-templates')).length"))
                .isEqualTo(2L);
    }

    // --- when it is loaded

    private String tag(LoadPolicy policy) {
        return TawkWidget.builder(PROPERTY, "default")
                .secretKey(KEY)
                .load(policy)
                .sandbox(sandbox.uri())
                .build()
                .render(ADA);
    }

    private void assertNothingLeftThePage() {
        assertThat(requestedHosts()).isEmpty();
        assertThat(chromium.eval("document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .isEqualTo("{}{}");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void consent_is_waited_for() {
        open(tag(LoadPolicy.CONSENT) + "<a id='tawkConsent'></a>");
        chromium.run("window.dispatchEvent(new Event('scroll'))");
        assertNothingLeftThePage();

        chromium.run(
                "window.dispatchEvent(new Event('tawk-consent')); window.dispatchEvent(new Event('tawk-consent'))");

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void consent_given_before_the_tag_is_enough() {
        open("<script>window.tawkConsent = true;</script>" + tag(LoadPolicy.CONSENT));

        assertIdentifiedOnce("setAttributes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pointerdown", "keydown", "scroll", "touchstart"})
    void the_first_interaction_is_waited_for(String type) {
        open(tag(LoadPolicy.INTERACTION));
        assertNothingLeftThePage();

        chromium.run("document.body.dispatchEvent(new Event(arguments[0], {bubbles: true}))", type);

        assertIdentifiedOnce("setAttributes");
    }

    @Test
    void the_widget_survives_a_replaced_body() {
        open(tag());
        untilVerdict("verified");

        chromium.run(
                "const body = document.createElement('body'); body.innerHTML = '<h1>Next</h1>'; document.body.replaceWith(body)");

        chromium.untilTrue("document.querySelector('body > .widget-visible iframe')");
        untilVerdict("verified");
        assertThat(sandbox.calls("setAttributes")).hasSize(1);
    }
}
