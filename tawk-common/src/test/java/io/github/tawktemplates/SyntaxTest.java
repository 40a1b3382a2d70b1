package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that is printed is of ES2015 without spread: an older browser stops at no word of it, nor does HtmlUnit 4. */
class SyntaxTest {
    private static final FeatureSet ALLOWED =
            FeatureSet.ES2015.without(Feature.SPREAD_EXPRESSIONS, Feature.ARRAY_PATTERN_REST, Feature.REST_PARAMETERS);

    /** Returns what of the language a script uses, as Closure Compiler's parser says. */
    private static FeatureSet features(String script) {
        Compiler compiler = new Compiler();
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(LanguageMode.UNSTABLE);
        options.setWarningLevel(DiagnosticGroups.LINT_CHECKS, CheckLevel.OFF);
        compiler.initOptions(options);
        Node parsed = compiler.parse(SourceFile.fromCode("script.js", script));
        assertThat(compiler.getErrors()).isEmpty();
        return (FeatureSet) parsed.getProp(Node.FEATURE_SET);
    }

    private static boolean isAllowed(String script) {
        // the parser does not report a comma behind the last argument, nor of names in regular expressions
        return ALLOWED.contains(features(script)) && !script.contains(",)") && !script.contains("(?<");
    }

    @Test
    void is_es2015_without_spread() {
        FeatureSet used = features(Bootstrap.TEXT);

        assertThat(used.contains(Feature.ARROW_FUNCTIONS)).isTrue();
        assertThat(isAllowed(Bootstrap.TEXT))
                .as(used.without(ALLOWED).toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(...a)",
                "[...a]",
                "[a, ...b] = c",
                "(...a) => a",
                "2 ** 3",
                "f(a,)",
                "async () => {}",
                "({...a})",
                "({a, ...b}) => b",
                "a?.b",
                "a ?? b",
                "try {} catch {}",
                "a ||= b",
                "class A { b = 1 }",
                "1_000",
                "/(?<year>a)/",
                "/a/s",
                "1n",
                "import('a')"
            })
    void newer_syntax_would_be_noticed(String script) {
        assertThat(isAllowed(script)).isFalse();
    }
}
