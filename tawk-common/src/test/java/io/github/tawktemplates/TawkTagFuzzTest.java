package io.github.tawktemplates;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzes what is common to the tags of all engines; {@code mvn -P fuzz test} does so for longer. */
class TawkTagFuzzTest {
    private static final TawkTag TAG = TawkTag.widget(() -> AdapterContract.WIDGET);

    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments fuzzed = FuzzedArguments.of(data);
        fuzzed.check(
                () -> "[" + TAG.render(fuzzed.arguments(), fuzzed.model()::get) + "]",
                AdapterContract.SECRET,
                IllegalArgumentException.class);
    }
}
