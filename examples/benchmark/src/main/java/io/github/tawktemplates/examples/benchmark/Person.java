package io.github.tawktemplates.examples.benchmark;

import io.github.tawktemplates.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is signed in. */
public enum Person {
    THREE_FIELDS("u-17", "Ada Lovelace", "ada@example.com", null, 0),
    WITH_PHONE("u-17", "Ada Lovelace", "ada@example.com", "+441234567890", 0),
    ATTRIBUTES_45("u-17", "Ada Lovelace", "ada@example.com", null, 45),
    CYRILLIC_AND_EMOJI("u-17", "Ада Лавлейс 😀 графиня", "ада@пример.example", "Лондон, площадь 😀🚀", 0);

    static final List<Person> OF_PAGES = List.of(THREE_FIELDS, ATTRIBUTES_45);
    static final List<Person> OF_PAYLOADS = List.of(WITH_PHONE, ATTRIBUTES_45, CYRILLIC_AND_EMOJI);

    /** One of many attributes, for engines whose loops want a list. */
    public record Field(String key, String value) {}

    final String userId;
    final String name;
    final String email;
    final String phone;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Field> fields = new ArrayList<>();
    final Visitor builtBefore;

    Person(String userId, String name, String email, String phone, int count) {
        this.userId = userId;
        this.name = name;
        this.email = email;
        this.phone = phone;
        for (int i = 0; i < count; i++) {
            attributes.put("attribute-" + i, "value " + i + " of " + count);
        }
        attributes.forEach((key, value) -> fields.add(new Field(key, value)));
        builtBefore = visitor();
    }

    /** Builds the visitor as a controller does. */
    Visitor visitor() {
        Visitor.Builder builder =
                Visitor.forUserId(userId).name(name).email(email).phone(phone);
        attributes.forEach(builder::attribute);
        return builder.build();
    }

    /** Returns what a JSON library is given. */
    Map<String, Object> map(String hash) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("userId", userId);
        map.put("name", name);
        map.put("email", email);
        if (phone != null) {
            map.put("phone", phone);
        }
        map.putAll(attributes);
        map.put("hash", hash);
        return map;
    }
}
