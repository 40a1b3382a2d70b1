package io.github.tawktemplates.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.tawktemplates.TawkWidget;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compared does the same work: else a ratio says nothing. */
class CasesTest {
    @Test
    void every_case_runs() throws Exception {
        Map<String, Operation> cases = Rounds.cases();

        assertThat(cases).hasSizeGreaterThan(80);
        for (Map.Entry<String, Operation> each : cases.entrySet()) {
            assertThat(each.getValue().run()).as(each.getKey()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_hash_is_the_same(Hash hash) throws Exception {
        // printf 'u-17' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(hash.of("u-17")).isEqualTo("7b5bf0741ef522b93ec23ac274b175bfca9c43481e0f2180d3b76bcda19f0ace");
    }

    @ParameterizedTest
    @EnumSource
    void every_payload_says_the_same(Payload payload) throws Exception {
        for (Person person : Person.OF_PAYLOADS) {
            assertThat(json(payload, person)).as(person.name()).isEqualTo(json(Payload.GSON_HTML_SAFE, person));
        }
    }

    private static JsonElement json(Payload payload, Person person) throws Exception {
        String printed = payload.of(person).run().toString();
        return JsonParser.parseString(printed.substring(printed.indexOf('{')));
    }

    @ParameterizedTest
    @EnumSource
    void the_floor_prints_what_the_tag_prints(Engine engine) throws Exception {
        for (Person person : Person.OF_PAGES) {
            assertThat(page(engine, Content.FLOOR, person))
                    .as(person.name())
                    .contains("<script data-tawk='")
                    .isEqualTo(page(engine, Content.TAG, person));
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_a_widget_with_a_file_prints_no_bootstrap(Engine engine) throws Exception {
        String withFile = page(engine, Content.TAG_WITH_FILE, Person.THREE_FIELDS);

        assertThat(withFile).contains(TawkWidget.bootstrapPath()).hasSizeLessThan(1000);
        assertThat(page(engine, Content.TAG, Person.THREE_FIELDS)).hasSizeGreaterThan(4000);
    }

    @Test
    void every_module_of_the_bootstrap_costs_something() {
        String[] sources = Path.of("..", "..", "tawk-common", "src", "main", "javascript")
                .toFile()
                .list();

        assertThat(Wire.modules())
                .containsOnlyKeys(sources)
                .allSatisfy((module, bytes) -> assertThat(bytes).as(module).isPositive());
    }

    private static String page(Engine engine, Content content, Person person) throws Exception {
        return engine.view(content, person).run().toString();
    }
}
