package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds for the tags in every engine whose tags have arguments. */
public interface ArgumentsContract extends AdapterContract {
    /**
     * Renders a template named {@code page.html} that is {@code [} the tag {@code ]}.
     *
     * @param arguments from an argument's name to an expression of the engine, such as a variable of the model
     */
    String page(Supplier<TawkWidget> widget, Map<String, String> arguments, Map<String, Object> model) throws Exception;

    private String page(Map<String, String> arguments, Map<String, Object> model) throws Exception {
        return page(() -> WIDGET, arguments, model);
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

        String page = page(
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
            assertThat(page(Map.of("visitor", "someone"), Map.of("someone", visitor)))
                    .isEqualTo("[" + WIDGET.render(ada) + "]");
        }
    }

    @Test
    default void prefers_an_argument_to_the_model() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();
        Visitor bob = Visitor.forUserId("u-18").name("Bob").build();
        Map<String, Object> model =
                Map.of("tawkVisitor", ada, "cspNonce", "bW9kZWw=", "bob", bob, "id", "u-18", "c", "YXJn");

        assertThat(page(Map.of("visitor", "bob", "nonce", "c"), model))
                .isEqualTo("[" + WIDGET.render(bob, "YXJn") + "]");
        assertThat(page(Map.of("userId", "id"), model))
                .isEqualTo("[" + WIDGET.render(Visitor.forUserId("u-18").build(), "bW9kZWw=") + "]");
    }

    @Test
    default void adds_claims_to_the_visitor_of_the_model() throws Exception {
        Visitor ada =
                Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();

        String page =
                page(Map.of("attributes", "extra"), Map.of("tawkVisitor", ada, "extra", Map.of("page", "pricing")));

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

        assertThat(page(Map.of("email", "e"), Map.of("tawkVisitor", ada, "e", "ada@example.com")))
                .isEqualTo("["
                        + WIDGET.render(Visitor.forUserId("u-17")
                                .name("Ada")
                                .email("ada@example.com")
                                .build())
                        + "]");
        assertThat(page(Map.of("email", "e"), Map.of("tawkVisitor", nobody, "e", "ada@example.com")))
                .isEqualTo("[" + WIDGET.render(null) + "]");
    }

    @Test
    default void a_claim_without_a_value_takes_nothing_from_the_visitor() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();

        assertThat(page(Map.of("name", "none"), Map.of("tawkVisitor", ada, "none", " ")))
                .isEqualTo("[" + WIDGET.render(ada) + "]");
    }

    @Test
    default void is_anonymous_for_a_user_id_without_a_value_whatever_else_is_known() throws Exception {
        for (String none : Arrays.asList(null, "", "  ")) {
            Map<String, Object> model = new HashMap<>();
            model.put("tawkVisitor", Visitor.forUserId("u-17").name("Ada").build());
            model.put("id", none);
            model.put("e", "ada@example.com");

            assertThat(page(Map.of("userId", "id", "email", "e"), model)).isEqualTo("[" + WIDGET.render(null) + "]");
        }
    }

    @Test
    default void is_anonymous_for_a_visitor_argument_without_a_value() throws Exception {
        Map<String, Object> model = new HashMap<>();
        model.put("tawkVisitor", Visitor.forUserId("u-17").build());
        model.put("nobody", null);

        assertThat(page(Map.of("visitor", "nobody"), model)).isEqualTo("[" + WIDGET.render(null) + "]");
    }

    @Test
    default void signs_the_email_where_no_user_id_argument_is_given() throws Exception {
        assertThat(page(Map.of("email", "e"), Map.of("e", "ada@example.com")))
                .isEqualTo(
                        "[" + WIDGET.render(Visitor.forEmail("ada@example.com").build()) + "]");
    }

    @Test
    default void lists_the_known_arguments_where_one_is_unknown() {
        Throwable error = catchThrowable(() -> page(Map.of("id", "x"), Map.of("x", "Lovelace")));

        assertThat(error)
                .hasMessageContaining("Unknown argument \"id\". "
                        + "The known ones are visitor, userId, email, name, phone, attributes, nonce.");
        AdapterContract.assertNamesThePlace(error);
        assertThat(AdapterContract.everyMessage(error)).doesNotContain("Lovelace");
    }

    @Test
    default void refuses_arguments_of_a_wrong_type() {
        for (String name : List.of("visitor", "userId", "email", "name", "phone", "attributes", "nonce")) {
            Map<String, String> arguments = name.equals("userId") || name.equals("email") || name.equals("visitor")
                    ? Map.of(name, "wrong")
                    : Map.of("userId", "id", name, "wrong");

            Throwable error = catchThrowable(() -> page(arguments, Map.of("id", "u-17", "wrong", List.of("Lovelace"))));

            assertThat(error).as(name).hasMessageContaining(name + " must be a ");
            AdapterContract.assertNamesThePlace(error);
            assertThat(AdapterContract.everyMessage(error)).doesNotContain("Lovelace");
        }
    }

    @Test
    default void refuses_to_be_told_twice_who_it_is() {
        Throwable error =
                catchThrowable(() -> page(Map.of("visitor", "v", "userId", "id"), Map.of("v", Map.of(), "id", "u-17")));

        assertThat(error).hasMessageContaining("visitor must not be given together with userId or email");
        AdapterContract.assertNamesThePlace(error);
    }
}
