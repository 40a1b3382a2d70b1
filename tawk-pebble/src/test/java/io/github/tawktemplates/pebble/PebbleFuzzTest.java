package io.github.tawktemplates.pebble;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.contract.FuzzedArguments;

/** Fuzzes the arguments of the function; {@code mvn -P fuzz test} does so for longer. */
class PebbleFuzzTest {
    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments.of(data).check(new PebbleUnderTest());
    }
}
