package io.github.tawktemplates.examples.showcase;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** People at the shops of all tenants, in a process of their own. For each page, it prints when it was asked for and what it says. */
final class TenantsLoad {
    private static final int THREADS = 4;
    private static final Pattern DATA =
            Pattern.compile("/([0-9a-f]{24})/default\".*\"userId\":\"(.*?)\".*\"hash\":\"([0-9a-f]{64})\"");

    private TenantsLoad() {}

    /** @param arguments the port, how long in milliseconds, and the hosts */
    public static void main(String[] arguments) {
        URI site = URI.create("http://127.0.0.1:" + arguments[0] + "/");
        long end = System.currentTimeMillis() + Long.parseLong(arguments[1]);
        List<String> hosts = List.of(arguments).subList(2, arguments.length);
        HttpClient http = HttpClient.newHttpClient();
        IntStream.range(0, THREADS).parallel().forEach(thread -> {
            String host = hosts.get(thread % hosts.size());
            String cookie = send(
                            http,
                            HttpRequest.newBuilder(site.resolve("/sign-in/ada"))
                                    .header("Host", host)
                                    .POST(HttpRequest.BodyPublishers.noBody()))
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
            while (System.currentTimeMillis() < end) {
                long asked = System.currentTimeMillis();
                String page = send(
                                http,
                                HttpRequest.newBuilder(site)
                                        .header("Host", host)
                                        .header("Cookie", cookie))
                        .body();
                Matcher data = DATA.matcher(page);
                String said = data.find() ? data.group(1) + " " + data.group(2) + " " + data.group(3) : "nothing";
                System.out.println(asked + " " + host + " " + said);
            }
        });
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .join();
    }
}
