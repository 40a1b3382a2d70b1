package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.EngineUnderTest.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds for the tags in every engine whose tags have arguments. */
public interface ArgumentsContract extends AdapterContract {
    private String render(Map<String, String> arguments, Map<String, Object> model) throws Exception {
        return render(arguments, model, true);
    }

    private String render(Map<String, String> arguments, Map<String, Object> model, boolean escaping) throws Exception {
        return engine().compile("[" + engine().tag(arguments) + "]", () -> WIDGET, escaping)
                .render(model);
    }

    @Test
    default void takes_each_field_from_its_argument() throws Exception {
        Map<String, Object> model = Map.of(
                "i",
                "u-17",
                "n",
                "Ada",
                "e",
                "ada@example.com",
                "p",
                "+441234",
                "a",
                Map.of("seats", 12),
                "c",
                "bm9uY2U=");

        String page = render(
                Map.of("userId", "i", "name", "n", "email", "e", "phone", "p", "attributes", "a", "nonce", "c"), model);

        Visitor ada = Visitor.forUserId("u-17")
                .name("Ada")
                .email("ada@example.com")
                .phone("+441234")
                .attribute("seats", 12)
                .build();
        assertThat(page).isEqualTo("[" + WIDGET.render(ada, "bm9uY2U=") + "]");
    }

    @Test
    default void takes_a_visitor_or_a_map_as_argument() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();
        Map<String, Object> map = Map.of("userId", "u-17", "name", "Ada");

        for (Object visitor : List.of(ada, map)) {
            assertThat(render(Map.of("visitor", "someone"), Map.of("someone", visitor)))
                    .isEqualTo("[" + WIDGET.render(ada) + "]");
        }
    }

    @Test
    default void prefers_an_argument_to_the_model() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();
        Visitor bob = Visitor.forUserId("u-18").name("Bob").build();
        Map<String, Object> model =
                Map.of("tawkVisitor", ada, "cspNonce", "bW9kZWw=", "bob", bob, "id", "u-18", "c", "YXJn");

        assertThat(render(Map.of("visitor", "bob", "nonce", "c"), model))
                .isEqualTo("[" + WIDGET.render(bob, "YXJn") + "]");
        assertThat(render(Map.of("userId", "id"), model))
                .isEqualTo("[" + WIDGET.render(Visitor.forUserId("u-18").build(), "bW9kZWw=") + "]");
    }

    @Test
    default void adds_claims_to_the_visitor_of_the_model() throws Exception {
        Visitor ada =
                Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();

        String page =
                render(Map.of("attributes", "extra"), Map.of("tawkVisitor", ada, "extra", Map.of("page", "pricing")));

        Visitor onPricing = Visitor.forUserId("u-17")
                .name("Ada")
                .attribute("plan", "pro")
                .attribute("page", "pricing")
                .build();
        assertThat(page).isEqualTo("[" + WIDGET.render(onPricing) + "]");
    }

    @Test
    default void an_email_beside_the_models_user_id_is_a_claim_and_never_the_identity() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("userId", null);

        assertThat(render(Map.of("email", "e"), Map.of("tawkVisitor", ada, "e", "ada@example.com")))
                .isEqualTo("["
                        + WIDGET.render(Visitor.forUserId("u-17")
                                .name("Ada")
                                .email("ada@example.com")
                                .build())
                        + "]");
        assertThat(render(Map.of("email", "e"), Map.of("tawkVisitor", nobody, "e", "ada@example.com")))
                .isEqualTo("[" + WIDGET.render(null) + "]");
    }

    @Test
    default void a_claim_without_a_value_takes_nothing_from_the_visitor() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();

        assertThat(render(Map.of("name", "none"), Map.of("tawkVisitor", ada, "none", " ")))
                .isEqualTo("[" + WIDGET.render(ada) + "]");
    }

    @Test
    default void is_anonymous_for_a_user_id_without_a_value_whatever_else_is_known() throws Exception {
        for (String none : Arrays.asList(null, "", "  ")) {
            Map<String, Object> model = new HashMap<>();
            model.put("tawkVisitor", Visitor.forUserId("u-17").name("Ada").build());
            model.put("id", none);
            model.put("e", "ada@example.com");

            assertThat(render(Map.of("userId", "id", "email", "e"), model)).isEqualTo("[" + WIDGET.render(null) + "]");
        }
    }

    @Test
    default void is_anonymous_for_a_visitor_argument_without_a_value() throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("tawkVisitor", Visitor.forUserId("u-17").build());
        model.put("nobody", null);

        assertThat(render(Map.of("visitor", "nobody"), model)).isEqualTo("[" + WIDGET.render(null) + "]");
    }

    @Test
    default void signs_the_email_where_no_user_id_argument_is_given() throws Exception {
        assertThat(render(Map.of("email", "e"), Map.of("e", "ada@example.com")))
                .isEqualTo(
                        "[" + WIDGET.render(Visitor.forEmail("ada@example.com").build()) + "]");
    }

    @Test
    default void lists_the_known_arguments_where_one_is_unknown() {
        Throwable error = Failures.of(() -> render(Map.of("id", "x"), Map.of("x", "Lovelace")));

        assertThat(error).hasMessageContaining("Unknown argument \"id\". The known ones are visitor, userId, ");
        Failures.assertNamesThePlace(error);
        assertThat(Failures.everything(error)).doesNotContain("Lovelace");
    }

    @Test
    default void refuses_arguments_of_a_wrong_type() {
        for (String name : List.of("visitor", "userId", "email", "attributes", "nonce")) {
            Map<String, String> arguments = name.equals("userId") || name.equals("email") || name.equals("visitor")
                    ? Map.of(name, "wrong")
                    : Map.of("userId", "id", name, "wrong");

            Throwable error = Failures.of(() -> render(arguments, Map.of("id", "u-17", "wrong", List.of("Lovelace"))));

            assertThat(error).as(name).hasMessageContaining(name + " must be a ");
            Failures.assertNamesThePlace(error);
            assertThat(Failures.everything(error)).doesNotContain("Lovelace");
        }
    }

    @Test
    default void leaves_out_claims_of_a_wrong_type() throws Exception {
        for (String name : List.of("name", "phone", "email")) {
            Page page = engine().compile(
                            "[" + engine().tag(Map.of("userId", "id", name, "wrong")) + "]",
                            TawkTags.builder(WIDGET).build(),
                            true);
            try (CapturedLog log = new CapturedLog()) {
                assertThat(page.render(Map.of("id", "u-17", "wrong", List.of(Map.of("Lovelace", "x")))))
                        .isEqualTo("[" + WIDGET.render(Visitor.forUserId("u-17").build()) + "]");
                assertThat(log.warnings())
                        .singleElement()
                        .asString()
                        .startsWith("The value of \"" + name + "\" is left out, as a ");
                assertThat(log.text()).doesNotContain("Lovelace");
            }
        }
    }

    @Test
    default void refuses_to_be_told_twice_who_it_is() {
        Throwable error =
                Failures.of(() -> render(Map.of("visitor", "v", "userId", "id"), Map.of("v", Map.of(), "id", "u-17")));

        assertThat(error).hasMessageContaining("visitor must not be given together with userId or email");
        Failures.assertNamesThePlace(error);
    }

    @Test
    @Tag("exhaustive")
    default void a_string_comes_back_the_same_from_each_argument() throws Exception {
        Map<String, String> arguments =
                Map.of("userId", "id", "name", "name", "email", "email", "phone", "phone", "attributes", "attributes");
        for (String text : Corpora.ALL) {
            for (String userId : List.of(text, "u-17")) {
                Map<String, Object> model = new LinkedHashMap<>(CorporaContract.fields(text));
                model.put("id", userId);
                for (boolean escaping : new boolean[] {true, false}) {
                    assertThat(render(arguments, model, escaping))
                            .isEqualTo("[" + CorporaContract.elementOf(userId, text) + "]");
                }
            }
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_as_nonce_argument_is_a_nonce_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            for (boolean escaping : new boolean[] {true, false}) {
                if (text.matches(CorporaContract.NONCE)) {
                    assertThat(render(Map.of("nonce", "n"), Map.of("n", text), escaping))
                            .isEqualTo("[" + WIDGET.render(null, text) + "]");
                } else {
                    Throwable error = Failures.of(() -> render(Map.of("nonce", "n"), Map.of("n", text), escaping));
                    assertThat(error).as(text).hasMessageContaining("nonce must be base64 or base64url but ");
                    Failures.assertNamesThePlace(error);
                }
            }
        }
    }

    @Test
    @Tag("exhaustive")
    default void a_string_as_visitor_argument_is_nobody_or_refused() throws Exception {
        for (String text : Corpora.ALL) {
            for (boolean escaping : new boolean[] {true, false}) {
                if (Corpora.isVisible(text)) {
                    Throwable error = Failures.of(() -> render(Map.of("visitor", "v"), Map.of("v", text), escaping));
                    assertThat(error).as(text).hasMessageContaining("visitor must be a Visitor or a map but is a ");
                    Failures.assertNamesThePlace(error);
                } else {
                    assertThat(render(Map.of("visitor", "v"), Map.of("v", text), escaping))
                            .isEqualTo("[" + WIDGET.render(null) + "]");
                }
            }
        }
    }

    @Test
    default void an_argument_that_is_given_even_null_is_an_answer() throws Exception {
        for (String argument : List.of("visitor", "userId")) {
            for (Object nobody : Arrays.asList(null, "", Optional.empty())) {
                Map<String, Object> model = new HashMap<>();
                model.put("given", nobody);
                model.put("tawkVisitor", Visitor.forUserId("u-17").build());

                String page = engine().compile("[" + engine().tag(Map.of(argument, "given")) + "]", SUPPLIES_BOB, true)
                        .render(model);

                assertThat(page)
                        .as("%s=%s", argument, nobody)
                        .isEqualTo("[" + WIDGET.render(null, "c3VwcGxpZWQ=") + "]");
            }
        }
    }

    @Test
    default void an_email_is_a_claim_where_the_application_knows_a_user_id() throws Exception {
        String page = engine().compile("[" + engine().tag(Map.of("email", "e")) + "]", SUPPLIES_BOB, true)
                .render(Map.of("e", "bob@example.com"));

        Visitor bob =
                Visitor.forUserId("u-18").name("Bob").email("bob@example.com").build();
        assertThat(page).isEqualTo("[" + WIDGET.render(bob, "c3VwcGxpZWQ=") + "]");
    }
}
