package io.github.tawktemplates.freemarker;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.Failures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What FreeMarker has beside what {@link FreemarkerContractTest} asks of every engine. */
class TawkFreemarkerTest {
    private static final Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();

    private static String process(EngineUnderTest engine, String source, Map<String, Object> model) throws Exception {
        return engine.compile(source, () -> WIDGET, true).render(model);
    }

    private static String process(String source, Map<String, Object> model) throws Exception {
        return process(FreemarkerUnderTest.TODAY, source, model);
    }

    @Test
    void takes_a_hash_written_in_the_template() throws Exception {
        String page = process(
                "<@tawkWidget visitor={'userId': id, 'name': 'Ada', 'attributes': {'seats': 12, 'trial': false}}/>",
                Map.of("id", 1234567));

        assertThat(page)
                .isEqualTo(WIDGET.render(Visitor.forUserId("1234567")
                        .name("Ada")
                        .attribute("seats", 12)
                        .attribute("trial", false)
                        .build()));
    }

    @Test
    void reads_beans_and_records_by_their_fields() throws Exception {
        String page = process("<@tawkWidget userId=user.id name=user.name/>", Map.of("user", new User(17, "Ada")));

        assertThat(page)
                .isEqualTo(WIDGET.render(Visitor.forUserId("17").name("Ada").build()));
    }

    /** A visitor's own class. */
    public record User(long id, String name) {
        public long getId() {
            return id;
        }

        public String getName() {
            return name;
        }
    }

    @Test
    void refuses_a_bean_that_is_no_visitor_without_its_text() {
        assertThat(Failures.of(() -> process("<@tawkWidget visitor=user/>", Map.of("user", new User(17, "Lovelace")))))
                .isInstanceOf(TemplateModelException.class)
                .hasMessageContaining("visitor must be a Visitor or a map but is a " + User.class.getName())
                .message()
                .doesNotContain("Lovelace");
    }

    @Test
    void reads_the_data_model_and_not_what_a_template_assigns() throws Exception {
        for (String source : List.of(
                "<#assign tawkVisitor={'userId':'root'} cspNonce='bad nonce'><@tawkWidget/>",
                "<#global tawkVisitor={'userId':'root'}><@tawkWidget/>",
                "<#list [{'userId':'root'}] as tawkVisitor><@tawkWidget/></#list>",
                "<#macro page tawkVisitor><@tawkWidget/></#macro><@page tawkVisitor={'userId':'root'}/>")) {
            assertThat(process(source, Map.of("tawkVisitor", ADA))).as(source).isEqualTo(WIDGET.render(ADA));
        }
    }

    @Test
    void accepts_no_body_but_white_space() throws Exception {
        for (String source :
                List.of("<@tawkWidget/>", "<@tawkWidget></@tawkWidget>", "<@tawkWidget> \n </@tawkWidget>")) {
            assertThat(process(source, Map.of("tawkVisitor", ADA))).isEqualTo(WIDGET.render(ADA));
        }
    }

    /** FreeMarker's own messages advise {@code !}; what it gives is a text, a list and a hash in one. */
    @Test
    void takes_a_missing_value_with_a_default_for_no_value() throws Exception {
        String anonymous = WIDGET.render(null);
        for (String source : List.of(
                "<@tawkWidget userId=(user.id)!/>",
                "<@tawkWidget userId=(user.id)! name=(user.name)! attributes={'plan': (user.plan)!} nonce=cspNonce!/>",
                "<@tawkWidget email=(user.email)!/>",
                "<@tawkWidget visitor=user!/>",
                "<@tawkWidget userId=(user.id)!'' name=(user.name)!'' attributes={'plan': (user.plan)!''}/>")) {
            for (EngineUnderTest engine : List.of(FreemarkerUnderTest.TODAY, FreemarkerUnderTest.OF_SPRING)) {
                assertThat(process(engine, source, Map.of())).as(source).isEqualTo(anonymous);
            }
        }
        assertThat(process(
                        "<@tawkWidget userId=(user.id)! attributes={'plan': (user.plan)!} nonce=cspNonce!/>",
                        Map.of("user", Map.of("id", "u-17"))))
                .isEqualTo(WIDGET.render(Visitor.forUserId("u-17").build()));
    }

    @Test
    void refuses_a_body_and_loop_variables() {
        assertThat(Failures.of(() -> process("<@tawkWidget>Ada</@tawkWidget>", Map.of())))
                .isInstanceOf(TemplateModelException.class)
                .hasMessageContaining("The tag must have no body but has one. Close it at once, as in <@tawkWidget/>")
                .hasMessageContaining("page.html");
        assertThat(Failures.of(() -> process("<@tawkWidget; x></@tawkWidget>", Map.of())))
                .isInstanceOf(TemplateModelException.class)
                .hasMessageContaining("The tag must have no loop variables");
    }

    @Test
    void changes_nothing_under_compress_or_in_square_brackets() throws Exception {
        Visitor hostile = Visitor.forUserId("a  b\n\n c").name("  two  blanks ").build();

        assertThat(process("<#compress>\n<@tawkWidget/>\n</#compress>", Map.of("tawkVisitor", hostile))
                        .strip())
                .isEqualTo(WIDGET.render(hostile));
        assertThat(process("[#ftl][@tawkWidget userId=id/]", Map.of("id", "u-17")))
                .isEqualTo(WIDGET.render(Visitor.forUserId("u-17").build()));
    }

    @Test
    void can_be_attempted_and_leaves_nothing_behind() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            assertThat(process("a<#attempt>b<@tawkWidget nonce='bad nonce'/><#recover>c</#attempt>d", Map.of()))
                    .isEqualTo("acd");
            assertThat(log.text()).contains("nonce must be base64 or base64url");
        }
    }

    @Test
    void shows_no_visitor_in_the_message_that_the_default_handler_prints_into_the_page() {
        Throwable error = Failures.of(() ->
                process("<@tawkWidget userId='u-17' attributes=given/>", Map.of("given", Map.of("a_b", "Lovelace"))));

        assertThat(error).isInstanceOf(TemplateException.class).hasMessageContaining("U+005F");
        assertThat(Failures.everything(error)).doesNotContain("Lovelace");
    }

    @Test
    void can_be_wired_by_hand() throws Exception {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
        configuration.setSharedVariable("chat", new TawkWidgetDirective(WIDGET));

        assertThat(FreemarkerUnderTest.compile("<@chat/>", configuration).render(Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(ADA));
    }

    @Test
    void installs_the_tags_for_one_widget() throws Exception {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
        TawkFreemarker.install(configuration, WIDGET);

        assertThat(FreemarkerUnderTest.compile("<@tawkWidget visitor=ada/><@tawkSignedOut/>", configuration)
                        .render(Map.of("ada", ADA)))
                .isEqualTo(WIDGET.render(ADA) + WIDGET.render(Visitor.signedOut()));
    }

    @Test
    void needs_a_widget() {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);

        assertThatThrownBy(() -> TawkFreemarker.install(configuration, (TawkWidget) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("widget");
    }
}
