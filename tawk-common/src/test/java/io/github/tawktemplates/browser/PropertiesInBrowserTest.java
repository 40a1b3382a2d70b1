package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.testing.Call;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several widgets in one document: another one of the same property, and one of another property. */
@EachCall
class PropertiesInBrowserTest extends PeopleTest {
    private static final String OTHER = "000000000000000000000001";
    // printf 'u-18' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
    private static final String BOBS_MARK = "e723a83f3c02";

    @BeforeEach
    void otherProperty() {
        sandbox.secureMode(OTHER, KEY);
    }

    private String tag(String property, String widget, Visitor visitor) {
        return TawkWidget.builder(property, widget)
                .secretKey(KEY)
                .identifyWith(call)
                .sandbox(sandbox.uri())
                .build()
                .render(visitor);
    }

    /** A plain snippet that runs as soon as ours has run. */
    private String snippetBehindOurs(String property, String widget) {
        return "<script>document.addEventListener('load', (event) => {"
                + "    if (String(event.target.src).endsWith('/" + PROPERTY + "/default') && !window.behind) {"
                + "    window.behind = document.createElement('script');"
                + "    window.behind.src = '" + sandbox.uri() + "/" + property + "/" + widget + "';"
                + "    document.head.append(window.behind);"
                + "  }"
                + "}, true);</script>";
    }

    private List<String> signingsOf(String property) {
        return sandbox.calls("setAttributes", "login", "logout").stream()
                .filter(call -> call.propertyId().equals(property))
                .map(Call::name)
                .toList();
    }

    private static String memoryOf(String property) {
        return browser.eval("localStorage.getItem('tawk-templates." + property + "')");
    }

    @Test
    void a_snippet_of_another_property_behind_the_tag_gets_nobodys_identity() {
        open(snippetBehindOurs(OTHER, "default") + tag(ADA));

        untilVerdict("anonymous");
        untilAllHasArrived();
        assertThat(sandbox.calls("connect")).extracting(Call::propertyId).containsOnly(OTHER);
        assertThat(signings()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("one property a page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "another"})
    void a_snippet_of_the_same_property_changes_nothing(String widget) {
        open(snippetBehindOurs(PROPERTY, widget) + tag(ADA));

        assertIdentifiedOnce();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void an_element_of_that_name_is_no_account_key() {
        open("<a id=$_Tawk_AccountKey href='https://evil.example/'></a><img name=prerendering>" + tag(ADA));

        assertIdentifiedOnce();
    }

    private void switchTo(String property) {
        browser.run(
                "window.loads = 0; addEventListener('tawkLoad', () => window.loads++);"
                        + "Tawk_API.switchWidget({propertyId: arguments[0], widgetId: 'default'})",
                property);
        browser.untilTrue("loads && Tawk_API.onLoaded");
    }

    @Test
    void a_sign_out_after_the_page_has_switched_to_another_property_waits_for_a_page_of_ours() {
        adaChats();
        switchTo(OTHER);

        insert(tag(Visitor.signedOut()));

        untilAllHasArrived();
        assertThat(signings()).containsExactly(identify());
        assertThat(memoryOf(PROPERTY)).isEqualTo("!");
        open(tag(null));
        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signingsOf(PROPERTY)).containsExactly(identify(), "logout");
        assertThat(signingsOf(OTHER)).isEmpty();
    }

    @Test
    void nobody_is_identified_after_the_page_has_switched_to_another_property() {
        open(tag(Visitor.signedOut()));
        untilVerdict("anonymous");
        switchTo(OTHER);

        insert(tag(ADA));

        untilAllHasArrived();
        assertThat(signings()).isEmpty();
        switchTo(PROPERTY);
        untilVerdict("verified");
        assertThat(signingsOf(PROPERTY)).containsExactly(identify());
    }

    @Test
    void nobody_is_identified_where_the_page_switches_before_the_widget_is_ready() {
        open("<script>window.Tawk_API = {onBeforeLoad: () => Tawk_API.switchWidget({propertyId: '" + OTHER
                + "', widgetId: 'default'})};</script>"
                + tag(ADA));

        untilVerdict("anonymous");
        untilAllHasArrived();
        assertThat(signings()).isEmpty();
        assertThat(warnings()).singleElement().asString().contains("one property a page");
    }

    @Test
    void another_widget_of_the_same_property_takes_the_next_person() {
        adaChats(Window.MAXIMISED);

        insertAndLookAfresh(tag(PROPERTY, "english", BOB));

        assertBobFollowedAda();
        assertNothingOnTheConsole();
    }

    @Test
    void another_widget_of_the_same_property_takes_a_sign_out() {
        adaChats(Window.MAXIMISED);

        insertAndLookAfresh(tag(PROPERTY, "english", Visitor.signedOut()));

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
        assertNothingOnTheConsole();
    }

    @Test
    void an_element_of_another_property_ends_the_chat_of_this_one_and_identifies_nobody() {
        adaChats(Window.MAXIMISED);

        insertAndLookAfresh(tag(OTHER, "default", BOB));

        browser.until("the logout", () -> signings().contains("logout"));
        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
        assertThat(signingsOf(OTHER)).isEmpty();
        assertThat(memoryOf(PROPERTY)).isEqualTo("-");
        assertThat(warnings()).singleElement().asString().contains("one property a page");
    }

    @ParameterizedTest
    @CsvSource({
        "aaaaaaaaaaaa, Bob, !",
        "aaaaaaaaaaaa, signed out, !",
        "aaaaaaaaaaaa, , aaaaaaaaaaaa",
        BOBS_MARK + ", Bob, " + BOBS_MARK,
        "-, Bob, -"
    })
    void a_logout_is_due_at_the_other_property_where_somebody_else_was(String last, String named, String remembered) {
        open("");
        browser.run("localStorage.setItem('tawk-templates." + OTHER + "', arguments[0])", last);
        open(tag(null));
        untilVerdict("anonymous");

        insert(tag(OTHER, "default", named == null ? null : named.equals("Bob") ? BOB : Visitor.signedOut()));

        assertThat(memoryOf(OTHER)).isEqualTo(remembered);
    }
}
