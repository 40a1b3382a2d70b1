package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.Printed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorTest {

    private static final String IDENTITY_TIP =
            ". Pass the id of the signed-in account, or use Visitor.signedOut() where nobody is signed in.";

    // --- identity

    @Test
    void a_user_id_is_taken_as_it_is() {
        assertThat(printed(Visitor.forUserId(" U-17 ")).field("userId")).isEqualTo(" U-17 ");
    }

    @Test
    void a_user_id_that_is_a_number_is_plain_decimal() {
        assertThat(printed(Visitor.forUserId(1234567890123456789L)).field("userId"))
                .isEqualTo("1234567890123456789");
        assertThat(printed(Visitor.forUserId(-5)).field("userId")).isEqualTo("-5");
    }

    @Test
    void a_user_id_that_is_a_uuid_is_in_its_canonical_form() {
        UUID uuid = UUID.fromString("550E8400-E29B-41D4-A716-446655440000");
        assertThat(printed(Visitor.forUserId(uuid)).field("userId")).isEqualTo("550e8400-e29b-41d4-a716-446655440000");
    }

    @Test
    void an_email_identity_is_printed_without_a_user_id() {
        assertThat(printed(Visitor.forEmail("Ada@Example.com")).visitor().keySet())
                .containsExactly("email", "hash");
        assertThat(printed(Visitor.forEmail("Ada@Example.com")).field("email")).isEqualTo("Ada@Example.com");
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void a_blank_identity_is_refused(String blank) {
        assertThatThrownBy(() -> Visitor.forUserId(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("userId must have 1 to 255 characters but is blank" + IDENTITY_TIP);
        assertThatThrownBy(() -> Visitor.forEmail(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must have 1 to 255 characters but is blank" + IDENTITY_TIP);
    }

    @Test
    void an_identity_over_255_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> Visitor.forUserId("x".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("userId must have 1 to 255 characters but has 256" + IDENTITY_TIP);
        assertThatThrownBy(() -> Visitor.forEmail("x".repeat(300)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("email must have 1 to 255 characters but has 300" + IDENTITY_TIP);
    }

    @Test
    void an_identity_of_255_blanks_is_blank_rather_than_long() {
        assertThatThrownBy(() -> Visitor.forUserId(" ".repeat(255)))
                .hasMessage("userId must have 1 to 255 characters but is blank" + IDENTITY_TIP);
    }

    @Test
    void an_identity_of_255_is_kept_whole() {
        assertThat(printed(Visitor.forUserId("x".repeat(255))).field("userId")).isEqualTo("x".repeat(255));
        assertThat(printed(Visitor.forEmail("y".repeat(255))).field("email")).isEqualTo("y".repeat(255));
    }

    @Test
    void a_null_identity_is_refused_with_a_tip() {
        assertThatThrownBy(() -> Visitor.forUserId((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("userId must be set but is null" + IDENTITY_TIP);
        assertThatThrownBy(() -> Visitor.forUserId((UUID) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("userId must be set but is null" + IDENTITY_TIP);
        assertThatThrownBy(() -> Visitor.forEmail(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("email must be set but is null" + IDENTITY_TIP);
    }

    @Test
    void an_unpaired_surrogate_becomes_the_replacement_character() {
        Visitor.Builder visitor =
                Visitor.forUserId("a\ud800b").name("\udc00Ada\ud83d").attribute("plan", "\ude00\ud83dx");
        assertThat(printed(visitor).field("userId")).isEqualTo("a\ufffdb");
        assertThat(printed(visitor).field("name")).isEqualTo("\ufffdAda\ufffd");
        assertThat(printed(visitor).field("plan")).isEqualTo("\ufffd\ufffdx");
    }

    // --- name, e-mail, phone

    @Test
    void name_email_and_phone_are_printed_as_they_are() {
        Printed printed = printed(Visitor.forUserId("u-17")
                .name(" Ada  Lovelace ")
                .email("Ada@Example.com")
                .phone("+44 1234"));
        assertThat(printed.field("name")).isEqualTo(" Ada  Lovelace ");
        assertThat(printed.field("email")).isEqualTo("Ada@Example.com");
        assertThat(printed.field("phone")).isEqualTo("+44 1234");
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void blank_values_are_left_out(String blank) {
        Visitor.Builder visitor =
                Visitor.forUserId("u-17").name(blank).email(blank).phone(blank).attribute("plan", blank);
        assertThat(printed(visitor).visitor().keySet()).containsExactly("userId", "hash");
    }

    @Test
    void null_values_are_left_out() {
        Visitor.Builder visitor =
                Visitor.forUserId("u-17").name(null).email(null).phone(null).attribute("plan", null);
        assertThat(printed(visitor).visitor().keySet()).containsExactly("userId", "hash");
    }

    @Test
    void a_name_or_attribute_over_255_is_cut() {
        Printed printed =
                printed(Visitor.forUserId("u-17").name("n".repeat(256)).attribute("plan", "p".repeat(100_000)));
        assertThat(printed.field("name")).isEqualTo("n".repeat(255));
        assertThat(printed.field("plan")).isEqualTo("p".repeat(255));
    }

    @Test
    void a_cut_never_splits_a_pair_of_surrogates() {
        Printed printed = printed(Visitor.forUserId("u-17")
                .name("n".repeat(254) + "😀")
                .attribute("on-the-boundary", "p".repeat(254) + "😀😀")
                .attribute("before-it", "p".repeat(253) + "😀😀"));
        assertThat(printed.field("name")).isEqualTo("n".repeat(254));
        assertThat(printed.field("on-the-boundary")).isEqualTo("p".repeat(254));
        assertThat(printed.field("before-it")).isEqualTo("p".repeat(253) + "😀");
    }

    @Test
    void a_name_of_255_that_ends_in_half_a_pair_is_whole() {
        assertThat(printed(Visitor.forUserId("u-17").name("x".repeat(254) + "\ud83d"))
                        .field("name"))
                .isEqualTo("x".repeat(254) + "\ufffd");
    }

    @Test
    void a_cut_that_leaves_blanks_leaves_nothing() {
        assertThat(printed(Visitor.forUserId("u-17").name(" ".repeat(255) + "Ada"))
                        .visitor()
                        .keySet())
                .containsExactly("userId", "hash");
    }

    @Test
    void an_email_or_phone_over_255_is_left_out_rather_than_cut() {
        Visitor.Builder visitor =
                Visitor.forUserId("u-17").email("e".repeat(256)).phone("1".repeat(256));
        assertThat(printed(visitor).visitor().keySet()).containsExactly("userId", "hash");
    }

    @Test
    void an_email_or_phone_of_255_is_kept() {
        Visitor.Builder visitor =
                Visitor.forUserId("u-17").email("e".repeat(255)).phone("1".repeat(255));
        assertThat(printed(visitor).field("email")).isEqualTo("e".repeat(255));
        assertThat(printed(visitor).field("phone")).isEqualTo("1".repeat(255));
    }

    @Test
    void an_email_beside_an_email_identity_is_refused() {
        Visitor.Builder visitor = Visitor.forEmail("ada@example.com");
        assertThatThrownBy(() -> visitor.email("grace@example.com"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("email is this visitor's identity already. "
                        + "Use Visitor.forUserId(...) to sign a user id and show an e-mail beside it.");
    }

    // --- keys

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "7", "Plan-2", "user-id", "names"})
    void a_key_of_letters_digits_and_dashes_is_taken(String key) {
        assertThat(printed(Visitor.forUserId("u-17").attribute(key, "pro")).field(key))
                .isEqualTo("pro");
    }

    @Test
    void a_key_of_50_characters_is_taken() {
        assertThat(printed(Visitor.forUserId("u-17").attribute("k".repeat(50), "pro"))
                        .field("k".repeat(50)))
                .isEqualTo("pro");
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "  a", "\ud83d\ude00", "\u200b\ud83d\ude00", "\udb40\udc01a"})
    void what_is_blank_but_for_one_character_is_not_blank(String text) {
        assertThat(printed(Visitor.forUserId(text)).field("userId")).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("keysThatTawkToRefuses")
    void a_key_that_tawk_to_refuses_is_refused(String key, String why) {
        assertThatThrownBy(() -> Visitor.forUserId("u-17").attribute(key, "hidden value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An attribute key must be 1 to 50 ASCII letters, digits and dashes but " + why
                        + ". tawk.to refuses the whole call otherwise; a dash serves for a blank or underscore.");
    }

    static Stream<Arguments> keysThatTawkToRefuses() {
        return Stream.of(
                Arguments.of("my key", "one has U+0020 in it"),
                Arguments.of("my_key", "\"my_key\" has U+005F in it"),
                Arguments.of("plan\n", "one has U+000A in it"),
                Arguments.of("größe", "one has U+00F6 in it"),
                Arguments.of("٤٢", "one has U+0664 in it"),
                Arguments.of("a😀", "one has U+1F600 in it"),
                Arguments.of("a\":1,\"hash", "one has U+0022 in it"),
                Arguments.of("k".repeat(49) + "_", "\"" + "k".repeat(49) + "_\" has U+005F in it"),
                Arguments.of("", "one has 0 characters"),
                Arguments.of("k".repeat(51), "one has 51 characters"));
    }

    @Test
    void a_bad_key_is_refused_even_without_a_value() {
        assertThatThrownBy(() -> Visitor.forUserId("u-17").attribute("my key", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An attribute key must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "email", "hash", "userId", "phone", "NAME", "Email", "HASH", "userid", "USERID", "EMAIL"
            })
    void a_reserved_key_is_refused_in_any_case(String key) {
        assertThatThrownBy(() -> Visitor.forUserId("u-17").attribute(key, "hidden value"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The attribute key \"" + key + "\" is reserved by tawk.to. "
                        + "Use the argument or builder method of that name, or another key.");
    }

    @Test
    void keys_are_compared_without_case_in_a_turkish_locale_too() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThatThrownBy(() -> Visitor.forUserId("u-17").attribute("USERID", "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is reserved");
            assertThat(printed(Visitor.forUserId("u-17").attribute("tier", 1).attribute("TIER", 2))
                            .visitor()
                            .keySet())
                    .containsExactly("userId", "TIER", "hash");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_null_key_is_refused_by_its_name() {
        assertThatThrownBy(() -> Visitor.forUserId("u-17").attribute(null, "pro"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
    }

    @Test
    void the_same_key_in_another_case_replaces_the_first() {
        Printed printed =
                printed(Visitor.forUserId("u-17").attribute("Plan", "free").attribute("plan", "pro"));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "plan", "hash");
        assertThat(printed.field("plan")).isEqualTo("pro");
    }

    @Test
    void every_letter_of_a_key_has_two_cases() {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            String key = String.valueOf(letter);
            Printed printed = printed(Visitor.forUserId("u-17")
                    .attribute(key.toUpperCase(Locale.ROOT), 1)
                    .attribute(key, 2));
            assertThat(printed.visitor().keySet()).containsExactly("userId", key, "hash");
        }
    }

    @Test
    void null_for_a_key_that_was_set_takes_it_away() {
        Printed printed =
                printed(Visitor.forUserId("u-17").attribute("Plan", "free").attribute("plan", null));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "hash");
    }

    @Test
    void attributes_are_printed_in_the_order_they_were_added() {
        assertThat(printed(Visitor.forUserId("u-17")
                                .attribute("zebra", 1)
                                .attribute("ant", 2)
                                .attribute("mole", 3))
                        .visitor()
                        .keySet())
                .containsExactly("userId", "zebra", "ant", "mole", "hash");
    }

    // --- number of keys

    @Test
    void exactly_50_keys_pass() {
        Visitor.Builder byUserId = attributes(
                45,
                Visitor.forUserId("u-17").name("Ada").email("ada@example.com").phone("1"));
        assertThat(printed(byUserId).visitor().size()).isEqualTo(50);
        assertThat(printed(attributes(48, Visitor.forUserId("u-17"))).visitor().size())
                .isEqualTo(50);
        assertThat(printed(attributes(48, Visitor.forEmail("ada@example.com")))
                        .visitor()
                        .size())
                .isEqualTo(50);
        assertThat(printed(attributes(
                                46,
                                Visitor.forEmail("ada@example.com").name("Ada").phone("1")))
                        .visitor()
                        .size())
                .isEqualTo(50);
    }

    @Test
    void the_51st_key_is_refused_with_the_printed_fields_counted() {
        String message =
                "A visitor must have at most 50 keys but has 51, with userId, email, name, phone and hash counted. "
                        + "tawk.to refuses the whole call otherwise; leave some attributes out.";
        Stream.of(
                        attributes(
                                46,
                                Visitor.forUserId("u-17")
                                        .name("Ada")
                                        .email("ada@example.com")
                                        .phone("1")),
                        attributes(49, Visitor.forUserId("u-17")),
                        attributes(49, Visitor.forEmail("ada@example.com")),
                        attributes(
                                47,
                                Visitor.forEmail("ada@example.com").name("Ada").phone("1")))
                .forEach(visitor -> assertThatThrownBy(visitor::build)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message));
    }

    @Test
    void what_is_left_out_or_replaced_is_not_counted() {
        Visitor.Builder visitor = attributes(48, Visitor.forUserId("u-17"))
                .name(" ")
                .phone("1".repeat(256))
                .attribute("another", "")
                .attribute("K0", "again");
        assertThatCode(visitor::build).doesNotThrowAnyException();
    }

    // --- values

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_is_printed_as_a_number(Number number, String printed) {
        assertThat(WIDGET.render(
                        Visitor.forUserId("u-17").attribute("seats", number).build()))
                .contains(",\"seats\":" + printed + ",\"hash\":");
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(12, "12"),
                Arguments.of((short) -3, "-3"),
                Arguments.of((byte) 0, "0"),
                Arguments.of(0.1f, "0.1"),
                Arguments.of(Double.MIN_VALUE, "4.9E-324"),
                Arguments.of(12.5, "12.5"),
                Arguments.of(new BigDecimal("12.50"), "12.50"),
                Arguments.of(new BigDecimal("1E-253"), "1E-253"),
                Arguments.of(new AtomicLong(7), "7"),
                Arguments.of(9007199254740991L, "9007199254740991"),
                Arguments.of(-9007199254740991L, "-9007199254740991"),
                Arguments.of(BigInteger.valueOf(-9007199254740991L), "-9007199254740991"));
    }

    @ParameterizedTest
    @MethodSource("numbersThatJavaScriptCannotHold")
    void a_number_that_javascript_cannot_hold_is_printed_as_text(Number number, String printed) {
        assertThat(WIDGET.render(
                        Visitor.forUserId("u-17").attribute("seats", number).build()))
                .contains(",\"seats\":\"" + printed + "\",\"hash\":");
    }

    static Stream<Arguments> numbersThatJavaScriptCannotHold() {
        return Stream.of(
                Arguments.of(9007199254740992L, "9007199254740992"),
                Arguments.of(-9007199254740992L, "-9007199254740992"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(BigInteger.TWO.pow(64), "18446744073709551616"),
                Arguments.of(new BigDecimal("9007199254740991.5"), "9007199254740991.5"),
                Arguments.of(1e20, "100000000000000000000"),
                Arguments.of(new BigDecimal("1E+254"), "1" + "0".repeat(254)),
                Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000"),
                // JavaScript reads these as 0, and strict parsers refuse such exponents
                Arguments.of(new BigDecimal("1.5E-400"), "1.5E-400"),
                Arguments.of(new BigDecimal("-1.234567E-1246382660"), "-1.234567E-1246382660"),
                Arguments.of(new BigDecimal("0E-1246382660"), "0E-1246382660"),
                Arguments.of(BigInteger.TEN.pow(300), "1" + "0".repeat(254)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_number_that_is_not_finite_is_left_out_with_one_warning(double number) {
        try (CapturedLog log = new CapturedLog()) {
            String key = "seats-" + Double.doubleToLongBits(number);
            for (Object value : List.of(number, (float) number)) {
                assertThat(printed(Visitor.forUserId("u-17")
                                        .attribute(key, value)
                                        .attribute("plan", "pro"))
                                .visitor()
                                .keySet())
                        .containsExactly("userId", "plan", "hash");
            }
            assertThat(log.warnings())
                    .containsExactly(
                            "The value of \"" + key + "\" is left out, as a java.lang.Double has no text here" + TYPES,
                            "The value of \"" + key + "\" is left out, as a java.lang.Float has no text here" + TYPES);
        }
    }

    private static final String TYPES = ". Pass a text, a finite number, a boolean, a date or a list of these.";

    @Test
    void a_boolean_is_printed_as_a_boolean() {
        assertThat(WIDGET.render(Visitor.forUserId("u-17")
                        .attribute("trial", false)
                        .attribute("paid", true)
                        .build()))
                .contains(",\"trial\":false,\"paid\":true,\"hash\":");
    }

    @Test
    void a_character_sequence_character_uuid_or_constant_is_printed_as_text() {
        Printed printed = printed(Visitor.forUserId("u-17")
                .attribute("sequence", new StringBuilder("pro"))
                .attribute("character", 'x')
                .attribute("uuid", UUID.fromString("550e8400-e29b-41d4-a716-446655440000"))
                .attribute("constant", Plan.PRO));
        assertThat(printed.field("sequence")).isEqualTo("pro");
        assertThat(printed.field("character")).isEqualTo("x");
        assertThat(printed.field("uuid")).isEqualTo("550e8400-e29b-41d4-a716-446655440000");
        assertThat(printed.field("constant")).isEqualTo("PRO");
    }

    private enum Plan {
        PRO {
            @Override
            public String toString() {
                return "the professional plan";
            }
        }
    }

    static Stream<Arguments> values() throws Exception {
        Date date = new Date(1_700_000_000_123L);
        return Stream.of(
                Arguments.of(LocalDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of(LocalTime.of(9, 30), "09:30"),
                Arguments.of(LocalDateTime.of(2024, 2, 29, 9, 30, 15), "2024-02-29T09:30:15"),
                Arguments.of(Instant.ofEpochSecond(1_700_000_000L), "2023-11-14T22:13:20Z"),
                Arguments.of(
                        ZonedDateTime.of(2024, 7, 1, 9, 30, 0, 0, ZoneId.of("Europe/Berlin")),
                        "2024-07-01T09:30+02:00"),
                Arguments.of(OffsetDateTime.of(2024, 7, 1, 9, 30, 0, 0, ZoneOffset.UTC), "2024-07-01T09:30Z"),
                Arguments.of(Year.of(2024), "2024"),
                Arguments.of(YearMonth.of(2024, 2), "2024-02"),
                Arguments.of(MonthDay.of(2, 29), "--02-29"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(Duration.ofMinutes(90), "PT1H30M"),
                Arguments.of(Period.ofMonths(3), "P3M"),
                Arguments.of(ZoneId.of("Europe/Berlin"), "Europe/Berlin"),
                Arguments.of(JapaneseDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of(ThaiBuddhistDate.of(2567, 2, 29), "2024-02-29"),
                Arguments.of(date, "2023-11-14T22:13:20.123Z"),
                Arguments.of(
                        new Date(date.getTime()) {
                            private static final long serialVersionUID = 1;
                        },
                        "2023-11-14T22:13:20.123Z"),
                Arguments.of(new java.sql.Timestamp(date.getTime()), "2023-11-14T22:13:20.123Z"),
                Arguments.of(java.sql.Date.valueOf("2024-02-29"), "2024-02-29"),
                Arguments.of(java.sql.Time.valueOf("09:30:15"), "09:30:15"),
                Arguments.of(
                        new java.sql.Date(java.sql.Date.valueOf("2024-02-29").getTime()) {
                            private static final long serialVersionUID = 1;
                        },
                        "2024-02-29"),
                Arguments.of(URI.create("https://example.com/a?b=c"), "https://example.com/a?b=c"),
                Arguments.of(Locale.forLanguageTag("de-CH"), "de-CH"),
                Arguments.of(Currency.getInstance("EUR"), "EUR"),
                Arguments.of(Optional.of("pro"), "pro"),
                Arguments.of(Optional.of(Optional.of(LocalDate.of(2024, 2, 29))), "2024-02-29"),
                Arguments.of(List.of("a", "b"), "a, b"),
                Arguments.of(Arrays.asList("a", null, " ", "b"), "a, b"),
                Arguments.of(new TreeSet<>(Set.of(Plan.PRO)), "PRO"),
                Arguments.of(
                        List.of(1, 2.50, true, 'x', Optional.of(LocalTime.NOON), OptionalInt.of(3)),
                        "1, 2.5, true, x, 12:00, 3"),
                Arguments.of(new String[] {"a", "b"}, "a, b"),
                Arguments.of(new int[] {1, 2}, "1, 2"),
                Arguments.of(Optional.of(List.of("a", "b")), "a, b"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_has_its_text(Object value, String text) {
        assertThat(printed(Visitor.forUserId("u-17").attribute("value", value)).field("value"))
                .isEqualTo(text);
    }

    @Test
    void what_an_optional_holds_keeps_its_type() {
        assertThat(WIDGET.render(Visitor.forUserId("u-17")
                        .attribute("a", Optional.of(12))
                        .attribute("b", OptionalInt.of(13))
                        .attribute("c", OptionalLong.of(14))
                        .attribute("d", OptionalDouble.of(1.5))
                        .attribute("e", Optional.of(true))
                        .build()))
                .contains(",\"a\":12,\"b\":13,\"c\":14,\"d\":1.5,\"e\":true,\"hash\":");
    }

    @Test
    void what_is_empty_is_left_out_without_a_warning() {
        try (CapturedLog log = new CapturedLog()) {
            Visitor.Builder visitor = Visitor.forUserId("u-17");
            int i = 0;
            for (Object empty : Arrays.asList(
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalLong.empty(),
                    OptionalDouble.empty(),
                    List.of(),
                    Arrays.asList("", null),
                    new Object[0],
                    new StringBuilder(" "))) {
                visitor.attribute("key-" + i++, empty);
            }
            assertThat(printed(visitor).visitor().keySet()).containsExactly("userId", "hash");
            assertThat(log.warnings()).isEmpty();
        }
    }

    /** A collection may be long, come from a database, or have no end. */
    @Test
    void a_collection_is_read_as_far_as_it_is_printed() {
        AtomicInteger read = new AtomicInteger();
        for (String element : Arrays.asList("ab", " ", null)) {
            read.set(0);
            Collection<String> endless = new AbstractCollection<>() {
                @Override
                public Iterator<String> iterator() {
                    return Stream.generate(() -> {
                                read.incrementAndGet();
                                return element;
                            })
                            .iterator();
                }

                @Override
                public int size() {
                    return Integer.MAX_VALUE;
                }
            };
            Printed printed = printed(Visitor.forUserId("u-17").attribute("list", endless));
            if ("ab".equals(element)) {
                assertThat(printed.field("list")).isEqualTo("ab, ".repeat(63) + "ab,");
            } else {
                assertThat(printed.visitor().has("list")).isFalse();
            }
            assertThat(read).hasValueLessThanOrEqualTo(256);
        }
    }

    private static final class Broken extends AbstractList<String> implements CharSequence {
        @Override
        public String get(int index) {
            throw new IllegalStateException("the database of Ada");
        }

        @Override
        public int size() {
            return 1;
        }

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
            return "";
        }

        @Override
        public String toString() {
            throw new IllegalStateException("the database of Ada");
        }
    }

    @Test
    void a_value_of_another_type_or_that_fails_is_left_out_with_one_warning_by_key_and_class() {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 3; i++) {
                Printed printed = printed(Visitor.forUserId("u-17")
                        .attribute("builders", new StringBuilder[][] {{new StringBuilder("hidden value")}})
                        .attribute("map", Map.of("hidden", "value"))
                        .attribute("nested", List.of(List.of("hidden value")))
                        .attribute("clock", Clock.systemUTC())
                        .attribute("broken", new Broken())
                        .attribute("plan", "pro"));
                assertThat(printed.visitor().keySet()).containsExactly("userId", "plan", "hash");
            }
            String here = " has no text here" + TYPES;
            assertThat(log.warnings())
                    .containsExactly(
                            "The value of \"builders\" is left out, as a [[Ljava.lang.StringBuilder;" + here,
                            "The value of \"map\" is left out, as a java.util.ImmutableCollections$Map1" + here,
                            "The value of \"nested\" is left out, as a java.util.ImmutableCollections$List12" + here,
                            "The value of \"clock\" is left out, as a java.time.Clock$SystemClock" + here,
                            "The value of \"broken\" is left out, as a " + Broken.class.getName()
                                    + " failed with java.lang.IllegalStateException. Pass a value that can be read.");
        }
    }

    @Test
    void a_key_is_replaced_in_its_place_and_taken_away_by_null_among_many() {
        Visitor.Builder visitor = Visitor.forUserId("u-17");
        for (int i = 0; i < 40; i++) {
            visitor.attribute("Key-" + i, i);
        }
        for (int i = 0; i < 40; i += 2) {
            visitor.attribute("kEY-" + i, i + 100);
        }
        for (int i = 0; i < 40; i += 3) {
            visitor.attribute("KEY-" + i, null);
        }
        visitor.attribute("key-3", 3);

        List<String> expected = new ArrayList<>(List.of("userId"));
        for (int i = 0; i < 40; i++) {
            if (i % 3 != 0) {
                expected.add((i % 2 == 0 ? "kEY-" : "Key-") + i);
            }
        }
        expected.addAll(List.of("key-3", "hash"));
        JsonObject printed = printed(visitor).visitor();
        assertThat(printed.keySet()).containsExactlyElementsOf(expected);
        assertThat(printed.get("kEY-38").getAsInt()).isEqualTo(138);
        assertThat(printed.get("Key-37").getAsInt()).isEqualTo(37);
    }

    @Test
    void a_builder_that_goes_on_changes_no_visitor_that_it_has_built() {
        Visitor.Builder builder = Visitor.forUserId("u-17").attribute("plan", "free");
        Visitor first = builder.build();
        builder.attribute("plan", "pro").attribute("seats", 3);

        assertThat(Printed.of(WIDGET.render(first)).visitor().keySet()).containsExactly("userId", "plan", "hash");
        assertThat(Printed.of(WIDGET.render(first)).field("plan")).isEqualTo("free");
        assertThat(printed(builder).field("plan")).isEqualTo("pro");
    }

    // --- the object

    @Test
    void a_visitor_does_not_change_with_its_builder() {
        Visitor.Builder builder = Visitor.forUserId("u-17").attribute("plan", "free");
        Visitor visitor = builder.build();
        builder.name("Ada").attribute("plan", "pro").attribute("seats", 12);
        Printed printed = Printed.of(WIDGET.render(visitor));
        assertThat(printed.visitor().keySet()).containsExactly("userId", "plan", "hash");
        assertThat(printed.field("plan")).isEqualTo("free");
    }

    @Test
    void an_attribute_does_not_change_with_the_value_it_was_given() {
        StringBuilder plan = new StringBuilder("free");
        Visitor visitor = Visitor.forUserId("u-17").attribute("plan", plan).build();
        plan.append(" for ever");
        assertThat(Printed.of(WIDGET.render(visitor)).field("plan")).isEqualTo("free");
    }

    @ParameterizedTest
    @CsvSource({"USER_ID, Ada-1", "EMAIL, ada@example.com"})
    void shows_its_kind_and_nothing_of_the_person(Visitor.Kind kind, String identity) {
        Visitor.Builder builder = kind == Visitor.Kind.EMAIL
                ? Visitor.forEmail(identity)
                : Visitor.forUserId(identity).email("grace@example.com");
        builder.name("Ada").phone("+441234").attribute("plan", "pro");
        assertThat(builder).hasToString("Visitor.Builder[" + kind + "]");
        assertThat(builder.build()).hasToString("Visitor[" + kind + "]");
    }

    @Test
    void shows_that_nobody_is_there() {
        assertThat(Visitor.unknown()).hasToString("Visitor[UNKNOWN]");
        assertThat(Visitor.signedOut()).hasToString("Visitor[SIGNED_OUT]");
    }

    static String[] blanks() {
        return new String[] {"", " ", "\t\r\n", "\u00a0", "\u2003\u3000", "\u0000\u001b"};
    }

    private static Visitor.Builder attributes(int count, Visitor.Builder visitor) {
        for (int i = 0; i < count; i++) {
            visitor.attribute("k" + i, i);
        }
        return visitor;
    }

    private static Printed printed(Visitor.Builder visitor) {
        return Printed.of(WIDGET.render(visitor.build()));
    }
}
