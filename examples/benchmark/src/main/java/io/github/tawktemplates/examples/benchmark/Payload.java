package io.github.tawktemplates.examples.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import io.github.tawktemplates.Visitor;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.owasp.encoder.Encode;

/** Ways to write the person as JSON that is safe in a page. */
public enum Payload {
    OURS {
        @Override
        Operation of(Person person) {
            Visitor visitor = person.visitor();
            return () -> Parts.payload(visitor, HASH);
        }
    },
    /** Each character looked at once, and a copy of what is printed. */
    FLOOR {
        @Override
        Operation of(Person person) throws NoSuchAlgorithmException {
            Floor floor = new Floor(person);
            String json = Parts.payload(person.builtBefore, HASH);
            String start = json.substring(0, json.length() / 2);
            String end = json.substring(json.length() / 2);
            return () -> {
                floor.read();
                return start.concat(end);
            };
        }
    },
    GSON_HTML_SAFE {
        @Override
        Operation of(Person person) {
            Gson gson = new Gson();
            Map<String, Object> map = person.map(HASH);
            return () -> gson.toJson(map);
        }
    },
    JACKSON_ASCII_AND_ESCAPES {
        @Override
        Operation of(Person person) {
            JsonFactory factory = new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new HtmlSafe())
                    .build();
            ObjectMapper mapper = new ObjectMapper(factory);
            Map<String, Object> map = person.map(HASH);
            return () -> mapper.writeValueAsString(map);
        }
    },
    OWASP_BY_HAND {
        @Override
        Operation of(Person person) {
            Map<String, Object> map = person.map(HASH);
            return () -> {
                StringBuilder json = new StringBuilder("{");
                for (Map.Entry<String, Object> field : map.entrySet()) {
                    json.append(json.length() == 1 ? "\"" : ",\"")
                            .append(field.getKey())
                            .append("\":\"")
                            .append(Encode.forJson(field.getValue().toString()))
                            .append('"');
                }
                return json.append('}').toString();
            };
        }
    };

    private static final String HASH = "52930d812502e989d18625267c28e73ad339584518ef3d68e3f3388ebf4f0673";

    abstract Operation of(Person person) throws Exception;

    /** The characters that this library escapes beyond what JSON needs. */
    private static final class HtmlSafe extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        HtmlSafe() {
            for (char c : "'<>&{}`@".toCharArray()) {
                escapes[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return null;
        }
    }
}
