package io.github.tawktemplates.testing;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The agent's view in the browser: the page, and what its forms do. Closed to other sites. */
final class DashboardPages {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final Backend backend;

    DashboardPages(Backend backend) {
        this.backend = backend;
    }

    void show(Context context) {
        if (foreign(context)) {
            return;
        }
        boolean refresh = context.queryParam("refresh") != null;
        context.html(Dashboard.html(backend, refresh))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    void planFault(Context context) {
        if (foreign(context)) {
            return;
        }
        try {
            String times = form(context, "times");
            Fault.Kind kind = Fault.Kind.valueOf(form(context, "kind"));
            boolean hasDetail = kind == Fault.Kind.ERROR || kind == Fault.Kind.DELAY;
            backend.faults.plan(
                    Operation.valueOf(form(context, "operation")),
                    new Fault(kind, hasDetail ? form(context, "detail").trim() : ""),
                    times(times));
        } catch (IllegalArgumentException e) {
            context.status(400).result(e.getMessage() + " Go back and choose again.");
            return;
        }
        context.redirect("/dashboard");
    }

    private static int times(String times) {
        if (times.isBlank()) {
            return -1;
        }
        if (!times.trim().matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("How often must be a number from 1 on.");
        }
        return Integer.parseInt(times.trim());
    }

    void setTraits(Context context) {
        if (foreign(context)) {
            return;
        }
        List<String> names = context.formParams("trait");
        try {
            backend.traits(names.stream().map(WidgetTrait::valueOf).collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            context.status(400).result("Not a trait: " + e.getMessage());
            return;
        }
        context.redirect("/dashboard");
    }

    private static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    void recover(Context context) {
        if (!foreign(context)) {
            backend.faults.clear();
            context.redirect("/dashboard");
        }
    }

    /** Keeps other sites out of the dashboard: their names made to point at 127.0.0.1, and their forms. */
    private static boolean foreign(Context context) {
        String host = String.valueOf(context.header("Host")).replaceFirst(":[0-9]+$", "");
        String site = context.header("Sec-Fetch-Site");
        boolean crossSitePost = "POST".equals(context.req().getMethod())
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
        if (LOOPBACK.contains(host) && !crossSitePost) {
            return false;
        }
        context.status(403).result("Open the dashboard at localhost.");
        return true;
    }
}
