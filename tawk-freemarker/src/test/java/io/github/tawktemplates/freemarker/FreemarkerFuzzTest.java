package io.github.tawktemplates.freemarker;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.FuzzedArguments;

/** Fuzzes the arguments of the tag, under today's wrapping of values and Spring's; {@code mvn -P fuzz test} for longer. */
class FreemarkerFuzzTest {
    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        EngineUnderTest engine = data.consumeBoolean() ? FreemarkerUnderTest.TODAY : FreemarkerUnderTest.OF_SPRING;
        FuzzedArguments.of(data).check(engine);
    }
}
