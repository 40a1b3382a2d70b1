package io.github.tawktemplates;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.NodeUtil;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.parsing.parser.FeatureSet;
import com.google.javascript.jscomp.parsing.parser.FeatureSet.Feature;
import com.google.javascript.rhino.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list that the table of the oldest browsers is made of, held against the script that is printed, and the table against it. */
class OldestBrowsersTest {
    /** Words that name nothing of the browser: tawk.to's API, our data, and values. */
    private static final String OURS = """
            $_Tawk_AccountKey Tawk_API Tawk_LoadStart hideWidget isChatHidden item login logout maximize onLoaded propertyId
            setAttributes showWidget switchWidget tawkBeforeLoad tawkChatHidden tawkChatMaximized tawkLoad
            hash identity mark property said signedOut tawkConsent text visitor
            Accept XMLHttpRequest IDENTITY LOGOUT SESSION STORAGE code message reason unauthorized unknown
            class complete consent display id idle important interaction none script true visible
            """;

    /** A row of the table: what, what the script does without it, and the oldest version of Chrome, Firefox and Safari. */
    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| ([^|]*) \\| ([\\d.]+|none) \\| ([\\d.]+|none) \\| ([\\d.]+|none) \\|");

    /** A row of the list: a word, its place in the data, and what is done without it, if anything is. */
    private static Map<String, List<String>> list() throws IOException {
        try (InputStream in = OldestBrowsersTest.class.getResourceAsStream("browser-features.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .collect(toMap(row -> row.get(0), row -> row));
        }
    }

    /** Returns what the script names: properties, global variables, and strings of one word, which may name either. */
    private static Set<String> words(Node script) {
        Set<String> words = new TreeSet<>();
        NodeUtil.visitPreOrder(script, node -> {
            if (node.isGetProp()
                    || node.isStringKey() && !node.getString().contains("-")
                    || node.isMemberFunctionDef()
                    // the build gives local names one or two letters
                    || node.isName() && node.getString().length() > 2) {
                words.add(node.getString());
            } else if (node.isStringLit()) {
                boolean isList = node.getParent().isGetProp()
                        && node.getParent().getString().equals("split");
                List<String> parts = isList ? Arrays.asList(node.getString().split(" ")) : List.of(node.getString());
                parts.stream().filter(part -> part.matches("[A-Za-z]{2,}")).forEach(words::add);
            }
        });
        return words;
    }

    @Test
    void each_word_of_the_script_is_listed_and_each_listed_one_is_in_the_script() throws IOException {
        Compiler compiler = new Compiler();
        compiler.initOptions(new CompilerOptions());
        Node script = compiler.parse(SourceFile.fromCode("script.js", Bootstrap.TEXT));
        FeatureSet syntax = (FeatureSet) script.getProp(Node.FEATURE_SET);
        Set<String> used = words(script);
        Stream.of(Feature.values())
                .filter(feature -> syntax.contains(feature) && !FeatureSet.ES5.contains(feature))
                .forEach(feature -> used.add(feature.name()));

        Set<String> expected = new TreeSet<>(list().keySet());
        expected.addAll(List.of(OURS.split("\\s+")));
        assertThat(used)
                .as(
                        "the script's words; where this fails, browser-features.txt or OURS, then src/build/oldest-browsers.mjs")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /** {@code node tawk-common/src/build/oldest-browsers.mjs} writes the table again. */
    @Test
    void the_table_says_what_the_list_says() throws IOException {
        Map<String, List<String>> list = list();
        String section =
                Files.readString(Path.of("..", "docs", "browsers.md")).replaceFirst("(?s).*\n## The oldest", "");
        List<List<String>> rows = ROW.matcher(section)
                .results()
                .map(row -> Stream.of(1, 2, 3, 4, 5).map(row::group).toList())
                .toList();
        List<List<String>> features = rows.subList(0, rows.size() - 2);
        List<String> others = rows.get(rows.size() - 2);
        List<String> result = rows.get(rows.size() - 1);

        assertThat(features).hasSizeGreaterThan(10).allSatisfy(row -> {
            String word = row.get(0).startsWith("`")
                    ? row.get(0).replace("`", "")
                    : row.get(0).replace(' ', '_').toUpperCase(Locale.ROOT);
            assertThat(list).containsKey(word);
            List<String> listed = list.get(word);
            assertThat(row.get(1)).isEqualTo(listed.size() > 2 ? listed.get(2) : "");
        });
        // whatever has a way round it is worth a row
        assertThat(features.stream().filter(row -> !row.get(1).isEmpty())).hasSize((int)
                list.values().stream().filter(row -> row.size() > 2).count());
        for (int browser = 2; browser < 5; browser++) {
            int column = browser;
            String oldest = Stream.concat(
                            features.stream().filter(row -> row.get(1).isEmpty()), Stream.of(others))
                    .map(row -> row.get(column))
                    .max(Comparator.comparing(Double::valueOf))
                    .orElseThrow();
            assertThat(result.get(column)).isEqualTo(oldest);
        }
    }
}
