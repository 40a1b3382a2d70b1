package io.github.tawktemplates.freemarker;

import freemarker.core.TemplateMarkupOutputModel;
import freemarker.ext.beans.BeanModel;
import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.AdapterTemplateModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateDateModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateHashModelEx2;
import freemarker.template.TemplateHashModelEx2.KeyValuePair;
import freemarker.template.TemplateHashModelEx2.KeyValuePairIterator;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import io.github.tawktemplates.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns FreeMarker's values into the plain Java values that common takes, under any object wrapper. */
final class Unwrap {
    /** More than is printed of a list, which may have no end. */
    private static final int MAX_ELEMENTS = 256;

    private Unwrap() {}

    /**
     * Returns the plain value: text, number, boolean, date, list, map or {@link Visitor}; null for an undefined variable, and
     * the object itself for what is none of these. Reads maps two levels deep (a visitor and its attributes), so that a map that
     * contains itself ends.
     */
    static @Nullable Object toJava(@Nullable TemplateModel model) throws TemplateModelException {
        return toJava(model, 2);
    }

    private static @Nullable Object toJava(@Nullable TemplateModel model, int depth) throws TemplateModelException {
        if (model == null) {
            return null;
        }
        // Unwrap first: beans and records are TemplateScalarModels too, by their toString(), and under a plain
        // BeansWrapper the keys of a map are those of its methods.
        Object wrapped = wrapped(model);
        if (wrapped instanceof Map<?, ?> map) {
            return depth == 0 ? map : map(map, depth - 1);
        }
        boolean isHash = model instanceof TemplateHashModelEx;
        if (wrapped == null && isHash && model instanceof TemplateScalarModel) {
            return null; // what x! gives where x is missing: an empty text, list and hash in one
        }
        if (depth > 0 && isHash && !(model instanceof BeanModel)) {
            return map((TemplateHashModelEx) model, depth - 1);
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
        if (model instanceof TemplateDateModel date) {
            return date.getAsDate();
        }
        if (model instanceof TemplateMarkupOutputModel<?> markup) {
            return plainText(markup);
        }
        if (model instanceof TemplateScalarModel scalar) {
            return scalar.getAsString();
        }
        if (model instanceof TemplateSequenceModel sequence) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Math.min(sequence.size(), MAX_ELEMENTS); i++) {
                list.add(toJava(sequence.get(i), 0));
            }
            return list;
        }
        if (model instanceof TemplateCollectionModel collection) {
            List<Object> list = new ArrayList<>();
            for (TemplateModelIterator each = collection.iterator(); each.hasNext() && list.size() < MAX_ELEMENTS; ) {
                list.add(toJava(each.next(), 0));
            }
            return list;
        }
        return model;
    }

    /** Markup that was made of a text is that text; in other markup, escapes can't be told from what a visitor typed. */
    private static <M extends TemplateMarkupOutputModel<M>> String plainText(TemplateMarkupOutputModel<M> markup)
            throws TemplateModelException {
        @SuppressWarnings("unchecked") // it is its own type, which Java can't say
        String text = markup.getOutputFormat().getSourcePlainText((M) markup);
        if (text == null) {
            throw new TemplateModelException("A value of the tag must be a text but is markup, as "
                    + "<#assign name>${first} ${last}</#assign> makes it, with escapes. "
                    + "Write <#assign name = first + ' ' + last>.");
        }
        return text;
    }

    private static @Nullable Object wrapped(TemplateModel model) {
        if (model instanceof AdapterTemplateModel adapter) {
            return adapter.getAdaptedObject(Object.class);
        }
        return model instanceof WrapperTemplateModel wrapper ? wrapper.getWrappedObject() : null;
    }

    /** Copies a map of Java's, whose values may be FreeMarker's all the same. */
    private static Map<Object, Object> map(Map<?, ?> map, int depth) throws TemplateModelException {
        Map<Object, Object> copy = new LinkedHashMap<>();
        try {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                copy.put(entry.getKey(), plain(entry.getValue(), depth));
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
        return copy;
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) throws TemplateModelException {
        if (value instanceof TemplateModel model) {
            return toJava(model, depth);
        }
        return value instanceof Map<?, ?> map && depth > 0 ? map(map, depth - 1) : value;
    }

    private static Map<Object, Object> map(TemplateHashModelEx hash, int depth) throws TemplateModelException {
        Map<Object, Object> map = new LinkedHashMap<>();
        try {
            if (hash instanceof TemplateHashModelEx2 pairs) { // a key that is no text has its value by this way alone
                for (KeyValuePairIterator each = pairs.keyValuePairIterator(); each.hasNext(); ) {
                    KeyValuePair pair = each.next();
                    map.put(toJava(pair.getKey(), 0), toJava(pair.getValue(), depth));
                }
            } else {
                for (TemplateModelIterator keys = hash.keys().iterator(); keys.hasNext(); ) {
                    String key = ((TemplateScalarModel) keys.next()).getAsString();
                    map.put(key, toJava(hash.get(key), depth));
                }
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
        return map;
    }

    private static TemplateModelException failed(RuntimeException e) {
        return new TemplateModelException(
                "A map can't be read: it failed with " + e.getClass().getName(), e);
    }
}
