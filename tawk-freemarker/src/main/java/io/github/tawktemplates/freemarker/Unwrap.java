package io.github.tawktemplates.freemarker;

import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.AdapterTemplateModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import io.github.tawktemplates.Visitor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Turns FreeMarker's values into the plain Java values that common takes, under any object wrapper. */
final class Unwrap {
    private Unwrap() {}

    /**
     * Returns the plain value: text, number, boolean, map or {@link Visitor}; null for an undefined variable, and the object
     * itself for what is none of these.
     */
    static Object toJava(TemplateModel model) throws TemplateModelException {
        if (model == null) {
            return null;
        }
        // First the object: beans and records claim to be texts too, by their toString().
        Object wrapped = wrapped(model);
        if (wrapped instanceof CharSequence
                || wrapped instanceof Number
                || wrapped instanceof Boolean
                || wrapped instanceof UUID
                || wrapped instanceof Enum
                || wrapped instanceof Visitor) {
            return wrapped;
        }
        if (model instanceof TemplateHashModelEx hash && (wrapped == null || wrapped instanceof Map)) {
            return map(hash);
        }
        if (wrapped != null) {
            return wrapped;
        }
        if (model instanceof TemplateNumberModel number) {
            return number.getAsNumber();
        }
        if (model instanceof TemplateBooleanModel bool) {
            return bool.getAsBoolean();
        }
        if (model instanceof TemplateScalarModel scalar) {
            return scalar.getAsString();
        }
        return model;
    }

    private static Object wrapped(TemplateModel model) {
        if (model instanceof AdapterTemplateModel adapter) {
            return adapter.getAdaptedObject(Object.class);
        }
        return model instanceof WrapperTemplateModel wrapper ? wrapper.getWrappedObject() : null;
    }

    private static Map<String, Object> map(TemplateHashModelEx hash) throws TemplateModelException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (TemplateModelIterator keys = hash.keys().iterator(); keys.hasNext(); ) {
            String key = ((TemplateScalarModel) keys.next()).getAsString();
            map.put(key, toJava(hash.get(key)));
        }
        return map;
    }
}
