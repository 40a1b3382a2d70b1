package io.github.tawktemplates.mustache;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.contract.FuzzedArguments;

/** Fuzzes what the tag finds in the scopes; {@code mvn -P fuzz test} does so for longer. */
class MustacheFuzzTest {
    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments.ofModel(data).check(new MustacheUnderTest());
    }
}
