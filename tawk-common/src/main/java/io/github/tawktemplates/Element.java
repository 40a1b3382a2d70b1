package io.github.tawktemplates;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code script} element: a start and an end that are the same on every page, and the data between them. With an
 * {@code identityUrl} that data is the same as well, for caches.
 */
final class Element {
    private final IdentityCall call;

    /** Null without a key. */
    private final @Nullable Signer signer;

    /** {@code <script data-tawk='} and the data about the widget. */
    private final String start;

    /** Whether the browser asks who is there, so that nothing of a person or a response is printed. */
    final boolean isForEverybody;

    /** The URL of the bootstrap's file as an attribute's value; null where the bootstrap is in the element. */
    private final @Nullable String bootstrapUrl;

    /** Further attributes as markup, each with a blank before it. */
    private final String attributes;

    Element(TawkWidget.Builder builder) {
        call = builder.identityCall;
        signer = builder.signer;
        AsciiBuilder text = new AsciiBuilder(200).append("<script data-tawk='{\"src\":");
        Json.appendString(text, Addresses.src(builder));
        text.append(",\"call\":");
        Json.appendString(text, call.printed);
        text.append(",\"load\":");
        Json.appendString(text, builder.loadPolicy.printed);
        isForEverybody = builder.identityUrl != null;
        if (builder.identityUrl != null) {
            text.append(",\"identity\":");
            Json.appendString(text, builder.identityUrl);
        }
        start = text.toString();
        bootstrapUrl = builder.bootstrapUrl == null ? null : builder.bootstrapUrl.replace("&", "&amp;");
        attributes = builder.attributes.isEmpty() ? "" : markup(builder.attributes);
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

    /** Checks a further attribute, which must not change what the element does. */
    static void requireAttribute(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!name.matches("data-[a-z0-9-]+") || name.startsWith("data-tawk")) {
            throw new IllegalArgumentException(
                    "The name of a scriptAttribute must be data- and lower-case ASCII letters, "
                            + "digits and dashes, and must not begin with data-tawk, but is another. A nonce is given when the "
                            + "element is rendered, and LoadPolicy.CONSENT waits for consent.");
        }
        if (!value.matches("[ -~]*")) {
            throw new IllegalArgumentException("The value of the scriptAttribute " + name
                    + " must be printable ASCII but has other characters. It is the same on every page.");
        }
    }

    /** Returns the element; a visitor of null is not known. */
    String render(@Nullable Visitor visitor, @Nullable String nonce, Warnings warnings) {
        return start.concat(data(visitor, nonce, warnings)).concat(end());
    }

    /** Writes what {@link #render} returns. Nothing is written before all of it is made. */
    void renderTo(Appendable out, @Nullable Visitor visitor, @Nullable String nonce, Warnings warnings)
            throws IOException {
        String data = data(visitor, nonce, warnings);
        out.append(start);
        out.append(data);
        out.append(end());
    }

    /** Returns what depends on the visitor and the response. */
    private String data(@Nullable Visitor visitor, @Nullable String nonce, Warnings warnings) {
        Visitor who = visitor == null || isForEverybody ? Visitor.unknown() : visitor;
        Signer signerOfIdentity = signerOfIdentity(who, warnings);
        AsciiBuilder data = new AsciiBuilder((signerOfIdentity == null ? 20 : Payload.length(who) + 11)
                + (nonce == null ? 0 : nonce.length() + 10)
                + (bootstrapUrl == null ? 0 : bootstrapUrl.length() + 120)
                + attributes.length());
        if (who.kind == Visitor.Kind.SIGNED_OUT) {
            data.append(",\"signedOut\":true");
        } else if (signerOfIdentity != null) {
            data.append(",\"visitor\":");
            Payload.append(data, who, signerOfIdentity);
        }
        data.append("}'");
        if (nonce != null && !isForEverybody) {
            data.append(" nonce=\"").append(Nonce.require(nonce)).append('"');
        }
        if (bootstrapUrl != null) {
            data.append(" src=\"").append(bootstrapUrl);
            data.append("\" integrity=\"").append(Bootstrap.HASH);
            data.append("\" crossorigin=\"anonymous\" async=\"\"");
        }
        return data.append(attributes).toString();
    }

    /** Returns the JSON of the visitor; null where nobody can be identified. */
    @Nullable
    String identity(Visitor visitor, Warnings warnings) {
        Signer signerOfIdentity = signerOfIdentity(visitor, warnings);
        if (signerOfIdentity == null) {
            return null;
        }
        AsciiBuilder json = new AsciiBuilder(Payload.length(visitor));
        Payload.append(json, visitor, signerOfIdentity);
        return json.toString();
    }

    /** Returns what signs the identity; null where it can't be signed: nothing of its person is printed then. */
    private @Nullable Signer signerOfIdentity(Visitor visitor, Warnings warnings) {
        if (!visitor.hasIdentity()) {
            return null;
        }
        if (signer == null) {
            warnings.once("This widget has no secret key, so nobody is identified. Copy the key from Administration > "
                    + "Overview > JavaScript API > Secure Mode and pass it to secretKey(...) or TAWK_SECRET_KEY.");
            return null;
        }
        if (call == IdentityCall.LOGIN && visitor.kind == Visitor.Kind.EMAIL) {
            warnings.once(
                    "IdentityCall.LOGIN needs a user id, so visitors known by their e-mail alone are not identified. "
                            + "Give a userId, or identify with IdentityCall.SET_ATTRIBUTES.");
            return null;
        }
        return signer;
    }

    private String end() {
        return bootstrapUrl == null ? Inline.END : "></script>";
    }

    /** A holder class: the bootstrap is read when it is first printed. */
    private static final class Inline {
        static final String END = ">".concat(Bootstrap.TEXT).concat("</script>");
    }
}
