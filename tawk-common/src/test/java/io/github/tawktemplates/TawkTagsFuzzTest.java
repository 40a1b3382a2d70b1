package io.github.tawktemplates;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.contract.FuzzedArguments;

/** Fuzzes what is common to the tags of all engines; {@code mvn -P fuzz test} does so for longer. */
class TawkTagsFuzzTest {
    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments.of(data).check(new TagUnderTest());
    }
}
