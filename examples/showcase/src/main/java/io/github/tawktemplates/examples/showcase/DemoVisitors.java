package io.github.tawktemplates.examples.showcase;

import io.github.tawktemplates.Visitor;
import java.util.List;
import java.util.Optional;

/** The people one can sign in as. A real application makes the {@link Visitor} from the account in its session. */
final class DemoVisitors {
    /** A customer: {@code id} names the account in the session, {@code about} is on the button. */
    record DemoVisitor(String id, String name, String about, Visitor visitor) {}

    private static final String HOSTILE = "</script><script>alert('x')</script>'\"&{{7*7}}${7*7}";

    static final List<DemoVisitor> ALL = List.of(ada(), mallory(), mariya(), grace());

    private DemoVisitors() {}

    static Optional<DemoVisitor> find(String id) {
        return ALL.stream().filter(visitor -> visitor.id().equals(id)).findFirst();
    }

    private static DemoVisitor ada() {
        String name = "Ada Lovelace";
        Visitor visitor = Visitor.forUserId("u-17")
                .name(name)
                .email("ada@example.com")
                .attribute("plan", "pro")
                .attribute("seats", 12)
                .attribute("trial", false)
                .build();
        return new DemoVisitor("ada", name, "Ada", visitor);
    }

    private static DemoVisitor mallory() {
        Visitor visitor = Visitor.forUserId("u-18'\"<!--")
                .name(HOSTILE)
                .email("mallory@example.com")
                .attribute("note", HOSTILE)
                .build();
        return new DemoVisitor("mallory", HOSTILE, "Mallory, with a hostile name", visitor);
    }

    private static DemoVisitor mariya() {
        String name = "Марія 山田 🌸";
        Visitor visitor = Visitor.forUserId("користувач-19")
                .name(name)
                .email("mariya@example.com")
                .attribute("city", "Київ")
                .attribute("greeting", "مرحبا بالعالم")
                .attribute("favourite", "抹茶")
                .attribute("mood", "🍵👩🏽‍🔬")
                .build();
        return new DemoVisitor("mariya", name, "Марія, in many scripts", visitor);
    }

    private static DemoVisitor grace() {
        String name = "Grace Hopper";
        Visitor.Builder builder =
                Visitor.forUserId("u-20").name(name).email("grace@example.com").phone("+1 202 555 0143");
        for (int i = 1; i <= 45; i++) {
            builder.attribute("order-" + i, i * 3);
        }
        return new DemoVisitor("grace", name, "Grace, with 45 attributes", builder.build());
    }
}
