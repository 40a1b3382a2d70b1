package io.github.tawktemplates.spring;

import io.github.tawktemplates.TawkTags;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Where the nonce of a response comes from. */
final class Nonces {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final Pattern SOURCE = Pattern.compile("'nonce-(" + FORM + ")'", Pattern.CASE_INSENSITIVE);
    private static final List<String> ATTRIBUTES = List.of(TawkTags.NONCE, "_csp_nonce");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonces() {}

    /** Returns the application's own, which is a request attribute: a text, or an object with {@code getNonce()}. */
    static @Nullable String ofRequest(ServletRequest request) {
        return ATTRIBUTES.stream()
                .map(request::getAttribute)
                .map(Nonces::text)
                .filter(nonce -> nonce != null && FORM.matcher(nonce).matches())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Object attribute) {
        if (attribute == null || attribute instanceof String) {
            return (String) attribute;
        }
        var getter = ReflectionUtils.findMethod(attribute.getClass(), "getNonce");
        if (getter == null) {
            return null;
        }
        try {
            ReflectionUtils.makeAccessible(getter);
            return getter.invoke(attribute) instanceof String nonce ? nonce : null;
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return null;
        }
    }

    /** Returns the one by which a policy already allows scripts; null if it has none. */
    static @Nullable String ofPolicy(String policy) {
        return Arrays.stream(policy.split("[;,]"))
                .map(String::strip)
                .filter(directive ->
                        directive.toLowerCase(Locale.ROOT).matches("(script-src(-elem)?|default-src)\\s.*"))
                .map(SOURCE::matcher)
                .filter(Matcher::find)
                .map(source -> source.group(1))
                .findFirst()
                .orElse(null);
    }

    static String fresh() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
