package io.github.tawktemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzes the nonce check; {@code mvn -P fuzz test} does so for longer. */
class NonceFuzzTest {
    @FuzzTest
    void accepts_base64_alone(FuzzedDataProvider data) {
        String nonce = data.consumeBoolean() ? data.consumeRemainingAsAsciiString() : data.consumeRemainingAsString();
        if (nonce.matches("[A-Za-z0-9+/_-]+={0,2}")) {
            assertThat(Nonce.require(nonce)).isSameAs(nonce);
        } else {
            assertThatThrownBy(() -> Nonce.require(nonce))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .matches("nonce must be base64 or base64url but "
                            + "(is empty|is padding only|has U\\+[0-9A-F]{4} at index [0-9]+)\\. Pass the nonce of .*");
        }
    }
}
