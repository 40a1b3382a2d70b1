package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.contract.FuzzedArguments;
import io.github.tawktemplates.contract.Printed;
import io.github.tawktemplates.contract.TestWidget;
import java.util.Locale;

/** Fuzzes the visitor's builder; {@code mvn -P fuzz test} does so for longer. */
class VisitorFuzzTest {
    private static final String LONG_ENOUGH_TO_KNOW_AGAIN = "Qz7x";

    @FuzzTest
    void prints_a_person_that_was_built_or_says_what_is_wrong(FuzzedDataProvider data) {
        String id = text(data);
        String name = text(data);
        String email = text(data);
        String key = data.consumeBoolean() ? "plan" : data.consumeString(60);
        String value = text(data);
        Visitor visitor;
        try {
            visitor = Visitor.forUserId(id)
                    .name(name)
                    .email(email)
                    .phone(email)
                    .attribute(key, value)
                    .build();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).doesNotContain(LONG_ENOUGH_TO_KNOW_AGAIN);
            boolean goodKey = key.matches("[a-zA-Z0-9-]{1,50}")
                    && !key.toLowerCase(Locale.ROOT).matches("name|email|hash|userid|phone");
            assertThat(goodKey && id.length() <= 255 && isSeen(id)).isFalse();
            return;
        }

        Printed printed = Printed.of(TestWidget.WIDGET.render(visitor));

        assertThat(printed.attributes()).containsExactly("data-tawk");
        assertThat(printed.field("userId")).isEqualTo(FuzzedArguments.wellFormed(id));
        assertThat(printed.field("hash")).isEqualTo(Printed.hmac(TestWidget.KEY, printed.field("userId")));
        assertKept(printed, "name", name, true);
        assertKept(printed, "email", email, false);
        assertKept(printed, "phone", email, false);
        assertKept(printed, key, value, true);
    }

    private static void assertKept(Printed printed, String field, String text, boolean cut) {
        if (isSeen(text.substring(0, Math.min(text.length(), 254))) && (cut || text.length() <= 255)) {
            assertThat(FuzzedArguments.wellFormed(text)).startsWith(printed.field(field));
            assertThat(printed.field(field).length()).isBetween(Math.min(text.length(), 254), 255);
        } else if (printed.visitor().has(field)) {
            assertThat(FuzzedArguments.wellFormed(text)).startsWith(printed.field(field));
        }
    }

    private static boolean isSeen(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static String text(FuzzedDataProvider data) {
        String text = data.consumeString(80);
        return data.consumeBoolean() ? (text + LONG_ENOUGH_TO_KNOW_AGAIN).repeat(data.consumeInt(1, 8)) : text;
    }
}
