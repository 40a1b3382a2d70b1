package io.github.tawktemplates.contract;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.tawktemplates.LoadPolicy;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds for the tags in every engine. */
public interface AdapterContract extends EngineContract {
    private String signedOutPage(Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
        return engine().compile("[" + engine().signedOutTag() + "]", widget, true)
                .render(model);
    }

    @Test
    default void prints_what_the_widget_renders_for_every_hostile_text() throws Exception {
        for (String text : HostileText.ALL) {
            Visitor visitor = Visitor.forUserId(text)
                    .name(text)
                    .email(text)
                    .phone(text)
                    .attribute("note", text)
                    .build();

            String page = render(Map.of("tawkVisitor", visitor));

            assertThat(page).isEqualTo("[" + WIDGET.render(visitor) + "]");
            JsonObject person = Printed.between(page).visitor();
            for (String field : List.of("userId", "name", "email", "phone", "note")) {
                assertThat(person.get(field).getAsString()).as(field).isEqualTo(text);
            }
        }
    }

    @Test
    default void takes_a_map_for_a_visitor() throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("plan", "pro");
        attributes.put("seats", 12);
        attributes.put("trial", false);
        Map<String, Object> map = new HashMap<>();
        map.put("userId", "u-17");
        map.put("name", "Ada");
        map.put("email", "ada@example.com");
        map.put("phone", null);
        map.put("attributes", attributes);

        JsonObject person = Printed.between(render(Map.of("tawkVisitor", map))).visitor();

        assertThat(person.keySet())
                .containsExactlyInAnyOrder("userId", "name", "email", "plan", "seats", "trial", "hash");
        assertThat(person.get("seats").getAsInt()).isEqualTo(12);
        assertThat(person.get("trial").getAsBoolean()).isFalse();
        // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(person.get("hash").getAsString())
                .isEqualTo("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace");
    }

    @Test
    default void is_anonymous_without_a_visitor() throws Exception {
        Map<String, Object> nobody = new HashMap<>();
        nobody.put("tawkVisitor", null);
        Map<String, Object> blank = Map.of("tawkVisitor", " ");
        for (Map<String, Object> model : List.of(Map.<String, Object>of(), nobody, blank)) {
            assertThat(render(model)).isEqualTo("[" + WIDGET.render(null) + "]");
        }
    }

    @Test
    default void never_takes_the_email_for_the_identity_where_a_user_id_is_given() throws Exception {
        for (String userId : Arrays.asList(null, "", " ", "x".repeat(256))) {
            Map<String, Object> person = new HashMap<>();
            person.put("userId", userId);
            person.put("email", "ada@example.com");

            assertThat(render(Map.of("tawkVisitor", person))).isEqualTo("[" + WIDGET.render(null) + "]");
        }
    }

    @Test
    default void takes_the_email_for_the_identity_where_there_is_no_user_id_at_all() throws Exception {
        Map<String, Object> person = Map.of("email", "ada@example.com", "name", "Ada");

        assertThat(render(Map.of("tawkVisitor", person)))
                .isEqualTo("["
                        + WIDGET.render(
                                Visitor.forEmail("ada@example.com").name("Ada").build()) + "]");
    }

    @Test
    default void signs_numbers_and_uuids_in_their_plain_form_whatever_the_locale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            for (String locale : List.of("de", "tr", "ar-EG-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(identityOf(1234567)).isEqualTo("1234567");
                assertThat(identityOf(9007199254740993L)).isEqualTo("9007199254740993");
                assertThat(identityOf(1234567.0)).isEqualTo("1234567");
                assertThat(identityOf(UUID.fromString("550E8400-E29B-41D4-A716-446655440000")))
                        .isEqualTo("550e8400-e29b-41d4-a716-446655440000");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private String identityOf(Object userId) throws Exception {
        String page = render(Map.of("tawkVisitor", Map.of("userId", userId)));
        JsonObject person = Printed.between(page).visitor();
        assertThat(person.get("hash").getAsString())
                .isEqualTo(Printed.hmac(KEY, person.get("userId").getAsString()));
        return person.get("userId").getAsString();
    }

    @Test
    default void takes_the_nonce_from_the_model() throws Exception {
        for (String nonce : List.of("cmFuZG9t", "cmFuZG9tIQ==", "a-_b", "a+/b")) {
            assertThat(render(Map.of("cspNonce", nonce))).isEqualTo("[" + WIDGET.render(null, nonce) + "]");
            assertThat(signedOutPage(() -> WIDGET, Map.of("cspNonce", nonce)))
                    .isEqualTo("[" + WIDGET.render(Visitor.signedOut(), nonce) + "]");
        }
    }

    @Test
    default void refuses_a_bad_nonce_with_the_place_in_the_template() {
        for (String nonce : List.of("", "a\"b", "a b", "a\nb", "'nonce-abc'", "<script>")) {
            Throwable error = Failures.of(() -> render(Map.of("cspNonce", nonce)));

            assertThat(error).hasMessageContaining("nonce must be base64 or base64url but ");
            Failures.assertNamesThePlace(error);
        }
    }

    @Test
    default void says_that_nobody_is_signed_in() throws Exception {
        String page = signedOutPage(
                () -> WIDGET, Map.of("tawkVisitor", Visitor.forUserId("u-17").build()));

        assertThat(page).isEqualTo("[" + WIDGET.render(Visitor.signedOut()) + "]");
        assertThat(Printed.between(page).data().get("signedOut").getAsBoolean()).isTrue();
    }

    @Test
    default void asks_the_supplier_at_each_rendering_and_prints_nothing_for_null() throws Exception {
        TawkWidget other =
                TawkWidget.builder("000000000000000000000001", "other").build();
        List<TawkWidget> widgets = new ArrayList<>(Arrays.asList(WIDGET, other, null));
        Supplier<TawkWidget> supplier = () -> widgets.remove(0);

        assertThat(page(supplier).render(Map.of())).isEqualTo("[" + WIDGET.render(null) + "]");
        assertThat(page(supplier).render(Map.of())).isEqualTo("[" + other.render(null) + "]");
        assertThat(page(supplier).render(Map.of())).isEqualTo("[]");
    }

    @Test
    default void prints_nothing_where_the_widget_is_not_enabled() throws Exception {
        TawkWidget off = TestWidget.builder().enabled(false).build();

        assertThat(page(() -> off).render(Map.of())).isEqualTo("[]");
        assertThat(signedOutPage(() -> off, Map.of())).isEqualTo("[]");
    }

    @Test
    default void names_the_place_of_a_visitor_of_a_wrong_type_and_not_the_visitor() {
        for (Object wrong : List.of("Ada Lovelace", 17, List.of("Ada Lovelace"))) {
            Throwable error = Failures.of(() -> render(Map.of("tawkVisitor", wrong)));

            assertThat(error).hasMessageContaining("tawkVisitor must be a Visitor or a map but is a ");
            Failures.assertNamesThePlace(error);
            assertThat(Failures.everything(error)).doesNotContain("Lovelace").doesNotContain(KEY);
        }
    }

    @Test
    default void lists_the_known_keys_where_a_visitor_has_an_unknown_one() {
        Throwable error =
                Failures.of(() -> render(Map.of("tawkVisitor", Map.of("id", "u-17", "name", "Ada Lovelace"))));

        assertThat(error).hasMessageContaining("Unknown key of tawkVisitor \"id\". The known ones are userId, ");
        Failures.assertNamesThePlace(error);
        assertThat(Failures.everything(error)).doesNotContain("Lovelace");
    }

    @Test
    default void leaves_out_attributes_whose_keys_tawk_to_refuses() throws Exception {
        Map<String, Object> attributes = new HashMap<>(Map.of("plan", "pro"));
        for (String key : List.of("a b", "date_of_birth", "x".repeat(51), "HASH", "userID", "Phone")) {
            attributes.put(key, "Lovelace");
        }
        try (CapturedLog log = new CapturedLog()) {
            assertThat(page(TawkTags.builder(WIDGET).build())
                            .render(Map.of("tawkVisitor", Map.of("userId", "u-17", "attributes", attributes))))
                    .isEqualTo("["
                            + WIDGET.render(Visitor.forUserId("u-17")
                                    .attribute("plan", "pro")
                                    .build()) + "]");
            assertThat(log.warnings()).hasSize(6).anyMatch(warning -> warning.contains("\"date_of_birth\""));
        }
    }

    @Test
    default void leaves_out_what_exceeds_50_keys() throws Exception {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Visitor.Builder expected = Visitor.forUserId("u-17");
        for (int i = 0; i < 60; i++) {
            attributes.put("key-" + i, i);
            if (i < 48) { // and userId and hash
                expected.attribute("key-" + i, i);
            }
        }
        try (CapturedLog log = new CapturedLog()) {
            assertThat(page(TawkTags.builder(WIDGET).build())
                            .render(Map.of("tawkVisitor", Map.of("userId", "u-17", "attributes", attributes))))
                    .isEqualTo("[" + WIDGET.render(expected.build()) + "]");
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    default void prints_values_as_java_does() throws Exception {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("date", LocalDate.of(2024, 2, 29));
        attributes.put("instant", new Date(1_700_000_000_000L));
        attributes.put("timestamp", new java.sql.Timestamp(1_700_000_000_000L));
        attributes.put("sql-date", java.sql.Date.valueOf("2024-02-29"));
        attributes.put("sql-time", java.sql.Time.valueOf("09:30:15"));
        attributes.put("uri", URI.create("https://example.com/"));
        attributes.put("locale", Locale.forLanguageTag("de-CH"));
        attributes.put("currency", Currency.getInstance("EUR"));
        attributes.put("optional", Optional.of("pro"));
        attributes.put("list", List.of("a", 2, true));
        attributes.put("set", new TreeSet<>(Set.of("x", "y")));
        attributes.put("array", new String[] {"a", "b"});
        attributes.put("numbers", new int[] {1, 2});
        attributes.put("object", new StringBuilder[][] {});
        attributes.put("seats", 12);
        Visitor.Builder expected = Visitor.forUserId("u-17");
        attributes.forEach(expected::attribute);
        String element = WIDGET.render(expected.build());
        assertThat(Printed.of(element).field("instant")).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(Printed.of(element).field("list")).isEqualTo("a, 2, true");

        assertThat(render(Map.of("tawkVisitor", Map.of("userId", "u-17", "attributes", attributes))))
                .isEqualTo("[" + element + "]");
    }

    @Test
    default void takes_constants_and_other_character_sequences_for_keys() throws Exception {
        Map<Object, Object> attributes = new LinkedHashMap<>();
        attributes.put(LoadPolicy.CONSENT, "a");
        attributes.put(new StringBuilder("plan"), "b");
        Map<Object, Object> person = new LinkedHashMap<>();
        person.put(new StringBuilder("userId"), LoadPolicy.INTERACTION);
        person.put("attributes", attributes);

        assertThat(render(Map.of("tawkVisitor", person)))
                .isEqualTo("["
                        + WIDGET.render(Visitor.forUserId("INTERACTION")
                                .attribute("CONSENT", "a")
                                .attribute("plan", "b")
                                .build())
                        + "]");
    }

    @Test
    default void renders_the_page_for_odd_data_of_a_visitor() throws Exception {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("long", "x".repeat(1000));
        attributes.put("empty", "");
        attributes.put("none", null);
        attributes.put("nan", Double.NaN);
        Map<String, Object> person = new HashMap<>();
        person.put("userId", "u-17");
        person.put("name", "\ud83d\ude00".repeat(200));
        person.put("email", "x".repeat(300));
        person.put("phone", 441234);
        person.put("attributes", attributes);

        JsonObject printed =
                Printed.between(render(Map.of("tawkVisitor", person))).visitor();

        assertThat(printed.keySet()).containsExactlyInAnyOrder("userId", "name", "phone", "long", "hash");
        assertThat(printed.get("name").getAsString()).isEqualTo("\ud83d\ude00".repeat(127));
        assertThat(printed.get("phone").getAsString()).isEqualTo("441234");
        assertThat(printed.get("long").getAsString()).hasSize(255);
    }

    @Test
    default void prints_nothing_of_a_person_without_a_key() throws Exception {
        TawkWidget keyless = TestWidget.builder().build();
        Visitor ada =
                Visitor.forUserId("u-17").name("Ada").attribute("plan", "pro").build();

        String page = page(() -> keyless).render(Map.of("tawkVisitor", ada));

        assertThat(page).isEqualTo("[" + keyless.render(null) + "]");
        assertThat(Printed.between(page).data().has("visitor")).isFalse();
    }

    @Test
    default void one_tag_says_that_somebody_or_nobody_is_signed_in_or_that_it_is_not_known() throws Exception {
        Visitor ada = Visitor.forUserId("u-17").name("Ada").build();
        Map<Object, Visitor> said = new LinkedHashMap<>();
        said.put(ada, ada);
        said.put(Optional.of(ada), ada);
        said.put(Map.of("userId", "u-17", "name", "Ada"), ada);
        said.put(Optional.of(Map.of("userId", "u-17", "name", "Ada")), ada);
        said.put(new JsonLike(Map.of("userId", "u-17", "name", "Ada")), ada);
        said.put(Visitor.signedOut(), Visitor.signedOut());
        said.put(Optional.of(Visitor.signedOut()), Visitor.signedOut());
        said.put(Visitor.unknown(), null);
        said.put(false, null);
        for (Map.Entry<Object, Visitor> each : said.entrySet()) {
            assertThat(page(SUPPLIES_BOB).render(Map.of("tawkVisitor", each.getKey())))
                    .as("%s", each.getKey())
                    .isEqualTo("[" + WIDGET.render(each.getValue(), "c3VwcGxpZWQ=") + "]");
        }
    }

    /** What an application says once: everybody is Bob. */
    TawkTags SUPPLIES_BOB = TawkTags.builder(WIDGET)
            .visitor(() -> Visitor.forUserId("u-18").name("Bob").build())
            .nonce(() -> "c3VwcGxpZWQ=")
            .build();

    /** Lists its entries, as Vert.x's JsonObject does. */
    record JsonLike(Map<String, Object> map) implements Iterable<Map.Entry<String, Object>> {
        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return map.entrySet().iterator();
        }
    }

    @Test
    default void asks_the_application_where_the_page_says_nothing() throws Exception {
        String bob = "[" + WIDGET.render(Visitor.forUserId("u-18").name("Bob").build(), "c3VwcGxpZWQ=") + "]";
        assertThat(page(SUPPLIES_BOB).render(Map.of())).isEqualTo(bob);
        for (Object nothing : Arrays.asList(null, "", " ", Map.of(), Optional.empty())) {
            Map<String, Object> model = new HashMap<>();
            model.put("tawkVisitor", nothing);
            model.put("cspNonce", null);
            assertThat(page(SUPPLIES_BOB).render(model)).as("%s", nothing).isEqualTo(bob);
        }
        assertThat(engine().compile("[" + engine().signedOutTag() + "]", SUPPLIES_BOB, true)
                        .render(Map.of()))
                .isEqualTo("[" + WIDGET.render(Visitor.signedOut(), "c3VwcGxpZWQ=") + "]");
    }

    @Test
    default void prints_nothing_and_logs_once_where_a_supplier_fails() throws Exception {
        Supplier<TawkWidget> failing = () -> {
            throw new UnsupportedOperationException("no tenant");
        };
        List<TawkTags> all = List.of(
                TawkTags.builder(failing).build(),
                TawkTags.builder(WIDGET)
                        .visitor(() -> {
                            throw new UnsupportedOperationException("no tenant");
                        })
                        .build(),
                TawkTags.builder(WIDGET)
                        .nonce(() -> {
                            throw new UnsupportedOperationException("no tenant");
                        })
                        .build());
        for (TawkTags tags : all) {
            try (CapturedLog log = new CapturedLog()) {
                for (int i = 0; i < 3; i++) {
                    assertThat(page(tags).render(Map.of())).isEqualTo("[]");
                }
                assertThat(log.text())
                        .containsOnlyOnce("WARNING: The supplier of the ")
                        .contains("no tenant");
            }
        }
    }
}
