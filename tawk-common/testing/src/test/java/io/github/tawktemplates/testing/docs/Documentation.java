package io.github.tawktemplates.testing.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the documentation shows, for tests that compile, render or run it. */
public final class Documentation {
    private static final Pattern BLOCK = Pattern.compile("(?s)```([a-z]+)\n(.*?)```");

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:\\w+ )*(?:class|interface|enum|record) ");
    private static final Pattern JAVADOC_EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\n(.*?)}</pre>");

    private Documentation() {}

    /** Returns the folder of the README. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Returns the text of a file, such as {@code docs/recipes.md}. */
    public static String read(String file) {
        try {
            return Files.readString(root().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the blocks of code in a language, such as {@code java}, of one file. There is at least one. */
    public static List<String> blocks(String file, String language) {
        List<String> blocks = BLOCK.matcher(read(file))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2).stripIndent())
                .toList();
        if (blocks.isEmpty()) {
            throw new AssertionError(file + " has no block in " + language + ".");
        }
        return blocks;
    }

    /** Returns the one block whose first line holds this comment. */
    public static String block(String file, String comment) {
        List<String> blocks = BLOCK.matcher(read(file))
                .results()
                .map(block -> block.group(2).stripIndent())
                .filter(block -> block.lines().findFirst().orElse("").contains(comment))
                .toList();
        if (blocks.size() != 1) {
            throw new AssertionError(file + " has " + blocks.size() + " blocks that begin with: " + comment);
        }
        return blocks.get(0);
    }

    /** Returns the README and what is in docs/, by their paths. */
    public static Map<String, String> pages() {
        try (Stream<Path> docs = Files.list(root().resolve("docs"))) {
            return Stream.concat(Stream.of(root().resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .map(page -> root().relativize(page).toString())
                    .collect(Collectors.toMap(page -> page, Documentation::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the examples in the Javadoc of a package, and of each of its public types, which all have one. */
    public static List<String> javadocExamples(String folder) {
        List<String> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(root().resolve(folder))) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                Matcher type = PUBLIC_TYPE.matcher(source);
                boolean isType = type.find();
                if (!isType && !file.endsWith("package-info.java")) {
                    continue;
                }
                String javadoc = source.substring(0, isType ? type.start() : source.length())
                        .replaceAll("(?m)^ \\* ?", "");
                List<String> found = JAVADOC_EXAMPLE
                        .matcher(javadoc)
                        .results()
                        .map(example -> example.group(1))
                        .toList();
                if (isType && found.isEmpty()) {
                    throw new AssertionError("No example in the Javadoc of " + file);
                }
                examples.addAll(found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    /** Compiles a source file against the class path of the test. */
    public static void compile(Path classes, String source) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("memory:///Demo.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(file))
                .call();
        if (!problems.getDiagnostics().isEmpty()) {
            throw new AssertionError(problems.getDiagnostics() + "\n" + source);
        }
    }
}
