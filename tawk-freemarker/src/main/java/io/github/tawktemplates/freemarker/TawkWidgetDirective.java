package io.github.tawktemplates.freemarker;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The FreeMarker tag, for wiring by hand; {@link TawkFreemarker#install} does it for both tags.
 *
 * <p>Arguments, all optional and by name: {@code visitor} or the keys of its map, and {@code nonce}; see {@link TawkTags.Tag}.
 * FreeMarker drops arguments without a name, as in {@code <@tawkWidget user/>}, before the tag sees them. Without arguments the
 * tag takes the variables {@code tawkVisitor} and {@code cspNonce} that are visible where it is, by FreeMarker's rules: what a
 * page sets by {@code <#assign>} is not visible in a macro that it imports, what it sets by {@code <#global>} is.
 *
 * <pre>{@code
 * model.put("chat", new TawkWidgetDirective(widget)); // for <@chat/> in this page alone
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkWidgetDirective implements TemplateDirectiveModel {
    private final TawkTags.Tag tag;

    /**
     * Makes the tag for one widget, in an application whose pages say who is there.
     *
     * @param widget what the tag prints
     */
    public TawkWidgetDirective(TawkWidget widget) {
        this(TawkTags.of(widget));
    }

    /**
     * Makes the tag.
     *
     * @param tags what the application says about it
     */
    public TawkWidgetDirective(TawkTags tags) {
        this(Objects.requireNonNull(tags, "tags").widget());
    }

    private TawkWidgetDirective(TawkTags.Tag tag) {
        this.tag = tag;
    }

    /**
     * Returns the tag that prints that nobody is signed in, whatever the page's variables say; its only argument is
     * {@code nonce}.
     *
     * @param tags what the application says about it
     * @return the directive
     */
    public static TawkWidgetDirective signedOut(TawkTags tags) {
        return new TawkWidgetDirective(Objects.requireNonNull(tags, "tags").signedOut());
    }

    /**
     * Writes the widget's element, past the template's escaping.
     *
     * @throws TemplateModelException for a mistake in the template: FreeMarker adds no position to a runtime exception,
     *     and {@code <#attempt>} does not catch it
     */
    @Override
    public void execute(
            Environment env,
            @SuppressWarnings("rawtypes") Map params,
            TemplateModel[] loopVariables,
            @Nullable TemplateDirectiveBody body)
            throws TemplateException, IOException {
        if (loopVariables.length > 0) {
            throw new TemplateModelException("The tag must have no loop variables but has some. Write <@tawkWidget/>.");
        }
        if (body != null && !isBlank(body)) {
            throw new TemplateModelException("The tag must have no body but has one. Close it at once, as in "
                    + "<@tawkWidget/>; the visitor's data are arguments.");
        }
        try {
            tag.renderTo(env.getOut(), arguments(params), name -> variable(env, name));
        } catch (UnwrapException e) {
            throw e.failure;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new TemplateModelException(e.getMessage(), e);
        }
    }

    /** A body of comments alone is there, and prints nothing. */
    private static boolean isBlank(TemplateDirectiveBody body) throws TemplateException, IOException {
        StringWriter text = new StringWriter();
        body.render(text);
        return text.toString().isBlank();
    }

    private static Map<String, Object> arguments(Map<?, ?> params) throws TemplateModelException {
        if (params.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Map.Entry<?, ?> param : params.entrySet()) {
            arguments.put((String) param.getKey(), Unwrap.toJava((TemplateModel) param.getValue()));
        }
        return arguments;
    }

    private static @Nullable Object variable(Environment env, String name) {
        try {
            return Unwrap.toJava(env.getVariable(name));
        } catch (TemplateModelException e) {
            throw new UnwrapException(e);
        }
    }

    /** Carries FreeMarker's checked exception through a {@link java.util.function.Function}. */
    private static final class UnwrapException extends RuntimeException {
        private static final long serialVersionUID = 1;

        final TemplateModelException failure;

        UnwrapException(TemplateModelException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
