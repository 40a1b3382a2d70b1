package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.testing.Call;
import io.github.tawktemplates.testing.Fault;
import io.github.tawktemplates.testing.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page around the tag: it goes on as it was, can not stand in the way, and lives without a chat. */
class HostPageInBrowserTest extends PageTest {

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
    void a_page_of_xhtml_works_too() {
        browser.open(
                site.serveXhtml("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Shop</title></head><body>"
                        + tag(ADA) + "</body></html>"));

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

        assertThat(browser.console())
                .singleElement()
                .asString()
                .contains("tawk-templates: no chat from " + src.replace("\\\\", "\\"));
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
        // Chromium says "Uncaught" before it
        assertThat((List<?>) browser.run("return errors"))
                .singleElement()
                .asString()
                .endsWith("Error: mine");
        assertThat(warnings()).isEmpty();
    }
}
