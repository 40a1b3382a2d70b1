package io.github.tawktemplates;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code script} element: a start and an end that are the same on every page, and the data between them. */
final class Element {
    /** {@code <script data-tawk='} and the data about the widget. */
    private final String start;

    /** The URL of the bootstrap's file as an attribute's value; null where the bootstrap is in the element. */
    private final @Nullable String bootstrapUrl;

    /** Further attributes as markup, each with a blank before it. */
    private final String attributes;

    Element(
            String src,
            IdentityCall call,
            LoadPolicy load,
            @Nullable String bootstrapUrl,
            Map<String, String> attributes) {
        AsciiBuilder text = new AsciiBuilder(200).append("<script data-tawk='{\"src\":");
        Json.appendString(text, src);
        text.append(",\"call\":");
        Json.appendString(text, call.printed);
        text.append(",\"load\":");
        Json.appendString(text, load.printed);
        start = text.toString();
        this.bootstrapUrl = bootstrapUrl == null ? null : bootstrapUrl.replace("&", "&amp;");
        this.attributes = attributes.isEmpty() ? "" : markup(attributes);
    }

    private static String markup(Map<String, String> attributes) {
        StringBuilder markup = new StringBuilder();
        attributes.forEach((name, value) -> {
            markup.append(' ').append(name).append("=\"");
            value.chars().forEach(c -> {
                if ("&<>\"'`{}".indexOf(c) < 0) {
                    markup.append((char) c);
                } else {
                    markup.append("&#").append(c).append(';');
                }
            });
            markup.append('"');
        });
        return markup.toString();
    }

    /**
     * Returns the element.
     *
     * @param signer null where the visitor can't be identified: nothing of a person is printed then
     */
    String render(Visitor visitor, @Nullable Signer signer, @Nullable String nonce) {
        return start.concat(data(visitor, signer, nonce)).concat(end());
    }

    /** Writes what {@link #render} returns. Nothing is written before all of it is made. */
    void renderTo(Appendable out, Visitor visitor, @Nullable Signer signer, @Nullable String nonce) throws IOException {
        String data = data(visitor, signer, nonce);
        out.append(start);
        out.append(data);
        out.append(end());
    }

    /** Returns what depends on the visitor and the response. */
    private String data(Visitor visitor, @Nullable Signer signer, @Nullable String nonce) {
        AsciiBuilder data = new AsciiBuilder((signer == null ? 20 : Payload.length(visitor) + 11)
                + (nonce == null ? 0 : nonce.length() + 10)
                + (bootstrapUrl == null ? 0 : bootstrapUrl.length() + 120)
                + attributes.length());
        if (visitor.kind == Visitor.Kind.SIGNED_OUT) {
            data.append(",\"signedOut\":true");
        } else if (signer != null) {
            data.append(",\"visitor\":");
            Payload.append(data, visitor, signer);
        }
        data.append("}'");
        if (nonce != null) {
            data.append(" nonce=\"").append(Nonce.require(nonce)).append('"');
        }
        if (bootstrapUrl != null) {
            data.append(" src=\"").append(bootstrapUrl);
            data.append("\" integrity=\"").append(Bootstrap.HASH);
            data.append("\" crossorigin=\"anonymous\" async=\"\"");
        }
        return data.append(attributes).toString();
    }

    private String end() {
        return bootstrapUrl == null ? Inline.END : "></script>";
    }

    /** A holder class: the bootstrap is read when it is first printed. */
    private static final class Inline {
        static final String END = ">".concat(Bootstrap.TEXT).concat("</script>");
    }
}
