package io.github.tawktemplates.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.RandomText;
import io.github.tawktemplates.contract.TestWidget;
import io.github.tawktemplates.testing.browser.Browser;
import io.github.tawktemplates.testing.browser.HostPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What we print beside the hashes of the library that tawk.to's own guide uses, in a browser. */
@Tag("browser")
class CryptoJsTest {
    /** Ids signed by crypto-js: {@code -Dproof.ids=100000} for more. */
    private static final int IDS = Integer.getInteger("proof.ids", 20_000);

    private static final int KEYS = 200;

    /** Ids signed under one key, and the data of the elements printed for them. */
    private record Batch(String key, List<String> ids, List<String> printed) {}

    @Test
    void signs_as_crypto_js_does_under_keys_of_1_to_200_characters() throws Exception {
        RandomText random = new RandomText(5);
        List<Batch> batches = new ArrayList<>();
        for (int length = 1; length <= KEYS; length++) {
            batches.add(batch(key(random, length), random));
        }

        try (Browser browser = Browser.start();
                HostPage site = new HostPage(browser)) {
            browser.driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
            browser.open(site.serve("<!doctype html><script>" + source("core") + "</script><script>" + source("sha256")
                    + "</script><script>" + source("hmac") + "</script>"));
            site.serve(new Gson().toJson(batches));

            Object agreed = browser.driver().executeAsyncScript("""
                    const done = arguments[0];
                    fetch('/').then((response) => response.json()).then((batches) => {
                      let agreed = 0;
                      for (const batch of batches) {
                        batch.ids.forEach((id, i) => {
                          const {userId, hash} = JSON.parse(batch.printed[i]).visitor;
                          if (userId === id && CryptoJS.HmacSHA256(id, batch.key).toString() === hash) {
                            agreed += 1;
                          }
                        });
                      }
                      done(agreed);
                    }, (error) => done(String(error)));
                    """);

            assertThat(agreed).isEqualTo((long) IDS);
        }
    }

    /** A key that has no blanks around it, which would be refused. */
    private static String key(RandomText random, int length) {
        String key = random.ofLength(length);
        return key.isBlank() || !key.strip().equals(key) ? key(random, length) : key;
    }

    private static Batch batch(String key, RandomText random) {
        Logger logger = Logger.getLogger(TawkWidget.class.getName());
        logger.setLevel(Level.OFF); // warns of each key that is not as tawk.to's are
        TawkWidget widget = TestWidget.builder().secretKey(key).build();
        logger.setLevel(null);
        List<String> ids =
                Stream.generate(() -> random.upTo(60)).limit(IDS / KEYS).toList();
        List<String> printed = ids.stream()
                .map(id -> widget.render(Visitor.forUserId(id).build()))
                .map(element -> element.substring(element.indexOf('\'') + 1, element.indexOf("'>")))
                .toList();
        return new Batch(key, ids, printed);
    }

    private static String source(String file) throws IOException {
        try (InputStream in = CryptoJsTest.class.getResourceAsStream("crypto-js/" + file + ".js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
