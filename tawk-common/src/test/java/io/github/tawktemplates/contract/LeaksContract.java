package io.github.tawktemplates.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.tawktemplates.IdentityCall;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Neither the key nor a visitor gets where it doesn't belong, whatever goes wrong. */
public interface LeaksContract extends EngineContract {
    /** Stands in each field of a visitor. */
    String PERSON = "Lovelace";

    /** Returns what an application holds of the tag in this engine. */
    List<Object> objects(TawkWidget widget);

    @Test
    default void an_odd_visitor_is_in_no_log_and_on_no_page() throws Exception {
        for (RandomKey key : List.of(RandomKey.usual(), RandomKey.unusual())) {
            for (IdentityCall call : IdentityCall.values()) {
                for (Map.Entry<String, Object> odd : oddVisitors().entrySet()) {
                    try (CapturedLog logs = new CapturedLog()) {
                        TawkWidget widget = widget(key, call);
                        String page =
                                page(() -> widget).render(Collections.singletonMap("tawkVisitor", odd.getValue()));

                        assertThat(page).as(odd.getKey()).isEqualTo("[" + widget.render(null) + "]");
                        assertThat(logs.text()).contains("WARNING: ").doesNotContain(PERSON);
                        key.assertAbsentFrom(page + logs.text());
                    }
                }
            }
        }
    }

    private static Map<String, Object> oddVisitors() {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("no identity", Map.of("name", PERSON, "attributes", Map.of("plan", PERSON)));
        odd.put("a blank one", Map.of("userId", " ", "email", PERSON, "name", PERSON));
        odd.put("a long one", Map.of("userId", PERSON.repeat(40), "email", PERSON));
        odd.put("a long e-mail", Map.of("email", PERSON.repeat(40), "phone", PERSON));
        return odd;
    }

    @Test
    default void a_mistake_reveals_nothing_of_the_visitor_or_the_key() throws Exception {
        for (RandomKey key : List.of(RandomKey.usual(), RandomKey.unusual())) {
            for (Map.Entry<String, Map<String, Object>> mistake : mistakes().entrySet()) {
                try (CapturedLog logs = new CapturedLog()) {
                    TawkWidget widget = widget(key, IdentityCall.SET_ATTRIBUTES);
                    StringWriter page = new StringWriter();

                    Throwable error = catchThrowable(() -> page(() -> widget).writeTo(page, mistake.getValue()));

                    assertThat(error).as(mistake.getKey()).isInstanceOf(engine().failure());
                    Failures.assertNamesThePlace(error);
                    String all = Failures.everything(error) + logs.text() + page;
                    assertThat(all).doesNotContain(PERSON).doesNotContain("data-tawk");
                    key.assertAbsentFrom(all);
                }
            }
        }
    }

    /** Attributes that are left out, each with a warning. */
    @Test
    default void what_is_left_out_is_in_no_log_and_on_no_page() throws Exception {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        for (Map<?, ?> attributes : List.of(
                Map.of(PERSON + " x", PERSON),
                Map.of("plan", Map.of(PERSON, PERSON)),
                Map.of("plan", List.of(List.of(PERSON))),
                Map.of("plan", new StringBuilder[][] {{new StringBuilder(PERSON)}}),
                Map.of(List.of(PERSON), PERSON),
                cycle)) {
            RandomKey key = RandomKey.usual();
            try (CapturedLog logs = new CapturedLog()) {
                TawkWidget widget = widget(key, IdentityCall.SET_ATTRIBUTES);

                String page = page(() -> widget)
                        .render(Map.of("tawkVisitor", Map.of("userId", "u-17", "attributes", attributes)));

                assertThat(page)
                        .isEqualTo("[" + widget.render(Visitor.forUserId("u-17").build()) + "]");
                assertThat(logs.text()).contains("WARNING: ").doesNotContain(PERSON);
                key.assertAbsentFrom(page + logs.text());
            }
        }
    }

    private static Map<String, Map<String, Object>> mistakes() {
        Visitor person = Visitor.forUserId(PERSON).name(PERSON).build();
        Map<String, Map<String, Object>> mistakes = new LinkedHashMap<>();
        mistakes.put("a bad nonce", Map.of("tawkVisitor", person, "cspNonce", "'" + PERSON));
        mistakes.put("an empty nonce", Map.of("tawkVisitor", person, "cspNonce", ""));
        mistakes.put("a nonce of a wrong type", Map.of("tawkVisitor", person, "cspNonce", List.of(PERSON)));
        for (Map.Entry<String, Object> visitor : Map.of(
                        "a text", PERSON,
                        "a list", List.of(PERSON),
                        "an unknown key", Map.of("id", PERSON),
                        "a key that is a person", Map.of("user " + PERSON, "x"),
                        "an id of a wrong type", Map.of("userId", List.of(PERSON)),
                        "attributes of a wrong type", Map.of("userId", PERSON, "attributes", PERSON),
                        "a key that is no text", Map.of(List.of(PERSON), "x"))
                .entrySet()) {
            mistakes.put(visitor.getKey(), Map.of("tawkVisitor", visitor.getValue()));
        }
        return mistakes;
    }

    /** What an application's exception says is up to the application, and its developers need it: it is in the log. */
    @Test
    default void a_failing_supplier_is_in_the_log_alone() throws Exception {
        RandomKey key = RandomKey.usual();
        TawkWidget widget = widget(key, IdentityCall.SET_ATTRIBUTES);
        RuntimeException applications =
                new IllegalArgumentException("no tenant 7", new IllegalStateException("" + widget));
        applications.addSuppressed(new IllegalStateException("and no other"));
        try (CapturedLog logs = new CapturedLog()) {
            StringWriter page = new StringWriter();

            page(() -> {
                        throw applications;
                    })
                    .writeTo(
                            page,
                            Map.of("tawkVisitor", Visitor.forUserId(PERSON).build()));

            assertThat(page).hasToString("[]");
            assertThat(logs.text())
                    .contains("WARNING: The supplier of the widget failed, so the page has no chat.\n")
                    .contains("no tenant 7")
                    .contains("and no other")
                    .contains(widget.toString());
            String all = logs.text() + page;
            assertThat(all).doesNotContain(PERSON);
            key.assertAbsentFrom(all);
        }
    }

    @Test
    default void a_page_that_is_right_logs_nothing_of_it() throws Exception {
        RandomKey key = RandomKey.usual();
        try (CapturedLog logs = new CapturedLog()) {
            TawkWidget widget = widget(key, IdentityCall.SET_ATTRIBUTES);

            String page = page(() -> widget)
                    .render(Map.of("tawkVisitor", Visitor.forUserId(PERSON).build()));

            assertThat(page).contains("\"userId\":\"" + PERSON + "\"");
            assertThat(logs.text()).doesNotContain(PERSON);
            key.assertAbsentFrom(page + logs.text());
        }
    }

    @Test
    default void no_object_shows_or_serialises_the_key() throws Exception {
        for (RandomKey key : List.of(RandomKey.usual(), RandomKey.unusual())) {
            List<Object> objects;
            try (CapturedLog logs = new CapturedLog()) {
                objects = objects(widget(key, IdentityCall.SET_ATTRIBUTES));
                key.assertAbsentFrom(logs.text());
            }
            for (Object object : objects) {
                key.assertAbsentFrom(object.toString());
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                Throwable refused = catchThrowable(() -> {
                    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                        out.writeObject(object);
                    }
                });
                assertThat(refused).isInstanceOf(NotSerializableException.class);
                key.assertAbsentFrom(Failures.everything(refused));
                key.assertAbsentFrom(bytes.toString(StandardCharsets.UTF_8));
                key.assertAbsentFrom(bytes.toString(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static TawkWidget widget(RandomKey key, IdentityCall call) {
        return TestWidget.builder().secretKey(key.text()).identifyWith(call).build();
    }
}
