package io.github.tawktemplates.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorporaTest {
    @Test
    void holds_both_lists() {
        assertThat(Corpora.ALL)
                .hasSize(622)
                .contains(
                        "undefined",
                        "<script>alert(123)</script>",
                        "田中さんにあげて下さい",
                        "</TITLE><SCRIPT>alert(\"XSS\");</SCRIPT>");
    }

    @Test
    void few_of_its_strings_are_no_identity_for_being_blank_or_long() {
        assertThat(Corpora.ALL.stream().filter(text -> !Corpora.isVisible(text)))
                .hasSize(7);
        assertThat(Corpora.ALL.stream().filter(text -> text.length() > 255)).hasSize(1);
    }

    @Test
    void some_of_its_strings_are_nonces_or_ids_and_most_are_not() {
        assertThat(Corpora.ALL.stream().filter(text -> text.matches(CorporaContract.NONCE)))
                .hasSize(62);
        assertThat(Corpora.ALL.stream().filter(text -> text.matches(CorporaContract.WIDGET_ID)))
                .hasSize(43);
        assertThat(Corpora.ALL.stream().filter(text -> text.matches(CorporaContract.PROPERTY_ID)))
                .hasSize(0);
    }
}
