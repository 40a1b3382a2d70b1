package io.github.tawktemplates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the widget needs, added to the policies of a page. Whatever a policy allows, it still allows then; whatever it doesn't
 * restrict stays unrestricted.
 */
final class PagePolicy {
    /** What a browser looks at in place of a missing directive; {@code default-src} unless named here. */
    private static final Map<String, List<String>> FALLBACKS =
            Map.of("frame-src", List.of("child-src", "default-src"), "form-action", List.of());

    private final Map<String, List<String>> needed;
    private final @Nullable String inline;
    private final boolean ownFile;

    /**
     * @param needed the sources by directive
     * @param inline the nonce or hash that lets the bootstrap run, null where there is neither
     * @param ownFile whether the bootstrap is a file of the page's own origin
     */
    PagePolicy(Map<String, List<String>> needed, @Nullable String inline, boolean ownFile) {
        this.needed = needed;
        this.inline = inline;
        this.ownFile = ownFile;
    }

    /** Adds to one policy, or to several with commas between them: a browser holds a page to each. */
    String addTo(String policies) {
        return Arrays.stream(policies.split(","))
                .filter(policy -> !policy.isBlank())
                .map(this::addToOne)
                .collect(Collectors.joining(", "));
    }

    private String addToOne(String policy) {
        List<List<String>> directives = new ArrayList<>(); // each the name, as it was written, and the sources
        Map<String, List<String>> before = new LinkedHashMap<>();
        for (String text : policy.split(";")) {
            if (!text.isBlank()) {
                List<String> directive = List.of(text.strip().split("\\s+"));
                directives.add(directive);
                // of duplicates, browsers take the first
                before.putIfAbsent(name(directive), directive.subList(1, directive.size()));
            }
        }
        Map<String, List<String>> after = new LinkedHashMap<>();
        needed.forEach((name, sources) -> {
            List<String> own = before.get(name);
            List<String> inForce = own == null ? fallback(name, before) : own;
            if (inForce != null) {
                List<String> all = with(name, own == null ? inherited(name, inForce) : own, sources);
                if (own != null || !all.equals(inForce)) {
                    after.put(name, all);
                }
            }
            String ofElements = name + "-elem";
            if (before.containsKey(ofElements)) {
                after.put(ofElements, with(name, before.get(ofElements), sources));
            }
        });
        List<String> texts = new ArrayList<>();
        for (List<String> directive : directives) {
            List<String> sources = after.remove(name(directive));
            texts.add(sources == null ? String.join(" ", directive) : text(directive.get(0), sources));
        }
        after.forEach((name, sources) -> texts.add(text(name, sources)));
        return String.join("; ", texts);
    }

    private static String name(List<String> directive) {
        return directive.get(0).toLowerCase(Locale.ROOT);
    }

    private static String text(String name, List<String> sources) {
        return name + " " + String.join(" ", sources);
    }

    /** Returns the sources that a browser goes by where the directive is missing; null where nothing restricts it. */
    private static @Nullable List<String> fallback(String name, Map<String, List<String>> policy) {
        return FALLBACKS.getOrDefault(name, List.of("default-src")).stream()
                .filter(policy::containsKey)
                .findFirst()
                .map(policy::get)
                .orElse(null);
    }

    /** Returns those sources of a fallback that mean something to the directive: the rest is about scripts. */
    private static List<String> inherited(String name, List<String> sources) {
        return name.equals("script-src")
                ? sources
                : sources.stream()
                        .filter(source -> !isNonceOrHash(source) && !source.equalsIgnoreCase("'strict-dynamic'"))
                        .toList();
    }

    private List<String> with(String name, List<String> sources, List<String> ofWidget) {
        boolean hasNonceOrHash = sources.stream().anyMatch(PagePolicy::isNonceOrHash);
        if (name.equals("style-src") && hasNonceOrHash) {
            throw new IllegalArgumentException("style-src must have no nonce or hash but has one: it switches off "
                    + "'unsafe-inline', without which the widget's <style> elements are refused and the chat is broken. "
                    + "Take it out, on pages with the widget at least.");
        }
        List<String> all = new ArrayList<>(sources);
        all.removeIf("'none'"::equalsIgnoreCase);
        boolean hosts = true;
        if (name.equals("script-src")) {
            hosts = !has(sources, "'strict-dynamic'"); // which makes browsers ignore them
            // a nonce or hash would switch off the page's own inline scripts
            boolean inlineIsAllowed = has(sources, "'unsafe-inline'") && !hasNonceOrHash && hosts;
            if (inline != null && !inlineIsAllowed) {
                add(all, inline);
            } else if (ownFile && hosts) {
                add(all, "'self'");
            }
        }
        if (hosts) {
            ofWidget.forEach(source -> add(all, source));
        }
        return all;
    }

    private static void add(List<String> sources, String source) {
        if (!has(sources, source)) {
            sources.add(source);
        }
    }

    /** Keywords are the same in any case; nonces, hashes and paths aren't. */
    private static boolean has(List<String> sources, String source) {
        return sources.stream()
                .anyMatch(source.startsWith("'") && !isNonceOrHash(source) ? source::equalsIgnoreCase : source::equals);
    }

    private static boolean isNonceOrHash(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return lower.startsWith("'nonce-")
                || lower.startsWith("'sha256-")
                || lower.startsWith("'sha384-")
                || lower.startsWith("'sha512-");
    }
}
