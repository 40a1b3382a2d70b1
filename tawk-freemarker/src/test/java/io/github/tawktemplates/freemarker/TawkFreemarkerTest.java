package io.github.tawktemplates.freemarker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import io.github.tawktemplates.AdapterContract;
import io.github.tawktemplates.ArgumentsContract;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TawkFreemarkerTest {
    private static final Visitor ADA = Visitor.forUserId("u-17").name("Ada").build();
    private static final TawkWidget WIDGET = ArgumentsContract.WIDGET;

    @Nested
    class Today extends Contract {
        Today() {
            super(Configuration.VERSION_2_3_34);
        }
    }

    /** What Spring's and Dropwizard's configurations run. */
    @Nested
    class WithIncompatibleImprovementsOf2_3_0 extends Contract {
        WithIncompatibleImprovementsOf2_3_0() {
            super(Configuration.VERSION_2_3_0);
        }
    }

    abstract static class Contract implements ArgumentsContract {
        private final Version version;

        Contract(Version version) {
            this.version = version;
        }

        @Override
        public String page(Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
            return process(version, widget, "[<@tawkWidget/>]", model);
        }

        @Override
        public String signedOutPage(Supplier<TawkWidget> widget, Map<String, Object> model) throws Exception {
            return process(version, widget, "[<@tawkSignedOut/>]", model);
        }

        /** An undefined variable is an argument with a null value only with FreeMarker's default operator. */
        @Override
        public String page(Supplier<TawkWidget> widget, Map<String, String> arguments, Map<String, Object> model)
                throws Exception {
            String written = arguments.entrySet().stream()
                    .map(e -> " " + e.getKey() + "=" + (model.get(e.getValue()) == null ? "null()" : e.getValue()))
                    .collect(Collectors.joining());
            Map<String, Object> withNull = new HashMap<>(model);
            withNull.put("null", (freemarker.template.TemplateMethodModelEx) list -> null);
            return process(version, widget, "[<@tawkWidget" + written + "/>]", withNull);
        }
    }

    private static String process(Version version, Supplier<TawkWidget> widget, String source, Map<String, ?> model)
            throws Exception {
        Configuration configuration = new Configuration(version);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setOutputFormat(freemarker.core.HTMLOutputFormat.INSTANCE);
        TawkFreemarker.install(configuration, widget);
        StringWriter out = new StringWriter();
        new Template("page.html", source, configuration).process(model, out);
        return out.toString();
    }

    private static String process(String source, Map<String, ?> model) throws Exception {
        return process(Configuration.VERSION_2_3_34, () -> WIDGET, source, model);
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
        assertThatThrownBy(() -> process("<@tawkWidget visitor=user/>", Map.of("user", new User(17, "Lovelace"))))
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
            for (Version version : List.of(Configuration.VERSION_2_3_34, Configuration.VERSION_2_3_0)) {
                assertThat(process(version, () -> WIDGET, source, Map.of()))
                        .as(source)
                        .isEqualTo(anonymous);
            }
        }
        assertThat(process(
                        "<@tawkWidget userId=(user.id)! attributes={'plan': (user.plan)!} nonce=cspNonce!/>",
                        Map.of("user", Map.of("id", "u-17"))))
                .isEqualTo(WIDGET.render(Visitor.forUserId("u-17").build()));
    }

    @Test
    void refuses_a_body_and_loop_variables() {
        assertThatThrownBy(() -> process("<@tawkWidget>Ada</@tawkWidget>", Map.of()))
                .isInstanceOf(TemplateModelException.class)
                .hasMessageContaining("The tag must have no body but has one. Close it at once, as in <@tawkWidget/>")
                .hasMessageContaining("page.html");
        assertThatThrownBy(() -> process("<@tawkWidget; x></@tawkWidget>", Map.of()))
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
        assertThat(process("a<#attempt>b<@tawkWidget nonce='bad nonce'/><#recover>c</#attempt>d", Map.of()))
                .isEqualTo("acd");
    }

    @Test
    void shows_no_visitor_in_the_message_that_the_default_handler_prints_into_the_page() {
        Throwable error = catchThrowable(() ->
                process("<@tawkWidget userId='u-17' attributes=given/>", Map.of("given", Map.of("a_b", "Lovelace"))));

        assertThat(error).isInstanceOf(TemplateException.class).hasMessageContaining("U+005F");
        assertThat(AdapterContract.everyMessage(error)).doesNotContain("Lovelace");
    }

    @Test
    void can_be_wired_by_hand() throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setSharedVariable("chat", new TawkWidgetDirective(WIDGET));
        StringWriter out = new StringWriter();

        new Template("page.html", "<@chat/>", configuration).process(Map.of("tawkVisitor", ADA), out);

        assertThat(out).hasToString(WIDGET.render(ADA));
    }

    @Test
    void needs_a_widget() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

        assertThatThrownBy(() -> TawkFreemarker.install(configuration, (TawkWidget) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("widget");
    }

    @Test
    void installs_the_tags_for_one_widget() throws Exception {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        TawkFreemarker.install(configuration, WIDGET);
        StringWriter out = new StringWriter();

        new Template("page.html", "<@tawkWidget visitor=ada/><@tawkSignedOut/>", configuration)
                .process(Map.of("ada", ADA), out);

        assertThat(out).hasToString(WIDGET.render(ADA) + WIDGET.render(Visitor.signedOut()));
        assertThatThrownBy(() -> TawkFreemarker.install(configuration, (TawkWidget) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("widget");
    }
}
