package io.github.tawktemplates.examples.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tawktemplates.examples.frameworks.FrameworkContract;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class TemplatesTest extends FrameworkContract {
    @Override
    protected String section() {
        return "Thymeleaf, JTE, JSP and jmustache";
    }

    @Override
    protected List<String> pages() {
        return List.of("/thymeleaf", "/jte", "/jsp", "/jmustache");
    }

    @Test
    void what_is_not_the_tag_is_escaped() throws Exception {
        String name = "</p><script>alert(1)</script><!--'\"&amp;\\u0027`${7*7}{{7*7}}#{7*7}[[7*7]]<%=7*7%>";

        for (String page : pages()) {
            String html = get(page, "X-Forwarded-User", name).body();
            assertThat(Jsoup.parse(html).selectFirst("p").wholeText()).as(page).isEqualTo(name);
        }
    }
}
