package io.github.tawktemplates;

import static io.github.tawktemplates.contract.TestWidget.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private final Signer signer = new Signer(KEY);

    @ParameterizedTest
    @CsvSource({
        // printf '<identity>' | openssl dgst -sha256 -hmac '<key>'
        "test-secret, 550e8400-e29b-41d4-a716-446655440000,"
                + " a94f2f365abfe020d6cec64d7ee82da5d9da699780dd451ba15610c69c63283d",
        "secret, Message, aa747c502a898200f9e4fa21bac68136f886a0e27aec70ba06daf2e2a5cb5597",
        KEY + ", user-42, 52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673",
    })
    void signs_as_openssl_does(String key, String identity, String hash) {
        assertThat(new Signer(key).sign(identity)).isEqualTo(hash);
    }

    /** A block of SHA-256 has 64 bytes: a longer key is hashed first (RFC 2104). */
    @ParameterizedTest
    @CsvSource({
        // printf 'user-42' | openssl dgst -sha256 -hmac "$(printf 'k%.0s' $(seq 64))"
        "64, 2f19d428d225df6163288f9594e35e7a8b2444a9121fd5cec82eca809430a058",
        "65, d549ad77fc9506d27fe22429e72d4c2b11f7c27956b2ea7dd57a40a2b6d74e00",
    })
    void signs_with_a_key_of_a_block_and_with_a_longer_one(int length, String hash) {
        assertThat(new Signer("k".repeat(length)).sign("user-42")).isEqualTo(hash);
    }

    @Test
    void keeps_the_case_of_an_identity() {
        // printf 'User-42' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(signer.sign("User-42"))
                .isEqualTo("6942297b87df3025f08ab6558ad9ba710e039b6ad258b43abaa4943095945bb1");
    }

    @Test
    void keeps_the_blanks_around_an_identity() {
        // printf ' user-42 ' | openssl dgst -sha256 -hmac '0123456789abcdef0123456789abcdef01234567'
        assertThat(signer.sign(" user-42 "))
                .isEqualTo("dba30bc9c3433f4b79bf4cd91531e32dd1daf9fd4b3bdbf1be10106f767667bc");
    }

    @Test
    void signs_an_identity_as_utf_8() {
        // printf 'Zo\xc3\xab \xe6\x9d\x8e \xf0\x9f\x98\x80' | openssl dgst -sha256 -hmac
        // '0123456789abcdef0123456789abcdef01234567'
        assertThat(signer.sign("Zoë 李 😀"))
                .isEqualTo("4deb3451874aa1cfc0fa6c10e3ccefe9c58755e224b3357396b765cf4b819866");
    }

    @Test
    void reads_the_key_as_utf_8() {
        // printf 'user-42' | openssl dgst -sha256 -hmac "$(printf 'cl\xc3\xa9')"
        assertThat(new Signer("clé").sign("user-42"))
                .isEqualTo("c82da286ba75e91b11a6851918d5bd614f2b03c11a4a5c2c12c40bef4f7ea883");
    }

    @Test
    void signs_the_same_whatever_was_signed_before() {
        String first = signer.sign("user-42");
        signer.sign("somebody else");
        assertThat(signer.sign("user-42")).isEqualTo(first);
    }

    @Test
    void signs_for_many_threads_at_once() throws Exception {
        Callable<Set<String>> oneThread = () ->
                IntStream.range(0, 40_000).mapToObj(i -> signer.sign("user-42")).collect(Collectors.toSet());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Set<String>> hashes : threads.invokeAll(Collections.nCopies(8, oneThread))) {
                assertThat(hashes.get())
                        .containsExactly("52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u200b"})
    void refuses_to_sign_nothing(String blank) {
        assertThatThrownBy(() -> signer.sign(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("identity must not be blank. Without an identity there is no hash.");
    }

    @Test
    void signs_with_a_provider_whose_digests_cannot_be_copied() {
        Provider hardware = new Provider("Hardware", "1", "has digests that can't be cloned") {
            private static final long serialVersionUID = 1;
        };
        hardware.put("MessageDigest.SHA-256", Uncloneable.class.getName());
        Security.insertProviderAt(hardware, 1);
        try {
            int before = Uncloneable.made.get();
            Signer signer = new Signer(KEY);

            assertThat(signer.sign("user-42"))
                    .isEqualTo("52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673");
            assertThat(signer.sign("somebody else"))
                    .isNotEqualTo("52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673");
            assertThat(signer.sign("user-42"))
                    .isEqualTo("52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673");
            assertThat(Uncloneable.made.get() - before).isGreaterThanOrEqualTo(8);
        } finally {
            Security.removeProvider(hardware.getName());
        }
    }

    /** The JDK's own SHA-256, but for one method. */
    public static final class Uncloneable extends MessageDigestSpi {
        static final AtomicInteger made = new AtomicInteger();

        private final MessageDigest digest;

        public Uncloneable() throws NoSuchAlgorithmException, NoSuchProviderException {
            digest = MessageDigest.getInstance("SHA-256", "SUN");
            made.incrementAndGet();
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }

    @Test
    void reveals_nothing_of_its_key() {
        assertThat(signer).hasToString("Signer[key=<redacted>]");
    }
}
