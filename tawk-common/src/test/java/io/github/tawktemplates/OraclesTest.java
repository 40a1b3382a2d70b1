package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import io.github.tawktemplates.contract.Corpora;
import io.github.tawktemplates.contract.HostileText;
import io.github.tawktemplates.contract.RandomText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.owasp.encoder.Encode;

/** What we compute beside what well-kept programs do. crypto-js, which runs in a browser, is with the sandbox. */
class OraclesTest {
    /** Ids signed by openssl: {@code -Dproof.ids=100000} for more. */
    private static final int IDS = Integer.getInteger("proof.ids", 20_000);

    private static final int KEYS = 200;
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();
    /** Escapes for HTML unless told otherwise. */
    private static final Gson HTML_SAFE = new Gson();

    @Test
    @Tag("exhaustive")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void signs_as_openssl_does_under_keys_of_1_to_200_characters(@TempDir Path folder) throws Exception {
        requireOpenssl();
        RandomText random = new RandomText(3);
        int signed = 0;
        for (int length = 1; length <= KEYS; length++) {
            String key = random.ofLength(length);
            Signer signer = new Signer(key);
            List<String> ids =
                    Stream.generate(() -> random.upTo(60)).limit(IDS / KEYS).toList();

            List<String> hashes = openssl(folder, key, ids);

            assertThat(hashes).isEqualTo(ids.stream().map(signer::sign).toList());
            signed += hashes.size();
        }
        assertThat(signed).isEqualTo(IDS).isPositive();
    }

    /** Returns openssl's HMAC-SHA256 of each text; the key goes as hex, as an argument's charset is the platform's. */
    private static List<String> openssl(Path folder, String key, List<String> texts) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "dgst", "-sha256", "-r", "-mac", "HMAC", "-macopt"));
        command.add("hexkey:" + HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < texts.size(); i++) {
            Files.write(folder.resolve("id" + i), texts.get(i).getBytes(StandardCharsets.UTF_8));
            command.add("id" + i);
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    private static void requireOpenssl() throws InterruptedException {
        try {
            new ProcessBuilder("openssl", "version").start().waitFor();
        } catch (IOException absent) {
            String missing = "This test compares with openssl and finds none on the PATH. Install it, on Debian with: "
                    + "apt-get install openssl";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing, absent);
            }
            Assumptions.abort(missing);
        }
    }

    @Test
    void writes_json_that_says_the_same_as_that_of_gson_and_the_owasp_encoder() {
        RandomText random = new RandomText(4);
        Stream<String> texts = Stream.concat(
                Stream.generate(() -> random.upTo(60)).limit(50_000),
                Stream.concat(Corpora.ALL.stream(), HostileText.ALL.stream()));

        texts.forEach(text -> {
            String decoded = STRICT.fromJson(ours(text), String.class);
            assertThat(decoded).isEqualTo(text);
            assertThat(decoded).isEqualTo(STRICT.fromJson('"' + Encode.forJson(text) + '"', String.class));
            assertThat(decoded).isEqualTo(STRICT.fromJson(HTML_SAFE.toJson(text), String.class));
        });
    }

    /** The equals sign matters in an attribute without quotes; ours has them. */
    @Test
    void leaves_as_it_is_what_gson_and_the_owasp_encoder_leave_and_the_equals_sign() {
        List<String> moreThanTheirs = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .filter(c -> ours(c).equals('"' + c + '"'))
                .filter(c -> !HTML_SAFE.toJson(c).equals('"' + c + '"')
                        || !Encode.forJson(c).equals(c))
                .toList();

        assertThat(moreThanTheirs).containsExactly("=");
    }

    private static String ours(String text) {
        AsciiBuilder out = new AsciiBuilder(0);
        Json.appendString(out, text);
        return out.toString();
    }
}
