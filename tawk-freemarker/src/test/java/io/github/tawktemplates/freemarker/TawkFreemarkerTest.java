package io.github.tawktemplates.freemarker;

import static io.github.tawktemplates.contract.TestWidget.WIDGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freemarker.cache.StringTemplateLoader;
import freemarker.core.Environment;
import freemarker.ext.beans.BeansWrapper;
import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import io.github.tawktemplates.contract.CapturedLog;
import io.github.tawktemplates.contract.EngineUnderTest;
import io.github.tawktemplates.contract.Failures;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
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
    void reads_beans_by_their_fields() throws Exception {
        assertReads(new Account());
    }

    /** FreeMarker before 2.3.33 knows no records. */
    @Test
    @Tag("newest-engine")
    void reads_records_by_their_fields() throws Exception {
        assertReads(new User(17, "Ada"));
    }

    private static void assertReads(Object user) throws Exception {
        String page = process("<@tawkWidget userId=user.id name=user.name/>", Map.of("user", user));

        assertThat(page)
                .isEqualTo(WIDGET.render(Visitor.forUserId("17").name("Ada").build()));
    }

    /** An application's own class. */
    public static final class Account {
        public long getId() {
            return 17;
        }

        public String getName() {
            return "Ada";
        }
    }

    /** An application's own class. */
    public record User(long id, String name) {}

    @Test
    void refuses_a_bean_that_is_no_visitor_without_its_text() {
        assertThat(Failures.of(() -> process("<@tawkWidget visitor=user/>", Map.of("user", new User(17, "Lovelace")))))
                .isInstanceOf(TemplateModelException.class)
                .hasMessageContaining("visitor must be a Visitor or a map but is a " + User.class.getName())
                .message()
                .doesNotContain("Lovelace");
    }

    @Test
    void reads_the_variables_that_are_visible_at_the_tag() throws Exception {
        for (String source : List.of(
                "<#assign tawkVisitor={'userId': user.id}><@tawkWidget/>",
                "<#global tawkVisitor={'userId': user.id}><@tawkWidget/>",
                "<#list [{'userId': user.id}] as tawkVisitor><@tawkWidget/></#list>",
                "<#macro page tawkVisitor><@tawkWidget/></#macro><@page tawkVisitor={'userId': user.id}/>",
                "<#macro page><#local tawkVisitor={'userId': user.id}><@tawkWidget/></#macro><@page/>")) {
            Map<String, Object> model = Map.of("tawkVisitor", ADA, "user", Map.of("id", 1234567));
            assertThat(process(source, model))
                    .as(source)
                    .isEqualTo(WIDGET.render(Visitor.forUserId("1234567").build()));
        }
        assertThat(process("<#assign cspNonce='YXNzaWdu'><@tawkWidget/>", Map.of("cspNonce", "bW9kZWw=")))
                .isEqualTo(WIDGET.render(null, "YXNzaWdu"));
        assertThat(process("<#assign tawkVisitor=false><@tawkWidget/>", Map.of("tawkVisitor", ADA)))
                .isEqualTo(WIDGET.render(null));
    }

    /** Jooby hands the request's attributes over so. */
    @Test
    void reads_what_java_sets_in_the_environment() throws Exception {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
        TawkFreemarker.install(configuration, WIDGET);
        StringWriter out = new StringWriter();
        Environment environment =
                new Template("page.html", "<@tawkWidget/>", configuration).createProcessingEnvironment(Map.of(), out);
        environment.setVariable("tawkVisitor", configuration.getObjectWrapper().wrap(ADA));

        environment.process();

        assertThat(out).hasToString(WIDGET.render(ADA));
    }

    /** FreeMarker's own scopes: a macro sees the variables of the template that it is written in, and the global ones. */
    @Test
    void sees_in_an_imported_macro_what_is_global() throws Exception {
        for (String set : List.of("assign", "global")) {
            Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
            TawkFreemarker.install(configuration, WIDGET);
            StringTemplateLoader loader = new StringTemplateLoader();
            loader.putTemplate("layout", "<#macro page><@tawkWidget/></#macro>");
            configuration.setTemplateLoader(loader);

            String page = FreemarkerUnderTest.compile(
                            "<#import 'layout' as layout><#" + set + " tawkVisitor={'userId': 'u-17'}><@layout.page/>",
                            configuration)
                    .render(Map.of());

            assertThat(page)
                    .isEqualTo(WIDGET.render(
                            set.equals("global") ? Visitor.forUserId("u-17").build() : null));
        }
    }

    /** A plain BeansWrapper, and Struts' own with altMap=false, list the methods of a map among its keys. */
    @Test
    void reads_a_map_of_java_under_every_wrapper() throws Exception {
        BeansWrapper simple = new BeansWrapper(FreemarkerUnderTest.TODAY.improvements());
        simple.setSimpleMapWrapper(true);
        for (ObjectWrapper wrapper : List.of(
                new BeansWrapper(Configuration.VERSION_2_3_0),
                new BeansWrapper(FreemarkerUnderTest.TODAY.improvements()),
                simple,
                new DefaultObjectWrapper(Configuration.VERSION_2_3_0),
                new DefaultObjectWrapper(FreemarkerUnderTest.TODAY.improvements()),
                new SimpleObjectWrapper(FreemarkerUnderTest.TODAY.improvements()))) {
            Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
            configuration.setObjectWrapper(wrapper);
            TawkFreemarker.install(configuration, WIDGET);
            Map<String, Object> person = Map.of("userId", "u-17", "attributes", Map.of("seats", 12));
            String expected = WIDGET.render(
                    Visitor.forUserId("u-17").attribute("seats", 12).build());

            assertThat(FreemarkerUnderTest.compile("<@tawkWidget/>", configuration)
                            .render(Map.of("tawkVisitor", person)))
                    .isEqualTo(expected);
            assertThat(FreemarkerUnderTest.compile("<@tawkWidget visitor=person/>", configuration)
                            .render(Map.of("person", person)))
                    .isEqualTo(expected);
            assertThat(FreemarkerUnderTest.compile(
                                    "<@tawkWidget userId='u-17' attributes=person.attributes/>", configuration)
                            .render(Map.of("person", person)))
                    .isEqualTo(expected);
            assertThat(FreemarkerUnderTest.compile("<@tawkWidget/>", configuration)
                            .render(Map.of("tawkVisitor", Map.of())))
                    .isEqualTo(WIDGET.render(null));
        }
    }

    @Test
    void reads_a_map_of_java_with_values_of_freemarker() throws Exception {
        Map<String, Object> person =
                Map.of("userId", new SimpleScalar("u-17"), "attributes", Map.of("seats", new SimpleNumber(12)));

        assertThat(process("<@tawkWidget/>", Map.of("tawkVisitor", person)))
                .isEqualTo(WIDGET.render(
                        Visitor.forUserId("u-17").attribute("seats", 12).build()));
    }

    /** As the wrapper of Vert.x makes of its JsonObject. */
    @Test
    void reads_every_model_that_lists_its_keys() throws Exception {
        record Listed(TemplateHashModelEx hash, Object getWrappedObject)
                implements TemplateHashModelEx, WrapperTemplateModel {
            @Override
            public int size() throws TemplateModelException {
                return hash.size();
            }

            @Override
            public TemplateCollectionModel keys() throws TemplateModelException {
                return hash.keys();
            }

            @Override
            public TemplateCollectionModel values() throws TemplateModelException {
                return hash.values();
            }

            @Override
            public TemplateModel get(String key) throws TemplateModelException {
                return hash.get(key);
            }

            @Override
            public boolean isEmpty() throws TemplateModelException {
                return hash.isEmpty();
            }
        }
        ObjectWrapper wrapper = new DefaultObjectWrapper(FreemarkerUnderTest.TODAY.improvements());
        TemplateHashModelEx person = (TemplateHashModelEx) wrapper.wrap(Map.of("userId", "u-17", "name", "Ada"));

        for (Object json : Arrays.asList(new Object(), null)) {
            assertThat(process("<@tawkWidget/>", Map.of("tawkVisitor", new Listed(person, json))))
                    .isEqualTo(WIDGET.render(ADA));
        }
    }

    /** FreeMarker gives a directive its named arguments alone. */
    @Test
    void can_not_see_an_argument_without_a_name() throws Exception {
        assertThat(process("<@tawkWidget ada/>", Map.of("ada", ADA))).isEqualTo(WIDGET.render(null));
    }

    @Test
    void accepts_no_body_but_white_space_and_comments() throws Exception {
        for (String source : List.of(
                "<@tawkWidget/>",
                "<@tawkWidget></@tawkWidget>",
                "<@tawkWidget> \n </@tawkWidget>",
                "<@tawkWidget><#-- the chat --></@tawkWidget>",
                "<@tawkWidget> <#-- the --> \n <#-- chat --> </@tawkWidget>")) {
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
        Throwable error =
                Failures.of(() -> process("<@tawkWidget userId=given/>", Map.of("given", List.of("Lovelace"))));

        assertThat(error).isInstanceOf(TemplateException.class).hasMessageContaining("userId must be a text or number");
        assertThat(Failures.everything(error)).doesNotContain("Lovelace");
    }

    @Test
    void prints_the_values_that_a_template_makes() throws Exception {
        assertThat(process(
                        "<@tawkWidget userId='u-17' attributes={'list': ['a', 2, true], 'range': 1..3, 'endless': 1..,"
                                + " 'date': when?date, 'keys': {'x': 1, 'y': 2}?keys, 'since': (nobody.since)!}/>",
                        Map.of(
                                "when",
                                new java.sql.Date(
                                        java.sql.Date.valueOf("2024-02-29").getTime()))))
                .isEqualTo(WIDGET.render(Visitor.forUserId("u-17")
                        .attribute("list", "a, 2, true")
                        .attribute("range", "1, 2, 3")
                        .attribute("endless", IntStream.range(1, 257).boxed().toList())
                        .attribute("date", "2024-02-29")
                        .attribute("keys", "x, y")
                        .build()));
    }

    @Test
    void reads_dates_under_every_wrapper() throws Exception {
        Date since = new Date(1_700_000_000_000L);
        for (ObjectWrapper wrapper : List.of(
                new BeansWrapper(Configuration.VERSION_2_3_0),
                new DefaultObjectWrapper(Configuration.VERSION_2_3_0),
                new DefaultObjectWrapper(FreemarkerUnderTest.TODAY.improvements()))) {
            Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);
            configuration.setObjectWrapper(wrapper);
            TawkFreemarker.install(configuration, WIDGET);

            assertThat(FreemarkerUnderTest.compile(
                                    "<@tawkWidget userId='u-17' attributes={'since': since, 'day': day}/>",
                                    configuration)
                            .render(Map.of("since", since, "day", java.sql.Date.valueOf("2024-02-29"))))
                    .isEqualTo(WIDGET.render(Visitor.forUserId("u-17")
                            .attribute("since", "2023-11-14T22:13:20Z")
                            .attribute("day", "2024-02-29")
                            .build()));
        }
    }

    /** Escapes of the captured text can't be told from what a visitor typed. */
    @Test
    void refuses_a_text_that_was_captured_as_markup_and_says_how_to_join_texts() throws Exception {
        Map<String, Object> model = Map.of("first", "Ada", "last", "O'Lovelace");
        String message =
                "A value of the tag must be a text but is markup, as <#assign name>${first} ${last}</#assign> makes "
                        + "it, with escapes. Write <#assign name = first + ' ' + last>.";
        for (String argument : List.of(
                "userId=n", "userId='u-17' name=n", "userId='u-17' attributes={'n': n}", "visitor={'name': n}")) {
            Throwable error = Failures.of(
                    () -> process("<#assign n>${first} ${last}</#assign><@tawkWidget " + argument + "/>", model));
            assertThat(error).isInstanceOf(TemplateModelException.class).hasMessageContaining(message);
            Failures.assertNamesThePlace(error);
            assertThat(Failures.everything(error)).doesNotContain("Lovelace");
        }
        assertThat(process("<#assign n = first + ' ' + last><@tawkWidget userId='u-17' name=n/>", model))
                .isEqualTo(WIDGET.render(
                        Visitor.forUserId("u-17").name("Ada O'Lovelace").build()));
        assertThat(process("<@tawkWidget userId='u-17' name=last?esc/>", model))
                .isEqualTo(WIDGET.render(
                        Visitor.forUserId("u-17").name("O'Lovelace").build()));
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
    void null_is_refused_by_name() {
        Configuration configuration = FreemarkerUnderTest.TODAY.configuration(true);

        assertNull("widget", () -> TawkFreemarker.install(configuration, (TawkWidget) null));
        assertNull("tags", () -> TawkFreemarker.install(configuration, (TawkTags) null));
        assertNull("configuration", () -> TawkFreemarker.install(null, WIDGET));
        assertNull("tags", () -> new TawkWidgetDirective((TawkTags) null));
        assertNull("tags", () -> TawkWidgetDirective.signedOut(null));
    }

    private static void assertNull(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }
}
