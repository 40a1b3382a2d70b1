package io.github.tawktemplates.mustache;

import com.github.mustachejava.Binding;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.CommentCode;
import com.github.mustachejava.codes.DefaultCode;
import com.github.mustachejava.codes.WriteCode;
import io.github.tawktemplates.TawkTags;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A tag as a node of a compiled template: it reaches the scopes and the writer itself, so nothing is parsed again. */
final class TagCode extends DefaultCode {
    private final TawkTags.Tag tag;
    private final Map<String, Binding> variables;

    TagCode(TemplateContext position, DefaultMustacheFactory factory, String variable, TawkTags.Tag tag) {
        super(position, factory, null, variable, "");
        this.tag = tag;
        variables = Map.of(
                TawkTags.VISITOR, oh.createBinding(TawkTags.VISITOR, position, this),
                TawkTags.NONCE, oh.createBinding(TawkTags.NONCE, position, this));
    }

    /** The body is never rendered, so anything in it but comments is a mistake. */
    static void requireBlank(Mustache body, String variable, TemplateContext position) {
        boolean isRead = body.getCodes() == null
                || Arrays.stream(body.getCodes())
                        .allMatch(code -> code instanceof WriteCode || code instanceof CommentCode);
        StringWriter text = new StringWriter();
        if (isRead) {
            body.execute(text, List.of());
        }
        if (!isRead || !text.toString().isBlank()) {
            throw new MustacheException(TawkMustache.mustHaveNoBody(variable), position);
        }
    }

    @Override
    public Writer execute(Writer writer, List<Object> scopes) {
        try {
            tag.renderTo(
                    writer,
                    Map.of(),
                    name -> Objects.requireNonNull(variables.get(name)).get(scopes));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new MustacheException(e.getMessage(), e, tc);
        }
        return appendText(writer);
    }
}
