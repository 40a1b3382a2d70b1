package io.github.tawktemplates.freemarker;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.github.tawktemplates.TawkTag;
import io.github.tawktemplates.TawkWidget;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The FreeMarker tag, for wiring by hand; {@link TawkFreemarker#install} does it for both tags.
 *
 * <p>Arguments, all optional: {@code visitor}, {@code userId}, {@code email}, {@code name}, {@code phone},
 * {@code attributes}, {@code nonce}; see {@link TawkTag} for what they mean. Without them the tag takes {@code tawkVisitor}
 * and {@code cspNonce} from the data-model, never from variables that a template sets.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class TawkWidgetDirective implements TemplateDirectiveModel {
    private final TawkTag tag;

    /**
     * Makes the tag for one widget.
     *
     * @param widget what the tag prints
     */
    public TawkWidgetDirective(TawkWidget widget) {
        this(supplierOf(widget));
    }

    /**
     * Makes the tag for a widget that is looked up at each rendering.
     *
     * @param widget gives what the tag prints, or null to print nothing
     */
    public TawkWidgetDirective(Supplier<TawkWidget> widget) {
        this(TawkTag.widget(widget));
    }

    private TawkWidgetDirective(TawkTag tag) {
        this.tag = tag;
    }

    /**
     * Returns the tag for pages that know that nobody is signed in; its only argument is {@code nonce}.
     *
     * @param widget gives what the tag prints, or null to print nothing
     * @return the directive
     */
    public static TawkWidgetDirective signedOut(Supplier<TawkWidget> widget) {
        return new TawkWidgetDirective(TawkTag.signedOut(widget));
    }

    private static Supplier<TawkWidget> supplierOf(TawkWidget widget) {
        Objects.requireNonNull(widget, "widget");
        return () -> widget;
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
            TemplateDirectiveBody body)
            throws TemplateModelException, IOException {
        if (body != null) {
            throw new TemplateModelException("The tag must have no body but has one. Close it at once, as in "
                    + "<@tawkWidget/>; the visitor's data are arguments.");
        }
        if (loopVariables.length > 0) {
            throw new TemplateModelException("The tag must have no loop variables but has some. Write <@tawkWidget/>.");
        }
        try {
            TemplateHashModel model = env.getDataModel();
            tag.renderTo(env.getOut(), arguments(params), name -> variable(model, name));
        } catch (UnwrapException e) {
            throw e.getCause();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new TemplateModelException(e.getMessage(), e);
        }
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

    /** Not {@code env.getVariable}, which {@code <#assign>} and loop variables shadow. */
    private static Object variable(TemplateHashModel model, String name) {
        try {
            return Unwrap.toJava(model.get(name));
        } catch (TemplateModelException e) {
            throw new UnwrapException(e);
        }
    }

    /** Carries FreeMarker's checked exception through a {@link java.util.function.Function}. */
    private static final class UnwrapException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnwrapException(TemplateModelException cause) {
            super(cause);
        }

        @Override
        public synchronized TemplateModelException getCause() {
            return (TemplateModelException) super.getCause();
        }
    }
}
