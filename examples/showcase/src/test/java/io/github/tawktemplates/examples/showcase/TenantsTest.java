package io.github.tawktemplates.examples.showcase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.testing.Sandbox;
import io.github.tawktemplates.testing.browser.Browser;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each shop's pages are its own, also while a key changes. */
class TenantsTest {
    private static final Map<String, String> PROPERTIES = Map.of(
            "tea.localhost", "64a1f0c2e5b8d93a7c6f1e20",
            "coffee.localhost", "64a1f0c2e5b8d93a7c6f1e21");
    private static final int CHANGES = 10;

    /** What a shop signs with, and since when. */
    private record Key(long since, String text) {}

    private static TawkWidget widget(String host, String key) {
        return TawkWidget.builder(PROPERTIES.get(host), "default")
                .secretKey(key)
                .build();
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of pages under way at a change, either key is right. */
    @Test
    void no_page_is_signed_with_another_propertys_or_an_old_key() throws Exception {
        Map<String, List<Key>> keys = new TreeMap<>();
        try (Tenants tenants = Tenants.start(0)) {
            for (String host : PROPERTIES.keySet()) {
                String key = Showcase.randomKey();
                keys.computeIfAbsent(host, name -> new ArrayList<>()).add(new Key(0, key));
                tenants.put(host, widget(host, key));
            }
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djdk.httpclient.allowRestrictedHeaders=host",
                    "-cp",
                    System.getProperty("java.class.path"),
                    TenantsLoad.class.getName(),
                    String.valueOf(tenants.port()),
                    "4000"));
            command.addAll(PROPERTIES.keySet());
            Process load = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> pages = new ArrayList<>();
            try (BufferedReader lines = load.inputReader()) {
                pages.add(lines.readLine()); // it runs
                Thread reader = new Thread(() -> lines.lines().forEach(pages::add));
                reader.start();
                for (int change = 0; change < CHANGES; change++) {
                    Thread.sleep(300);
                    String host = change % 2 == 0 ? "tea.localhost" : "coffee.localhost";
                    String key = Showcase.randomKey();
                    tenants.put(host, widget(host, key));
                    keys.get(host).add(new Key(System.currentTimeMillis(), key));
                }
                reader.join();
            } finally {
                load.destroyForcibly();
            }

            assertThat(pages).hasSizeGreaterThan(100);
            Map<String, Integer> used = new TreeMap<>();
            for (String page : pages) {
                String[] said = page.split(" ");
                assertThat(said).as(page).hasSize(5);
                long asked = Long.parseLong(said[0]);
                assertThat(said[2]).isEqualTo(PROPERTIES.get(said[1]));
                assertThat(said[3]).isEqualTo("u-17");
                Key key = null;
                for (Key candidate : keys.get(said[1])) {
                    if (hmac(candidate.text(), "u-17").equals(said[4])) {
                        key = candidate;
                    }
                }
                assertThat(key).as("a key of " + said[1]).isNotNull();
                used.merge(key.text(), 1, Integer::sum);
                for (Key later : keys.get(said[1])) {
                    assertThat(later.since() > key.since() && later.since() < asked)
                            .as("a page of " + asked + ", signed with the key of " + key.since()
                                    + " though there was one of " + later.since())
                            .isFalse();
                }
            }
            assertThat(used).as("keys in use").hasSizeGreaterThan(CHANGES / 2);
        }
    }

    @Test
    @Tag("browser")
    void an_open_page_stays_identified_and_a_page_of_before_is_refused_until_it_is_loaded_anew() {
        String property = "64a1f0c2e5b8d93a7c6f1e20";
        String first = Showcase.randomKey();
        String second = Showcase.randomKey();
        try (Browser browser = Browser.start();
                Sandbox sandbox = Sandbox.start(0);
                Tenants tenants = Tenants.start(0)) {
            TawkWidget.Builder widget = TawkWidget.builder(property, "default").sandbox(sandbox.uri());
            sandbox.secureMode(property, first);
            tenants.put("localhost", widget.secretKey(first).build());
            URI shop = URI.create("http://localhost:" + tenants.port() + "/");
            browser.open(shop);
            browser.run("return fetch('/sign-in/ada', {method: 'POST'}).then(() => 1)");
            browser.open(shop);
            String verdict = "document.querySelector('[data-verdict]')?.dataset.verdict";
            browser.untilTrue(verdict + " === 'verified'");

            sandbox.secureMode(property, second);
            assertThat(browser.eval(verdict)).isEqualTo("verified");

            browser.preload(
                    "addEventListener('tawk-identity-error', (event) => { window.reason = event.detail.reason; });");
            browser.open(shop);
            browser.untilTrue("window.reason");
            assertThat(browser.eval("window.reason")).isEqualTo("unauthorized");

            tenants.put("localhost", widget.secretKey(second).build());
            browser.open(shop);
            browser.untilTrue(verdict + " === 'verified'");
        }
    }
}
