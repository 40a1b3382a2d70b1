package io.github.tawktemplates.pebble;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.FuzzedArguments;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fuzzes the arguments of the function; {@code mvn -P fuzz test} does so for longer. */
class PebbleFuzzTest {
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .extension(new TawkExtension(AdapterContract.WIDGET))
            .build();

    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments fuzzed = FuzzedArguments.of(data);
        Map<String, Object> model = new HashMap<>(fuzzed.model());
        model.putAll(fuzzed.arguments());
        String arguments = fuzzed.arguments().keySet().stream()
                .map(name -> name + "=" + name)
                .collect(Collectors.joining(","));

        fuzzed.check(
                () -> {
                    StringWriter page = new StringWriter();
                    ENGINE.getLiteralTemplate("[{{ tawkWidget(" + arguments + ") }}]")
                            .evaluate(page, model);
                    return page.toString();
                },
                AdapterContract.SECRET,
                PebbleException.class);
    }
}
