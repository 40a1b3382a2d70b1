package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.tawktemplates.TawkWidget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is taken for a nonce is what the widget prints. */
class NoncesTest {
    private final TawkWidget widget =
            TawkWidget.builder(RunningShop.PROPERTY, "default").build();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"a", "AZaz09+/", "AZaz09-_", "YQ==", "YWI=", "r4nd0m"})
    void a_nonce_of_the_request_is_printed(String nonce) {
        request.setAttribute("_csp_nonce", nonce);

        assertThat(Nonces.ofRequest(request)).isEqualTo(nonce);
        assertThat(widget.render(null, nonce)).contains(" nonce=\"" + nonce + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "==", "a===", "a=b", "a b", "a\"", "a'", "a;", "a,", "a\n", "é", "nonce-\u00e4"})
    void what_the_widget_refuses_is_not_taken(String nonce) {
        request.setAttribute("_csp_nonce", nonce);

        assertThat(Nonces.ofRequest(request)).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> widget.render(null, nonce));
    }
}
