package io.github.tawktemplates.examples.benchmark;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Ways to sign a user id. */
public enum Hash {
    OURS {
        private final Object signer = Parts.signer(KEY);

        @Override
        String of(String userId) {
            return Parts.sign(signer, userId);
        }
    },
    MAC_AND_HEX_FORMAT {
        @Override
        String of(String userId) throws GeneralSecurityException {
            return HexFormat.of().formatHex(mac(userId));
        }
    },
    MAC_AND_STRING_FORMAT {
        @Override
        String of(String userId) throws GeneralSecurityException {
            StringBuilder hex = new StringBuilder();
            for (byte b : mac(userId)) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        }
    },
    COMMONS_CODEC {
        @Override
        String of(String userId) {
            return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, KEY).hmacHex(userId);
        }
    },
    GUAVA {
        private final HashFunction function = Hashing.hmacSha256(KEY.getBytes(StandardCharsets.UTF_8));

        @Override
        String of(String userId) {
            return function.hashString(userId, StandardCharsets.UTF_8).toString();
        }
    };

    static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    abstract String of(String userId) throws Exception;

    private static byte[] mac(String userId) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(userId.getBytes(StandardCharsets.UTF_8));
    }
}
