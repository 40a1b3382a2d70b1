package io.github.tawktemplates.testing.browser;

import static java.util.Map.entry;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandExecutor;
import org.openqa.selenium.remote.DriverCommand;
import org.openqa.selenium.remote.Response;
import org.openqa.selenium.remote.SessionId;
import org.openqa.selenium.remote.codec.w3c.W3CHttpCommandCodec;
import org.openqa.selenium.remote.codec.w3c.W3CHttpResponseCodec;
import org.openqa.selenium.remote.http.Contents;
import org.openqa.selenium.remote.http.HttpRequest;
import org.openqa.selenium.remote.http.HttpResponse;

/** WebDriver's commands as Marionette's: each is sent under another name, with the parts of its path among the parameters. */
final class MarionetteExecutor implements CommandExecutor {
    /** By method and path, in which a star stands for an element's id. */
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            entry("POST /url", "Navigate"),
            entry("GET /url", "GetCurrentURL"),
            entry("GET /title", "GetTitle"),
            entry("GET /source", "GetPageSource"),
            entry("POST /back", "Back"),
            entry("POST /forward", "Forward"),
            entry("POST /refresh", "Refresh"),
            entry("GET /window", "GetWindowHandle"),
            entry("GET /window/handles", "GetWindowHandles"),
            entry("POST /window", "SwitchToWindow"),
            entry("DELETE /window", "CloseWindow"),
            entry("POST /window/new", "NewWindow"),
            entry("GET /window/rect", "GetWindowRect"),
            entry("POST /window/rect", "SetWindowRect"),
            entry("POST /frame", "SwitchToFrame"),
            entry("POST /frame/parent", "SwitchToParentFrame"),
            entry("POST /execute/sync", "ExecuteScript"),
            entry("POST /execute/async", "ExecuteAsyncScript"),
            entry("GET /timeouts", "GetTimeouts"),
            entry("POST /timeouts", "SetTimeouts"),
            entry("GET /cookie", "GetCookies"),
            entry("POST /cookie", "AddCookie"),
            entry("DELETE /cookie", "DeleteAllCookies"),
            entry("DELETE /cookie/*", "DeleteCookie"),
            entry("POST /actions", "PerformActions"),
            entry("DELETE /actions", "ReleaseActions"),
            entry("GET /screenshot", "TakeScreenshot"),
            entry("DELETE ", "DeleteSession"),
            entry("POST /element", "FindElement"),
            entry("POST /elements", "FindElements"),
            entry("GET /element/active", "GetActiveElement"),
            entry("POST /element/*/element", "FindElement"),
            entry("POST /element/*/elements", "FindElements"),
            entry("POST /element/*/click", "ElementClick"),
            entry("POST /element/*/clear", "ElementClear"),
            entry("POST /element/*/value", "ElementSendKeys"),
            entry("GET /element/*/text", "GetElementText"),
            entry("GET /element/*/name", "GetElementTagName"),
            entry("GET /element/*/rect", "GetElementRect"),
            entry("GET /element/*/selected", "IsElementSelected"),
            entry("GET /element/*/enabled", "IsElementEnabled"),
            entry("GET /element/*/displayed", "IsElementDisplayed"),
            entry("GET /element/*/attribute", "GetElementAttribute"),
            entry("GET /element/*/property", "GetElementProperty"),
            entry("GET /element/*/css", "GetElementCSSValue"));

    private static final Pattern ELEMENT = Pattern.compile("/element/([^/]+)/([a-z]+)(?:/(.+))?");
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();

    private final Marionette marionette;
    private final W3CHttpCommandCodec commands = new W3CHttpCommandCodec();
    private final W3CHttpResponseCodec responses = new W3CHttpResponseCodec();

    MarionetteExecutor(Marionette marionette) {
        this.marionette = marionette;
    }

    @Override
    public Response execute(Command command) {
        if (command.getName().equals(DriverCommand.NEW_SESSION)) {
            return newSession();
        }
        HttpRequest request = commands.encode(command);
        HttpResponse answer = new HttpResponse();
        JsonObject body = new JsonObject();
        try {
            body.add("value", send(request));
        } catch (Marionette.Failure e) {
            answer.setStatus(500);
            body.add("value", e.error());
        }
        answer.setHeader("Content-Type", "application/json; charset=utf-8");
        answer.setContent(Contents.utf8String(GSON.toJson(body)));
        Response response = responses.decode(answer);
        response.setSessionId(command.getSessionId().toString());
        return response;
    }

    private Response newSession() {
        JsonObject session = marionette
                .send(
                        "WebDriver:NewSession",
                        Marionette.object(Map.of("webSocketUrl", true, "acceptInsecureCerts", true)))
                .getAsJsonObject();
        Response response = new Response(new SessionId(session.get("sessionId").getAsString()));
        response.setValue(GSON.fromJson(session.get("capabilities"), Map.class));
        response.setState("success");
        return response;
    }

    private JsonElement send(HttpRequest request) {
        String text = request.contentAsString();
        JsonObject parameters =
                text.isEmpty() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
        String path = request.getUri().replaceFirst("^/session/[^/]+", "");
        Matcher element = ELEMENT.matcher(path);
        if (element.matches()) {
            path = "/element/*/" + element.group(2);
            // FindElement looks for another element in this one
            parameters.addProperty(element.group(2).startsWith("element") ? "element" : "id", element.group(1));
            if (element.group(3) != null) {
                parameters.addProperty(element.group(2).equals("css") ? "propertyName" : "name", element.group(3));
            }
        } else if (path.startsWith("/cookie/")) {
            parameters.addProperty("name", path.substring("/cookie/".length()));
            path = "/cookie/*";
        }
        String name = COMMANDS.get(request.getMethod() + " " + path);
        if (name == null) {
            throw new UnsupportedOperationException(
                    "No command of Marionette's is known for " + request.getMethod() + " " + path);
        }
        return marionette.send("WebDriver:" + name, parameters);
    }
}
