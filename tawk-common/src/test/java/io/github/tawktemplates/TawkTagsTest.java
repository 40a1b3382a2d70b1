package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TawkTagsTest {
    private static final Function<String, ?> NO_MODEL = variable -> null;

    private static final Visitor ADA =
            Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();

    private static final String UNUSABLE_IDENTITY =
            "A tag was given a userId or email that is blank or over 255 characters "
                    + "long, so that visitor is not identified. Pass the id of the signed-in account.";
    private static final String NO_IDENTITY =
            "A tag was given an email, name, phone or attributes without a userId, so they "
                    + "are left out and the visitor is not identified. Give a userId, or an email and no userId argument at all.";
    private static final String README = ". Pass it as the README of tawk-templates shows under \"In the page\".";

    private final TawkWidget widget = TestWidget.builder().secretKey(KEY).build();
    private final TawkTags.Tag tag = TawkTags.of(widget).widget();

    // --- who is it?

    @Test
    void prints_what_the_widget_prints() throws IOException {
        StringBuilder out = new StringBuilder();
        tag.renderTo(out, Map.of("visitor", ADA, "nonce", "r4nd0m"), NO_MODEL);
        assertThat(out).hasToString(widget.render(ADA, "r4nd0m"));
        assertThat(tag.render(Map.of("visitor", ADA, "nonce", "r4nd0m"), NO_MODEL))
                .isEqualTo(widget.render(ADA, "r4nd0m"));
    }

    @Test
    void takes_the_fields_of_a_person_as_arguments() {
        Map<String, Object> arguments = Map.of(
                "userId",
                "u-17",
                "name",
                "Ada",
                "email",
                "ada@example.com",
                "phone",
                "+441234",
                "attributes",
                Map.of("plan", "pro"));
        assertThat(tag.render(arguments, NO_MODEL))
                .isEqualTo(widget.render(Visitor.forUserId("u-17")
                        .name("Ada")
                        .email("ada@example.com")
                        .phone("+441234")
                        .attribute("plan", "pro")
                        .build()));
    }

    @Test
    void takes_a_map_for_a_visitor_as_argument_or_from_the_model() {
        Map<String, Object> person =
                Map.of("userId", 17, "email", "ada@example.com", "attributes", Map.of("seats", 12));
        String expected = widget.render(Visitor.forUserId("17")
                .email("ada@example.com")
                .attribute("seats", 12)
                .build());
        assertThat(tag.render(Map.of("visitor", person), NO_MODEL)).isEqualTo(expected);
        assertThat(tag.render(Map.of(), model("tawkVisitor", person))).isEqualTo(expected);
    }

    /** As Vert.x's JsonObject is. */
    private record Json(Map<String, Object> map) implements Iterable<Map.Entry<String, Object>> {
        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return map.entrySet().iterator();
        }
    }

    @Test
    void takes_what_lists_entries_for_a_map() {
        Json person = new Json(Map.of("userId", "u-17", "attributes", new Json(Map.of("seats", 12))));
        String expected =
                widget.render(Visitor.forUserId("u-17").attribute("seats", 12).build());
        assertThat(tag.render(Map.of("visitor", person), NO_MODEL)).isEqualTo(expected);
        assertThat(tag.render(Map.of(), model("tawkVisitor", person))).isEqualTo(expected);
        assertThat(tag.render(Map.of(), model("tawkVisitor", new Json(Map.of()))))
                .isEqualTo(widget.render(null));
        assertRefused(
                tag,
                Map.of(),
                model("tawkVisitor", Path.of("a", "b")),
                "tawkVisitor must be a Visitor or a map but is a "
                        + Path.of("").getClass().getName() + README);
    }

    @Test
    void an_optional_counts_as_its_content_in_each_argument() {
        Map<String, Object> arguments = arguments(
                "userId", Optional.of("u-17"),
                "name", Optional.of("Ada"),
                "email", Optional.empty(),
                "phone", Optional.of(Optional.of(441234)),
                "attributes", Optional.of(Map.of("plan", "pro")),
                "nonce", Optional.of("bm9uY2U="));
        assertThat(tag.render(arguments, NO_MODEL))
                .isEqualTo(widget.render(
                        Visitor.forUserId("u-17")
                                .name("Ada")
                                .phone("441234")
                                .attribute("plan", "pro")
                                .build(),
                        "bm9uY2U="));
    }

    @Test
    void takes_the_models_visitor_without_arguments() {
        assertThat(tag.render(Map.of(), model("tawkVisitor", ADA))).isEqualTo(widget.render(ADA));
    }

    @Test
    void prefers_the_argument_visitor_to_the_model() {
        Visitor grace = Visitor.forUserId("u-18").build();
        assertThat(tag.render(Map.of("visitor", grace), model("tawkVisitor", ADA)))
                .isEqualTo(widget.render(grace));
    }

    @Test
    void prefers_the_arguments_of_a_person_to_the_model() {
        Printed printed = printed(Map.of("userId", "u-18"), model("tawkVisitor", ADA));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "hash");
        assertThat(printed.field("userId")).isEqualTo("u-18");
    }

    @Test
    void a_null_visitor_given_as_an_argument_hides_the_models() {
        printed(arguments("visitor", null), model("tawkVisitor", ADA)).assertAnonymous();
    }

    @Test
    void a_null_user_id_given_as_an_argument_hides_the_models_visitor() {
        printed(arguments("userId", null), model("tawkVisitor", ADA)).assertAnonymous();
    }

    @Test
    void nobody_is_anonymous_without_a_warning() {
        try (CapturedLog log = new CapturedLog()) {
            printed(Map.of(), NO_MODEL).assertAnonymous();
            printed(Map.of("visitor", ""), NO_MODEL).assertAnonymous();
            printed(Map.of("visitor", Map.of()), NO_MODEL).assertAnonymous();
            printed(Map.of("visitor", Visitor.unknown()), NO_MODEL).assertAnonymous();
            printed(arguments("userId", null), NO_MODEL).assertAnonymous();
            printed(arguments("email", null), NO_MODEL).assertAnonymous();
            printed(arguments("userId", null, "name", "", "attributes", Map.of()), NO_MODEL)
                    .assertAnonymous();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void the_email_is_the_identity_where_there_is_no_user_id_at_all() {
        Map<String, Object> person = Map.of("email", "ada@example.com", "name", "Ada");
        String expected =
                widget.render(Visitor.forEmail("ada@example.com").name("Ada").build());
        assertThat(tag.render(person, NO_MODEL)).isEqualTo(expected);
        assertThat(tag.render(Map.of("visitor", person), NO_MODEL)).isEqualTo(expected);
    }

    @Test
    void the_email_is_never_the_identity_beside_a_null_user_id() {
        Map<String, Object> person = arguments("userId", null, "email", "ada@example.com", "name", "Ada");
        assertAnonymousWithOneWarning(person, NO_IDENTITY);
        assertAnonymousWithOneWarning(Map.of("visitor", person), NO_IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
    void the_email_is_never_the_identity_beside_a_blank_user_id(String blank) {
        Map<String, Object> person = Map.of("userId", blank, "email", "ada@example.com", "name", "Ada");
        assertAnonymousWithOneWarning(person, UNUSABLE_IDENTITY);
        assertAnonymousWithOneWarning(Map.of("visitor", person), UNUSABLE_IDENTITY);
    }

    @Test
    void the_email_is_never_the_identity_beside_a_user_id_that_is_too_long() {
        assertAnonymousWithOneWarning(Map.of("userId", "x".repeat(256), "email", "ada@example.com"), UNUSABLE_IDENTITY);
    }

    @Test
    void no_argument_makes_up_for_a_user_id_of_the_model_that_is_blank_or_too_long() {
        for (String userId : List.of(" ", "x".repeat(256))) {
            Function<String, ?> model = model("tawkVisitor", Map.of("userId", userId));
            printed(Map.of("email", "bob@example.com"), model).assertAnonymous();
            printed(Map.of("name", "Bob"), model).assertAnonymous();
        }
    }

    @Test
    void a_blank_or_too_long_email_identity_is_anonymous_with_one_warning() {
        assertAnonymousWithOneWarning(Map.of("email", " ", "name", "Ada"), UNUSABLE_IDENTITY);
        assertAnonymousWithOneWarning(Map.of("email", "e".repeat(256)), UNUSABLE_IDENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "phone"})
    void a_claim_without_an_identity_is_anonymous_with_one_warning(String claim) {
        assertAnonymousWithOneWarning(Map.of(claim, "Ada"), NO_IDENTITY);
        assertAnonymousWithOneWarning(Map.of("visitor", Map.of(claim, "Ada")), NO_IDENTITY);
    }

    @Test
    void attributes_without_an_identity_are_anonymous_with_one_warning() {
        assertAnonymousWithOneWarning(Map.of("attributes", Map.of("plan", "pro")), NO_IDENTITY);
    }

    @Test
    void claims_without_a_value_are_none() {
        try (CapturedLog log = new CapturedLog()) {
            Map<String, Object> nothing =
                    arguments("userId", null, "name", " ", "attributes", arguments("plan", null, "tier", ""));
            printed(nothing, NO_MODEL).assertAnonymous();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void claims_leave_a_signed_out_visitor_signed_out() {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(tag.render(Map.of("name", "Ada"), model("tawkVisitor", Visitor.signedOut())))
                    .isEqualTo(widget.render(Visitor.signedOut()));
            assertThat(log.warnings()).containsExactly(NO_IDENTITY);
        }
    }

    @Test
    void login_leaves_an_email_identity_anonymous_with_one_warning() {
        TawkWidget login = TestWidget.builder()
                .secretKey(KEY)
                .identifyWith(IdentityCall.LOGIN)
                .build();
        TawkTags.Tag loginTag = TawkTags.of(login).widget();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                Printed.of(loginTag.render(Map.of("email", "ada@example.com"), NO_MODEL))
                        .assertAnonymous();
            }
            assertThat(log.warnings())
                    .containsExactly(
                            "IdentityCall.LOGIN needs a user id, so visitors known by their e-mail alone are not "
                                    + "identified. Give a userId, or identify with IdentityCall.SET_ATTRIBUTES.");
        }
    }

    @Test
    void a_visitor_beside_a_user_id_or_email_is_refused() {
        String message = "visitor must not be given together with userId or email but is. "
                + "Say once who it is; name, phone and attributes may be added to a visitor.";
        assertRefused(Map.of("visitor", ADA, "userId", "u-18"), message);
        assertRefused(Map.of("visitor", ADA, "email", "ada@example.com"), message);
        assertRefused(arguments("visitor", null, "userId", null), message);
    }

    @Test
    void claims_are_added_to_the_models_visitor() {
        Map<String, Object> arguments =
                Map.of("name", "Countess", "phone", "+441234", "attributes", Map.of("PLAN", "free", "page", "home"));
        Printed printed = printed(arguments, model("tawkVisitor", ADA));
        assertThat(printed.visitor().keySet())
                .containsExactlyInAnyOrder("userId", "name", "phone", "PLAN", "page", "hash");
        assertThat(printed.field("userId")).isEqualTo("u-17");
        assertThat(printed.field("name")).isEqualTo("Countess");
        assertThat(printed.field("phone")).isEqualTo("+441234");
        assertThat(printed.field("PLAN")).isEqualTo("free");
        assertThat(printed.field("page")).isEqualTo("home");
        assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, "u-17"));
    }

    @Test
    void what_a_visitor_has_stays_when_claims_are_added_to_it() {
        Visitor visitor = Visitor.forUserId("u-17")
                .name("Ada")
                .email("ada@example.com")
                .phone("+441234")
                .attribute("seats", 12)
                .build();
        assertThat(tag.render(Map.of("visitor", visitor, "attributes", Map.of("page", "home")), NO_MODEL))
                .isEqualTo(widget.render(Visitor.forUserId("u-17")
                        .name("Ada")
                        .email("ada@example.com")
                        .phone("+441234")
                        .attribute("seats", 12)
                        .attribute("page", "home")
                        .build()));
    }

    @Test
    void claims_are_added_to_a_visitor_known_by_email() {
        Visitor visitor = Visitor.forEmail("ada@example.com").build();
        assertThat(tag.render(Map.of("visitor", visitor, "name", "Ada"), NO_MODEL))
                .isEqualTo(widget.render(
                        Visitor.forEmail("ada@example.com").name("Ada").build()));
    }

    @Test
    void adding_claims_leaves_the_models_visitor_as_it_was() {
        printed(Map.of("name", "Countess", "attributes", Map.of("plan", "free")), model("tawkVisitor", ADA));
        assertThat(printed(Map.of(), model("tawkVisitor", ADA)).field("name")).isEqualTo("Ada");
        assertThat(printed(Map.of(), model("tawkVisitor", ADA)).field("plan")).isEqualTo("pro");
    }

    @Test
    void an_email_argument_is_a_claim_beside_the_models_user_id() {
        Printed printed = printed(Map.of("email", "bob@example.com"), model("tawkVisitor", ADA));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "name", "email", "plan", "hash");
        assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, "u-17"));
    }

    @Test
    void an_email_argument_is_never_the_identity_where_the_models_map_has_a_user_id_be_it_null() {
        try (CapturedLog log = new CapturedLog()) {
            printed(Map.of("email", "bob@example.com"), model("tawkVisitor", arguments("userId", null)))
                    .assertAnonymous();
            assertThat(log.warnings()).containsExactly(NO_IDENTITY);
        }
    }

    @Test
    void an_email_argument_is_the_identity_where_the_models_map_has_no_user_id() {
        assertThat(tag.render(Map.of("email", "bob@example.com"), model("tawkVisitor", Map.of("name", ""))))
                .isEqualTo(widget.render(Visitor.forEmail("bob@example.com").build()));
    }

    @Test
    void an_email_argument_is_the_identity_where_the_models_visitor_is_anonymous() {
        assertThat(tag.render(Map.of("email", "bob@example.com"), model("tawkVisitor", Visitor.unknown())))
                .isEqualTo(widget.render(Visitor.forEmail("bob@example.com").build()));
    }

    @Test
    void a_map_is_read_once_so_that_what_is_checked_is_what_is_printed() {
        Map<String, Object> person = Map.of("userId", "u-17", "attributes", new ReadOnce(Map.of("plan", "pro")));
        String expected =
                widget.render(Visitor.forUserId("u-17").attribute("plan", "pro").build());
        assertThat(tag.render(Map.of("visitor", new ReadOnce(person)), NO_MODEL))
                .isEqualTo(expected);
        person = Map.of("userId", "u-17", "attributes", new ReadOnce(Map.of("plan", "pro")));
        assertThat(tag.render(Map.of(), model("tawkVisitor", new ReadOnce(person))))
                .isEqualTo(expected);
        assertThat(tag.render(Map.of("userId", "u-17", "attributes", new ReadOnce(Map.of("plan", "pro"))), NO_MODEL))
                .isEqualTo(expected);
    }

    /** What it holds the second time is not what it held the first. */
    private static final class ReadOnce extends AbstractMap<String, Object> {
        private final Map<String, Object> map;
        private boolean read;

        ReadOnce(Map<String, Object> map) {
            this.map = map;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            if (read) {
                throw new AssertionError("read again");
            }
            read = true;
            return map.entrySet();
        }
    }

    @Test
    void a_map_that_fails_is_named_by_its_exception_and_its_words_are_not_repeated() {
        RuntimeException failure = new UnsupportedOperationException("Lovelace");
        Map<String, Object> failing = new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw failure;
            }
        };
        assertThatThrownBy(() -> tag.render(Map.of(), model("tawkVisitor", failing)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tawkVisitor can't be read: its map failed with java.lang.UnsupportedOperationException")
                .hasCause(failure);
        assertThatThrownBy(
                        () -> tag.render(Map.of("visitor", Map.of("userId", "u-17", "attributes", failing)), NO_MODEL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "attributes can't be read: its map failed with " + "java.lang.UnsupportedOperationException")
                .hasCause(failure);
    }

    // --- ids that are no text

    @ParameterizedTest
    @MethodSource("idsInEachLocale")
    void an_id_is_printed_and_signed_as_one_text_whatever_the_locale(String locale, Object id, String text) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            Printed printed = printed(Map.of("userId", id), NO_MODEL);
            assertThat(printed.field("userId")).isEqualTo(text);
            assertThat(printed.field("hash")).isEqualTo(Printed.hmac(KEY, text));
            assertThat(printed(Map.of("visitor", Map.of("userId", id)), NO_MODEL)
                            .field("userId"))
                    .isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    static Stream<Arguments> idsInEachLocale() {
        Map<Object, String> ids = new LinkedHashMap<>();
        ids.put(12345, "12345");
        ids.put(1234567890123456789L, "1234567890123456789");
        ids.put(12345.0, "12345");
        ids.put(1.2345678E7, "12345678");
        ids.put(12345f, "12345");
        ids.put(-7, "-7");
        ids.put(0.0, "0");
        ids.put(1.5, "1.5");
        ids.put(new BigDecimal("12345.00"), "12345");
        ids.put(new BigDecimal("1.2345E+4"), "12345");
        ids.put(new BigDecimal("0E+3"), "0");
        ids.put(new BigInteger("12345678901234567890"), "12345678901234567890");
        ids.put(UUID.fromString("550E8400-E29B-41D4-A716-446655440000"), "550e8400-e29b-41d4-a716-446655440000");
        ids.put(new StringBuilder("U-1I"), "U-1I");
        ids.put('x', "x");
        ids.put("١٢٣", "١٢٣");
        return Stream.of("en", "de", "tr", "ar", "ar-u-nu-arab", "hi-u-nu-deva")
                .flatMap(locale -> ids.entrySet().stream().map(id -> Arguments.of(locale, id.getKey(), id.getValue())));
    }

    @Test
    void an_id_with_a_vast_exponent_does_not_fill_the_memory() {
        assertThat(printed(Map.of("userId", new BigDecimal("1E+1000000000")), NO_MODEL)
                        .field("userId"))
                .isEqualTo("1E+1000000000");
        assertThat(printed(Map.of("userId", new BigDecimal("1E-1000000000")), NO_MODEL)
                        .field("userId"))
                .isEqualTo("1E-1000000000");
    }

    @Test
    void an_id_with_the_widest_exponent_of_all_does_not_fail() {
        BigDecimal widest = new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE);
        assertThat(printed(Map.of("userId", widest), NO_MODEL).field("userId")).startsWith("1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void an_id_that_is_no_finite_number_is_anonymous_with_one_warning(double id) {
        assertAnonymousWithOneWarning(Map.of("userId", id, "email", "ada@example.com"), UNUSABLE_IDENTITY);
    }

    // --- which nonce?

    @Test
    void takes_the_models_nonce_without_an_argument() {
        assertThat(printed(Map.of(), model("cspNonce", "m0del")).nonce()).isEqualTo("m0del");
    }

    @Test
    void prefers_the_argument_nonce_to_the_model() {
        assertThat(printed(Map.of("nonce", "arg"), model("cspNonce", "m0del")).nonce())
                .isEqualTo("arg");
    }

    @Test
    void a_null_nonce_given_as_an_argument_is_none() {
        assertThat(printed(arguments("nonce", null), model("cspNonce", "m0del")).attributes())
                .containsExactly("data-tawk");
    }

    @Test
    void an_empty_nonce_is_refused_like_any_other_bad_one() {
        String empty = "nonce must be base64 or base64url but is empty. Pass the nonce of this response's "
                + "Content-Security-Policy without quotes or \"nonce-\", or null if the page has none.";
        assertRefused(Map.of("nonce", ""), empty);
        assertRefused(tag, Map.of(), model("cspNonce", ""), empty);
        assertRefused(
                Map.of("nonce", "abc\"><script>"),
                "nonce must be base64 or base64url but has U+0022 at index 3. Pass the nonce of this response's "
                        + "Content-Security-Policy without quotes or \"nonce-\", or null if the page has none.");
    }

    @Test
    void a_nonce_of_another_type_is_refused() {
        assertRefused(
                Map.of("nonce", List.of("abc")),
                "nonce must be a text or number but is a "
                        + List.of("abc").getClass().getName() + README);
    }

    // --- odd data

    @Test
    void odd_data_never_fails_a_page() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("null", null);
        attributes.put("blank", " ");
        attributes.put("long", "😀".repeat(1000));
        attributes.put("unpaired", "\ud800");
        attributes.put("huge", new BigDecimal("1E+1000000000"));
        Printed printed = printed(
                arguments(
                        "userId",
                        "u-17",
                        "name",
                        "n".repeat(1000),
                        "email",
                        "e".repeat(1000),
                        "phone",
                        " ",
                        "attributes",
                        attributes),
                NO_MODEL);
        assertThat(printed.visitor().keySet())
                .containsExactlyInAnyOrder("userId", "name", "long", "unpaired", "huge", "hash");
        assertThat(printed.field("name")).isEqualTo("n".repeat(255));
        assertThat(printed.field("long")).isEqualTo("😀".repeat(127));
        assertThat(printed.field("unpaired")).isEqualTo("\ufffd");
        assertThat(printed.field("huge")).isEqualTo("1E+1000000000");
    }

    @Test
    void null_and_empty_claims_are_left_out() {
        Printed printed = printed(
                arguments("userId", "u-17", "name", null, "email", "", "phone", null, "attributes", ""), NO_MODEL);
        assertThat(printed.visitor().keySet()).containsExactly("userId", "hash");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void an_attribute_that_is_no_finite_number_is_left_out_with_one_warning(double value) {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                Printed printed =
                        printed(Map.of("userId", "u-17", "attributes", Map.of("average", value, "seats", i)), NO_MODEL);
                assertThat(printed.visitor().keySet()).containsExactly("userId", "seats", "hash");
            }
            assertThat(log.warnings())
                    .containsExactly("The value of \"average\" is left out, as a java.lang.Double has no text here. "
                            + "Pass a text, a finite number, a boolean, a date or a list of these.");
        }
    }

    // --- mistakes of a template

    @Test
    void an_unknown_argument_is_refused_with_the_known_ones() {
        assertRefused(
                Map.of("userid", "u-17"),
                "Unknown argument \"userid\". The known ones are visitor, userId, email, name, phone, attributes, nonce.");
    }

    @Test
    void an_unknown_argument_that_is_no_name_is_not_repeated() {
        assertRefused(
                Map.of("<b>Ada</b>", "u-17"),
                "Unknown argument. The known ones are visitor, userId, email, name, phone, attributes, nonce.");
    }

    @Test
    void an_unknown_key_of_a_visitor_is_refused_with_the_known_ones() {
        String known = ". The known ones are userId, email, name, phone, attributes.";
        assertRefused(
                Map.of("visitor", Map.of("userId", "u-17", "id", "u-17")), "Unknown key of visitor \"id\"" + known);
        assertRefused(
                tag,
                Map.of(),
                model("tawkVisitor", Map.of("nonce", "abc")),
                "Unknown key of tawkVisitor \"nonce\"" + known);
        assertRefused(Map.of("visitor", Map.of(17, "u-17")), "Unknown key of visitor" + known);
        assertRefused(Map.of("visitor", Map.of("ada@example.com", "x")), "Unknown key of visitor" + known);
    }

    @Test
    void a_value_of_another_type_is_refused_by_its_type_alone() {
        Object secret = new StringBuilder[] {new StringBuilder("Ada")};
        String isA = " but is a [Ljava.lang.StringBuilder;" + README;
        assertRefused(Map.of("visitor", secret), "visitor must be a Visitor or a map" + isA);
        assertRefused(
                Map.of("visitor", "u-17"), "visitor must be a Visitor or a map but is a java.lang.String" + README);
        assertRefused(tag, Map.of(), model("tawkVisitor", secret), "tawkVisitor must be a Visitor or a map" + isA);
        assertRefused(Map.of("userId", secret), "userId must be a text or number" + isA);
        assertRefused(Map.of("userId", true), "userId must be a text or number but is a java.lang.Boolean" + README);
        assertRefused(Map.of("email", secret), "email must be a text or number" + isA);
        assertRefused(Map.of("userId", "u-17", "attributes", secret), "attributes must be a map" + isA);
    }

    // --- data that is left out

    private void assertLeftOut(Map<String, ?> arguments, String... warnings) {
        try (CapturedLog log = new CapturedLog()) {
            TawkTags.Tag tag = TawkTags.builder(widget).build().widget();
            for (int i = 0; i < 3; i++) {
                assertThat(tag.render(arguments, NO_MODEL))
                        .isEqualTo(widget.render(Visitor.forUserId("u-17").build()));
            }
            assertThat(log.warnings()).containsExactlyInAnyOrder(warnings);
        }
    }

    @Test
    void a_claim_of_another_type_is_left_out_with_one_warning() {
        Object secret = new Object[][] {{"Ada"}};
        String isLeftOut = " is left out, as a [[Ljava.lang.Object; has no text here. "
                + "Pass a text, a finite number, a boolean, a date or a list of these.";
        assertLeftOut(
                Map.of(
                        "userId",
                        "u-17",
                        "email",
                        secret,
                        "name",
                        secret,
                        "phone",
                        secret,
                        "attributes",
                        Map.of("plan", secret)),
                "The value of \"email\"" + isLeftOut,
                "The value of \"name\"" + isLeftOut,
                "The value of \"phone\"" + isLeftOut,
                "The value of \"plan\"" + isLeftOut);
    }

    @Test
    void an_attribute_whose_key_tawk_to_refuses_is_left_out_with_one_warning() {
        String rule = "An attribute key must be 1 to 50 ASCII letters, digits and dashes but ";
        String why = ". tawk.to refuses the whole call otherwise; a dash serves for a blank or underscore. "
                + "That attribute is left out.";
        assertLeftOut(
                Map.of(
                        "userId",
                        "u-17",
                        "attributes",
                        Map.of("date_of_birth", "Ada", "Ada Lovelace", "x", "hash", "Ada")),
                rule + "\"date_of_birth\" has U+005F in it" + why,
                rule + "one has U+0020 in it" + why,
                "The attribute key \"hash\" is reserved by tawk.to. Use the argument or builder method of that name, or "
                        + "another key. That attribute is left out.");
        assertLeftOut(
                Map.of("userId", "u-17", "attributes", Map.of(17, "Ada")),
                "An attribute is left out, as its key is no text but a java.lang.Integer. "
                        + "Pass a map whose keys are texts.");
        assertLeftOut(
                Map.of("userId", "u-17", "attributes", arguments(null, "Ada")),
                "An attribute is left out, as its key is no text but null. Pass a map whose keys are texts.");
    }

    @Test
    void keys_of_maps_may_be_constants_and_other_character_sequences() {
        Map<Object, Object> attributes = new LinkedHashMap<>();
        attributes.put(LoadPolicy.CONSENT, "a");
        attributes.put(new StringBuilder("plan"), "b");
        Map<Object, Object> person = new LinkedHashMap<>();
        person.put(new StringBuilder("userId"), "u-17");
        person.put("attributes", attributes);

        assertThat(tag.render(Map.of("visitor", person), NO_MODEL))
                .isEqualTo(widget.render(Visitor.forUserId("u-17")
                        .attribute("CONSENT", "a")
                        .attribute("plan", "b")
                        .build()));
    }

    @Test
    void an_id_may_be_a_constant() {
        assertThat(tag.render(Map.of("userId", LoadPolicy.CONSENT), NO_MODEL))
                .isEqualTo(widget.render(Visitor.forUserId("CONSENT").build()));
    }

    @Test
    void what_exceeds_50_keys_is_left_out_in_order_with_one_warning() {
        try (CapturedLog log = new CapturedLog()) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            Visitor.Builder expected = Visitor.forUserId("u-17").name("Ada");
            for (int i = 0; i < 1000; i++) {
                attributes.put("k" + i, i);
                if (i < 47) {
                    expected.attribute("k" + i, i);
                }
            }
            TawkTags.Tag tag = TawkTags.builder(widget).build().widget();
            for (int i = 0; i < 3; i++) {
                assertThat(tag.render(Map.of("userId", "u-17", "name", "Ada", "attributes", attributes), NO_MODEL))
                        .isEqualTo(widget.render(expected.build()));
            }
            assertThat(log.warnings())
                    .containsExactly(
                            "A visitor must have at most 50 keys but has more, with userId, email, name, phone and "
                                    + "hash counted. tawk.to refuses the whole call otherwise; the last attributes are left out.");
        }
    }

    @Test
    void claims_that_are_added_to_a_full_visitor_take_the_place_of_its_last_attributes() {
        Visitor.Builder full = Visitor.forUserId("u-17");
        Visitor.Builder expected = Visitor.forUserId("u-17").name("Ada").phone("+441234");
        for (int i = 0; i < 48; i++) {
            full.attribute("k" + i, i);
            if (i < 46) {
                expected.attribute("k" + i, i);
            }
        }
        try (CapturedLog log = new CapturedLog()) {
            TawkTags.Tag tag = TawkTags.builder(widget).build().widget();
            assertThat(tag.render(Map.of("name", "Ada", "phone", "+441234"), model("tawkVisitor", full.build())))
                    .isEqualTo(widget.render(expected.build()));
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void a_number_as_a_name_or_phone_has_its_plain_text() {
        assertThat(tag.render(Map.of("userId", 17.0, "name", 1.5e3, "phone", 441234.0), NO_MODEL))
                .isEqualTo(widget.render(
                        Visitor.forUserId("17").name("1500").phone("441234").build()));
    }

    @Test
    void an_id_that_fails_when_it_is_read_is_named_by_its_exception() {
        CharSequence failing = new CharSequence() {
            @Override
            public int length() {
                return 1;
            }

            @Override
            public char charAt(int index) {
                return 'x';
            }

            @Override
            public CharSequence subSequence(int start, int end) {
                return this;
            }

            @Override
            public String toString() {
                throw new UnsupportedOperationException("no session");
            }
        };
        assertThatThrownBy(() -> tag.render(Map.of("userId", failing), NO_MODEL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("userId can't be read: it failed with java.lang.UnsupportedOperationException");
    }

    // --- the widget

    @Test
    void a_widget_of_null_prints_nothing() {
        assertThat(TawkTags.builder(() -> null)
                        .build()
                        .widget()
                        .render(Map.of("userId", "u-17"), model("tawkVisitor", ADA)))
                .isEmpty();
    }

    @Test
    void a_widget_that_is_not_enabled_prints_nothing_and_asks_for_nothing() {
        TawkWidget disabled = TestWidget.builder().enabled(false).build();
        List<String> asked = new ArrayList<>();
        Function<String, ?> model = variable -> {
            asked.add(variable);
            return null;
        };
        assertThat(TawkTags.of(disabled).widget().render(Map.of("nonce", "not a nonce"), model))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void an_unknown_argument_is_refused_even_where_nothing_would_be_printed() {
        assertRefused(
                TawkTags.builder(() -> null).build().widget(),
                Map.of("user", "u-17"),
                NO_MODEL,
                "Unknown argument \"user\". The known ones are visitor, userId, email, name, phone, attributes, nonce.");
        assertRefused(
                TawkTags.builder(() -> {
                            throw new IllegalStateException("not asked");
                        })
                        .build()
                        .widget(),
                Map.of("user", "u-17"),
                NO_MODEL,
                "Unknown argument \"user\". The known ones are visitor, userId, email, name, phone, attributes, nonce.");
    }

    @Test
    void the_widget_is_asked_for_at_each_rendering() {
        AtomicReference<TawkWidget> current = new AtomicReference<>(widget);
        TawkTags.Tag rotating = TawkTags.builder(current::get).build().widget();
        assertThat(rotating.render(Map.of("visitor", ADA), NO_MODEL)).isEqualTo(widget.render(ADA));
        TawkWidget next = TawkWidget.builder("0123456789abcdefABCDEF00", "default")
                .secretKey("f".repeat(40))
                .build();
        current.set(next);
        assertThat(rotating.render(Map.of("visitor", ADA), NO_MODEL)).isEqualTo(next.render(ADA));
    }

    @Test
    void null_is_refused_by_its_name() {
        TawkTags.Builder builder = TawkTags.builder(widget);
        assertNull("widget", () -> TawkTags.of(null));
        assertNull("widget", () -> TawkTags.builder((TawkWidget) null));
        assertNull("widget", () -> TawkTags.builder((Supplier<TawkWidget>) null));
        assertNull("visitor", () -> builder.visitor(null));
        assertNull("nonce", () -> builder.nonce(null));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    // --- suppliers

    /** A supplier that counts how often it is asked. */
    private static final class Asked<T> implements Supplier<T> {
        private final T answer;
        private int times;

        Asked(T answer) {
            this.answer = answer;
        }

        @Override
        public T get() {
            times++;
            return answer;
        }
    }

    private final Visitor bob = Visitor.forUserId("u-18").build();
    private final Asked<Visitor> asked = new Asked<>(bob);
    private final TawkTags.Tag supplied =
            TawkTags.builder(widget).visitor(asked).build().widget();

    @Test
    void the_supplier_is_asked_once_where_the_page_says_nothing() {
        for (Object nothing : Arrays.asList(null, "", " ", Map.of(), Optional.empty(), Optional.of(" "))) {
            asked.times = 0;
            assertThat(supplied.render(Map.of(), model("tawkVisitor", nothing))).isEqualTo(widget.render(bob));
            assertThat(asked.times).as("%s", nothing).isEqualTo(1);
        }
        assertThat(supplied.render(Map.of("name", "Bob"), NO_MODEL))
                .isEqualTo(widget.render(Visitor.forUserId("u-18").name("Bob").build()));
    }

    @Test
    void a_variable_that_is_an_answer_is_taken_without_asking() {
        Map<Object, Visitor> answers = new LinkedHashMap<>();
        answers.put(ADA, ADA);
        answers.put(Visitor.signedOut(), Visitor.signedOut());
        answers.put(Visitor.unknown(), null);
        answers.put(false, null);
        answers.put(Map.of("userId", "u-17"), Visitor.forUserId("u-17").build());
        answers.put(arguments("userId", null), null);
        answers.put(Optional.of(ADA), ADA);
        answers.put(
                Optional.of(Optional.of(Map.of("email", "a@b.c"))),
                Visitor.forEmail("a@b.c").build());
        answers.forEach((variable, visitor) -> assertThat(supplied.render(Map.of(), model("tawkVisitor", variable)))
                .isEqualTo(widget.render(visitor)));
        assertThat(asked.times).isZero();
    }

    @Test
    void an_argument_that_is_given_even_null_is_taken_without_asking() {
        for (Object nobody : Arrays.asList(null, "", false, Optional.empty(), Visitor.unknown(), Map.of())) {
            assertThat(supplied.render(arguments("visitor", nobody), model("tawkVisitor", ADA)))
                    .as("%s", nobody)
                    .isEqualTo(widget.render(null));
        }
        assertThat(supplied.render(arguments("userId", null), NO_MODEL)).isEqualTo(widget.render(null));
        assertThat(supplied.render(arguments("userId", ""), NO_MODEL)).isEqualTo(widget.render(null));
        assertThat(asked.times).isZero();
    }

    @Test
    void true_is_no_visitor() {
        String message = " must be a Visitor or a map but is a java.lang.Boolean" + README;
        assertRefused(Map.of("visitor", true), "visitor" + message);
        assertRefused(tag, Map.of(), model("tawkVisitor", true), "tawkVisitor" + message);
    }

    @Test
    void an_email_beside_a_supplied_user_id_is_a_claim() {
        assertThat(supplied.render(Map.of("email", "bob@example.com"), NO_MODEL))
                .isEqualTo(widget.render(
                        Visitor.forUserId("u-18").email("bob@example.com").build()));
    }

    @Test
    void an_email_identifies_where_nobody_else_is_known() {
        for (Visitor unknown : Arrays.asList(null, Visitor.unknown(), Visitor.signedOut())) {
            TawkTags.Tag tag =
                    TawkTags.builder(widget).visitor(() -> unknown).build().widget();
            assertThat(tag.render(Map.of("email", "bob@example.com"), NO_MODEL))
                    .isEqualTo(widget.render(Visitor.forEmail("bob@example.com").build()));
        }
    }

    @Test
    void a_supplier_of_null_is_a_visitor_who_is_not_known() {
        TawkTags.Tag tag = TawkTags.builder(widget)
                .visitor(() -> null)
                .nonce(() -> null)
                .build()
                .widget();
        assertThat(tag.render(Map.of(), NO_MODEL)).isEqualTo(widget.render(null));
    }

    @Test
    void the_supplier_of_the_nonce_is_asked_once_where_the_page_has_none() {
        Asked<String> nonce = new Asked<>("c3VwcGxpZWQ=");
        TawkTags tags = TawkTags.builder(widget).nonce(nonce).build();
        for (TawkTags.Tag tag : List.of(tags.widget(), tags.signedOut())) {
            Visitor visitor = tag.argumentNames().size() == 1 ? Visitor.signedOut() : null;
            nonce.times = 0;
            assertThat(tag.render(Map.of(), NO_MODEL)).isEqualTo(widget.render(visitor, "c3VwcGxpZWQ="));
            assertThat(nonce.times).isEqualTo(1);
            assertThat(tag.render(Map.of(), model("cspNonce", "bW9kZWw=")))
                    .isEqualTo(widget.render(visitor, "bW9kZWw="));
            assertThat(tag.render(Map.of("nonce", "YXJn"), model("cspNonce", "bW9kZWw=")))
                    .isEqualTo(widget.render(visitor, "YXJn"));
            assertThat(tag.render(arguments("nonce", null), NO_MODEL)).isEqualTo(widget.render(visitor));
            assertThat(nonce.times).isEqualTo(1);
        }
    }

    @Test
    void the_supplier_knows_the_nonce_of_a_frameworks_object() {
        assertThat(TawkTags.builder(widget)
                        .nonce(() -> "c3VwcGxpZWQ=")
                        .build()
                        .widget()
                        .render(Map.of(), model("cspNonce", new Object())))
                .isEqualTo(widget.render(null, "c3VwcGxpZWQ="));
        assertRefused(
                TawkTags.of(widget).widget(),
                Map.of(),
                model("cspNonce", new Object()),
                "nonce must be a text or number but is a java.lang.Object" + README);
    }

    @Test
    void a_bad_nonce_of_the_supplier_is_refused() {
        assertRefused(
                TawkTags.builder(widget).nonce(() -> "a b").build().widget(),
                Map.of(),
                NO_MODEL,
                "nonce must be base64 or base64url but has U+0020 at index 1. Pass the nonce of this response's "
                        + "Content-Security-Policy without quotes or \"nonce-\", or null if the page has none.");
    }

    @Test
    void nobody_is_asked_where_nothing_is_printed() {
        TawkWidget off = TestWidget.builder().enabled(false).build();
        Asked<String> nonce = new Asked<>("bm9uY2U=");
        for (Supplier<TawkWidget> none : List.<Supplier<TawkWidget>>of(() -> off, () -> null)) {
            TawkTags tags = TawkTags.builder(none).visitor(asked).nonce(nonce).build();
            assertThat(tags.widget().render(Map.of(), NO_MODEL)).isEmpty();
            assertThat(tags.widget().prepare(null, null).get()).isEmpty();
        }
        assertThat(asked.times).isZero();
        assertThat(nonce.times).isZero();
    }

    @Test
    void the_tag_for_signed_out_pages_asks_nobody_who_is_there() {
        assertThat(TawkTags.builder(widget).visitor(asked).build().signedOut().render(Map.of(), NO_MODEL))
                .isEqualTo(widget.render(Visitor.signedOut()));
        assertThat(asked.times).isZero();
    }

    @Test
    void a_prepared_tag_asks_at_once_and_never_again() {
        Asked<String> nonce = new Asked<>("bm9uY2U=");
        TawkTags.Tag tag =
                TawkTags.builder(widget).visitor(asked).nonce(nonce).build().widget();
        Supplier<String> prepared = tag.prepare(null, null);
        assertThat(List.of(asked.times, nonce.times)).containsExactly(1, 1);
        assertThat(prepared.get()).isEqualTo(widget.render(bob, "bm9uY2U=")).isEqualTo(prepared.get());
        assertThat(tag.prepare(ADA, "YXJn").get()).isEqualTo(widget.render(ADA, "YXJn"));
        assertThat(List.of(asked.times, nonce.times)).containsExactly(1, 1);
    }

    @Test
    void a_supplier_that_fails_prints_nothing_and_logs_one_line_with_its_exception() throws IOException {
        RuntimeException failure = new UnsupportedOperationException("tenant ada");
        Supplier<Visitor> failing = () -> {
            throw failure;
        };
        Map<String, TawkTags> broken = Map.of(
                "widget",
                TawkTags.builder(() -> {
                            throw failure;
                        })
                        .build(),
                "visitor",
                TawkTags.builder(widget).visitor(failing).build(),
                "nonce",
                TawkTags.builder(widget)
                        .nonce(() -> {
                            throw failure;
                        })
                        .build());
        for (Map.Entry<String, TawkTags> each : broken.entrySet()) {
            try (CapturedLog log = new CapturedLog()) {
                StringBuilder out = new StringBuilder();
                TawkTags.Tag tag = each.getValue().widget();
                for (int i = 0; i < 3; i++) {
                    tag.renderTo(out, Map.of(), NO_MODEL);
                    out.append(tag.render(Map.of(), NO_MODEL))
                            .append(tag.prepare(null, null).get());
                }
                assertThat(out).isEmpty();
                assertThat(log.text())
                        .startsWith(
                                "WARNING: The supplier of the " + each.getKey() + " failed, so the page has no chat.")
                        .containsOnlyOnce("WARNING")
                        .contains("java.lang.UnsupportedOperationException: tenant ada");
            }
        }
    }

    /** As Kotlin's and Groovy's may. */
    @Test
    void a_supplier_may_fail_with_a_checked_exception() {
        Supplier<Visitor> failing = () -> TawkTagsTest.<RuntimeException, Visitor>sneak(new IOException("no database"));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(TawkTags.builder(widget)
                            .visitor(failing)
                            .build()
                            .widget()
                            .render(Map.of(), NO_MODEL))
                    .isEmpty();
            assertThat(log.text()).contains("java.io.IOException: no database");
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception, T> T sneak(Exception e) throws E {
        throw (E) e;
    }

    @Test
    void warns_once_for_all_the_widgets_of_a_supplier() {
        TawkTags.Tag tag =
                TawkTags.builder(() -> TestWidget.builder().build()).build().widget();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                tag.render(Map.of("visitor", ADA), NO_MODEL);
            }
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void without_a_key_a_person_stays_anonymous() {
        TawkWidget keyless = TestWidget.builder().build();
        try (CapturedLog log = new CapturedLog()) {
            Printed.of(TawkTags.of(keyless).widget().render(Map.of("userId", "u-17", "name", "Ada"), NO_MODEL))
                    .assertAnonymous();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("This widget has no secret key, so nobody is identified.");
        }
    }

    @Test
    void passes_on_the_failure_of_a_writer() {
        Appendable closed = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> tag.renderTo(closed, Map.of(), NO_MODEL))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    // --- the tag for signed out

    @Test
    void the_signed_out_tag_prints_that_nobody_is_there_whatever_the_model_says() {
        TawkTags.Tag signedOut = TawkTags.of(widget).signedOut();
        assertThat(signedOut.render(Map.of(), model("tawkVisitor", ADA))).isEqualTo(widget.render(Visitor.signedOut()));
        assertThat(signedOut.render(Map.of(), model("cspNonce", "m0del")))
                .isEqualTo(widget.render(Visitor.signedOut(), "m0del"));
        assertThat(signedOut.render(Map.of("nonce", "arg"), model("cspNonce", "m0del")))
                .isEqualTo(widget.render(Visitor.signedOut(), "arg"));
    }

    @Test
    void the_signed_out_tag_takes_a_nonce_alone() {
        assertRefused(
                TawkTags.of(widget).signedOut(),
                Map.of("userId", "u-17"),
                NO_MODEL,
                "Unknown argument \"userId\". The known ones are nonce.");
    }

    @Test
    void lists_the_names_of_its_arguments_in_order() {
        assertThat(tag.argumentNames())
                .containsExactly("visitor", "userId", "email", "name", "phone", "attributes", "nonce");
        assertThat(TawkTags.of(widget).signedOut().argumentNames()).containsExactly("nonce");
        assertThatThrownBy(() -> tag.argumentNames().add("more")).isInstanceOf(UnsupportedOperationException.class);
    }

    // ---

    /** Of many renderings with different people, the one warning is the same and holds nothing of them. */
    private static void assertAnonymousWithOneWarning(Map<String, ?> arguments, String warning) {
        TawkWidget fresh = TestWidget.builder().secretKey(KEY).build();
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                Printed.of(TawkTags.of(fresh).widget().render(arguments, NO_MODEL))
                        .assertAnonymous();
            }
            assertThat(log.warnings()).containsExactly(warning);
        }
    }

    private void assertRefused(Map<String, ?> arguments, String message) {
        assertRefused(tag, arguments, NO_MODEL, message);
    }

    private static void assertRefused(
            TawkTags.Tag tag, Map<String, ?> arguments, Function<String, ?> model, String message) {
        StringBuilder out = new StringBuilder();
        assertThatThrownBy(() -> tag.renderTo(out, arguments, model))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .hasNoCause();
        assertThat(out).isEmpty();
    }

    private Printed printed(Map<String, ?> arguments, Function<String, ?> model) {
        return Printed.of(tag.render(arguments, model));
    }

    private static Function<String, ?> model(String variable, Object value) {
        return name -> name.equals(variable) ? value : null;
    }

    /** {@code Map.of} with nulls. */
    private static Map<String, Object> arguments(Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return arguments;
    }
}
