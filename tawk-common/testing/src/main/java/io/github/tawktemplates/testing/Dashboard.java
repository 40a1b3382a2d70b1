package io.github.tawktemplates.testing;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agent's view as HTML. Whatever a visitor sent goes through {@link #text}. */
final class Dashboard {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int CALLS_SHOWN = 100;

    private Dashboard() {}

    static String html(Backend backend, boolean refresh) {
        List<SandboxVisitor> visitors = backend.visitors();
        String secureMode = String.join(", ", new TreeSet<>(backend.secureMode.properties()));
        List<Call> calls = backend.calls();
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>tawk.to in a box</title>")
                .append("<meta name=\"viewport\" content=\"width=device-width\">")
                .append(refresh ? "<meta http-equiv=\"refresh\" content=\"2\">" : "")
                .append("<link rel=\"stylesheet\" href=\"/static/dashboard.css\"></head><body><header>")
                .append("<h1>tawk.to in a box</h1><p>What a support agent would see. A stand-in for development and")
                .append(" tests, not affiliated with tawk.to.</p><p>Secure Mode is ")
                .append(text(
                        secureMode.isEmpty()
                                ? "off: start with TAWK_PROPERTY_ID and TAWK_SECRET_KEY."
                                : "on for " + secureMode + "."))
                .append("</p><nav><a href=\"/dashboard\">Reload</a>")
                .append(refresh ? "<b>reloads every 2 s</b>" : "<a href=\"/dashboard?refresh\">Keep reloading</a>")
                .append("</nav></header><main><section><h2>Visitors</h2>");
        if (visitors.isEmpty()) {
            html.append(
                    "<p class=\"none\">Nobody yet. Start your application with TAWK_SANDBOX set to this address, and open a page.</p>");
        }
        for (int i = visitors.size() - 1; i >= 0; i--) {
            visitor(html, visitors.get(i));
        }
        html.append("</section><section><h2>What the widget sent</h2>");
        calls(html, calls);
        html.append("</section><section><h2>Make something fail</h2>")
                .append("<p class=\"none\">To see what your pages do when tawk.to has a bad day.</p>");
        faults(html, backend.faults.planned());
        html.append("</section><section><h2>Variants of the widget</h2>")
                .append("<p class=\"none\">What differs from property to property and from phone to desktop.</p>");
        traits(html, backend.traits());
        return html.append("</section></main></body></html>\n").toString();
    }

    private static void visitor(StringBuilder html, SandboxVisitor visitor) {
        String name = visitor.name() != null ? visitor.name() : visitor.userId() != null ? visitor.userId() : "Visitor";
        html.append("<article><h3>").append(text(name));
        if (visitor.verified()) {
            html.append(" <span class=\"badge verified\">verified</span>");
        } else if (visitor.error() != null) {
            html.append(" <span class=\"badge refused\">not verified</span>");
        } else if (visitor.userId() != null || visitor.name() != null || visitor.email() != null) {
            html.append(" <span class=\"badge\">unproven</span>");
        } else {
            html.append(" <span class=\"badge\">anonymous</span>");
        }
        html.append("</h3>");
        if (visitor.error() != null) {
            html.append("<p class=\"error\">Last refusal: <b>")
                    .append(text(visitor.error()))
                    .append("</b> ")
                    .append(text(visitor.explanation() == null ? meaning(visitor.error()) : visitor.explanation()))
                    .append("</p>");
        }
        if (visitor.warning() != null) {
            html.append("<p class=\"error\">").append(text(visitor.warning())).append("</p>");
        }
        html.append("<dl>");
        row(html, "User id", visitor.userId());
        row(html, "E-mail", visitor.email());
        row(html, "Phone", visitor.phone());
        visitor.attributes().forEach((key, value) -> row(html, key, String.valueOf(value)));
        row(html, "Property", visitor.propertyId());
        row(html, "Session", visitor.uuid());
        html.append("</dl>");
        for (String message : visitor.conversation()) {
            html.append("<blockquote>").append(text(message)).append("</blockquote>");
        }
        html.append("<details><summary>Events: ")
                .append(visitor.events().size())
                .append("</summary><ol>");
        visitor.events()
                .forEach(event -> html.append("<li>").append(text(event)).append("</li>"));
        html.append("</ol></details></article>");
    }

    private static void row(StringBuilder html, String name, String value) {
        if (value != null) {
            html.append("<dt>")
                    .append(text(name))
                    .append("</dt><dd>")
                    .append(text(value))
                    .append("</dd>");
        }
    }

    private static void calls(StringBuilder html, List<Call> calls) {
        if (calls.isEmpty()) {
            html.append("<p class=\"none\">Nothing yet.</p>");
            return;
        }
        html.append("<table><tr><th>Time</th><th>Call</th><th>Values</th><th>Answer</th></tr>");
        for (int i = calls.size() - 1; i >= Math.max(0, calls.size() - CALLS_SHOWN); i--) {
            Call call = calls.get(i);
            html.append("<tr><td>")
                    .append(TIME.format(call.time()))
                    .append("</td><td>")
                    .append(text(call.name()))
                    .append("</td><td><code>")
                    .append(text(call.values().toString()))
                    .append("</code></td><td")
                    .append(call.error() == null ? ">accepted" : " class=\"error\">" + text(call.error()))
                    .append("</td></tr>");
        }
        html.append("</table>");
    }

    private static void faults(StringBuilder html, Map<Operation, Faults.Planned> faults) {
        faults.forEach((operation, planned) -> html.append("<p class=\"error\"><b>")
                .append(text(operation.inWords))
                .append("</b> fails: ")
                .append(text(planned.fault().kind().inWords
                        + (planned.fault().detail().isEmpty()
                                ? ""
                                : " " + planned.fault().detail())))
                .append(planned.times() < 0 ? ", until cleared" : ", " + planned.times() + " more")
                .append("</p>"));
        html.append("<form method=\"post\" action=\"/dashboard/faults\"><label>What fails <select name=\"operation\">")
                .append(options(Operation.values(), operation -> operation.inWords))
                .append("</select></label><label>How <select name=\"kind\">")
                .append(options(Fault.Kind.values(), kind -> kind.inWords))
                .append(
                        "</select></label><label>Error (500, SERVER_ERROR) or delay in ms <input name=\"detail\" value=\"500\"></label>")
                .append(
                        "<label>How often <input name=\"times\" type=\"number\" min=\"1\" placeholder=\"always\"></label>")
                .append("<button>Set</button></form>")
                .append(
                        "<form method=\"post\" action=\"/dashboard/recover\"><button class=\"quiet\">Clear all failures</button>")
                .append("</form>");
    }

    private static void traits(StringBuilder html, Set<WidgetTrait> chosen) {
        html.append("<form class=\"traits\" method=\"post\" action=\"/dashboard/traits\">");
        for (WidgetTrait trait : WidgetTrait.values()) {
            html.append("<label><input type=\"checkbox\" name=\"trait\" value=\"")
                    .append(trait)
                    .append(chosen.contains(trait) ? "\" checked> " : "\"> ")
                    .append(text(trait.inWords))
                    .append("</label>");
        }
        html.append("<button>Apply to pages opened from now on</button></form>");
    }

    private static <E extends Enum<E>> String options(E[] values, Function<E, String> inWords) {
        return Arrays.stream(values)
                .map(value -> "<option value=\"" + value.name() + "\">" + text(inWords.apply(value)) + "</option>")
                .collect(Collectors.joining());
    }

    private static String meaning(String error) {
        return switch (error) {
            case "400", "INVALID_ATTRIBUTES" -> "Something in the call broke tawk.to's rules for attributes.";
            case "401", "UNAUTHORIZED_API_CALL", "INVALID_HASH" ->
                "The hash doesn't fit the identity, or Secure Mode is off."
                        + " Check the key, the property it belongs to, and that the very text that was signed is sent.";
            case "500", "SERVER_ERROR" -> "tawk.to is busy; the same call may succeed later.";
            case "CONTAINS_INVALID_KEY" -> "An attribute's key may have 1 to 50 letters, digits and dashes.";
            case "CONTAINS_INVALID_VALUE" ->
                "A value is empty, longer than 255 characters, or neither a text, a number nor a boolean.";
            case "ATTRIBUTE_LIMIT_EXCEEDED" -> "More than 50 attributes.";
            case "SESSION_EXPIRED" -> "The session has ended, for example because another tab signed out.";
            default -> "The call failed.";
        };
    }

    /** Escapes for element content and for quoted attributes. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
