package io.github.tawktemplates.mustache;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.FuzzedArguments;
import java.io.StringWriter;

/** Fuzzes what the tag finds in the scopes; {@code mvn -P fuzz test} does so for longer. */
class MustacheFuzzTest {
    private static final Mustache PAGE = new TawkMustacheFactory(
                    AdapterContract.WIDGET, Templates.page("[{{#tawk}}{{/tawk}}]"))
            .compile("page.html");

    @FuzzTest
    void prints_what_was_given_or_says_what_is_wrong(FuzzedDataProvider data) throws Exception {
        FuzzedArguments fuzzed = FuzzedArguments.ofModel(data);
        fuzzed.check(
                () -> {
                    StringWriter page = new StringWriter();
                    PAGE.execute(page, fuzzed.model()).flush();
                    return page.toString();
                },
                AdapterContract.SECRET,
                MustacheException.class);
    }
}
