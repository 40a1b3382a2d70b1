package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.testing.docs.Documentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** Whom the element names on each kind of page, in Thymeleaf, which has no tag of ours: a bean prints it. */
class ThymeleafPagesTest extends PagesTest {
    static class Beans {
        @Bean
        Function<Object, String> tawk(TawkTags tags) {
            return visitor -> tags.widget().render(Map.of(), name -> name.equals(TawkTags.VISITOR) ? visitor : null);
        }
    }

    @Override
    RunningShop start(List<Class<?>> sources) {
        List<Class<?>> withThymeleaf = new ArrayList<>(sources);
        withThymeleaf.add(Beans.class);
        return RunningShop.start(withThymeleaf);
    }

    @Test
    void the_documentation_shows_the_bean_and_the_tag() throws Exception {
        String bean = Documentation.blocks("docs/spring-boot.md", "java").get(3);
        String tag = Documentation.blocks("docs/spring-boot.md", "html").get(0);

        assertThat(Documentation.read("tawk-common/spring-boot/tests/src/test/java/io/github/tawktemplates/spring/ThymeleafPagesTest.java"))
                .containsIgnoringWhitespaces(bean);
        assertThat(Files.readString(Path.of("../src/test/resources/templates/home.html"))).contains(tag.strip());
    }
}
