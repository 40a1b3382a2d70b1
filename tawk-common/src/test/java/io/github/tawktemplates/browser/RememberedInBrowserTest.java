package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser that has forgotten what we wrote, but not the widget's cookie, is somebody's. */
@EachCall
class RememberedInBrowserTest extends PeopleTest {

    @ParameterizedTest
    @EnumSource(Window.class)
    void emptied_storage_with_the_widgets_cookie_is_somebody(Window window) {
        adaChats(window);
        browser.run("localStorage.clear(); sessionStorage.clear()");

        browser.open(site.serve("/next", window.page(tag(BOB))));

        assertBobFollowedAda();
    }

    @Test
    void emptied_storage_ends_at_a_page_for_signed_out_visitors() {
        adaChats(Window.MAXIMISED);
        browser.run("localStorage.clear()");

        signOut();

        untilVerdict("anonymous");
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout");
    }

    @Test
    void somebody_whom_a_plain_snippet_has_identified_is_logged_out_first() {
        open("<script>window.Tawk_API = {}; const s = document.createElement('script'); s.src = '" + sandbox.uri() + "/"
                + PROPERTY + "/default'; document.head.append(s);</script>");
        browser.untilTrue("Tawk_API.onLoaded");
        browser.run(
                "window.answers = 0; Tawk_API.setAttributes({userId: 'u-17', name: 'Ada',"
                        // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
                        + " hash: '7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace'}, () => window.answers++)");
        browser.untilTrue("answers");

        open(tag(BOB));

        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly("setAttributes", "logout", identify());
    }

    @Test
    void a_first_visitor_is_nobody_before_and_needs_no_logout() {
        open(tag(Visitor.signedOut()));
        untilVerdict("anonymous");
        open(tag(BOB));
        untilBobIsVerified();

        assertThat(signings()).isEqualTo(List.of(identify()));
    }

    /** Who signed out is remembered as nobody, though the widget goes on with a cookie. */
    @Test
    void after_a_sign_out_the_next_person_needs_no_logout() {
        adaChats();
        signOut();
        untilVerdict("anonymous");

        open(tag(BOB));

        untilBobIsVerified();
        assertNothingOfAdaWasSeen();
        assertThat(signings()).containsExactly(identify(), "logout", identify());
    }
}
