package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import freemarker.template.TemplateDirectiveModel;
import io.github.tawktemplates.TawkTags;
import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;

@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {
    private static final List<Class<?>> SHOP = List.of(Shop.class, ShopVisitors.class, ShopSecurity.class);

    private static MockEnvironment minimal() {
        return new MockEnvironment().withProperty("tawk.property-id", RunningShop.PROPERTY);
    }

    private static String rendered(MockEnvironment environment) {
        return new TawkProperties(environment)
                .widget("/shop")
                .render(Visitor.forUserId("u-1").build());
    }

    @Test
    void each_property_reaches_the_page() {
        MockEnvironment all = minimal()
                .withProperty("tawk.widget-id", "sales")
                .withProperty("tawk.secret-key", RunningShop.KEY)
                .withProperty("tawk.identify-with", "login")
                .withProperty("tawk.load", "consent")
                .withProperty("tawk.sandbox", "http://localhost:8081")
                .withProperty("tawk.bootstrap", "file");

        Element element = Element.of(rendered(all));

        assertThat(element.who()).isEqualTo("u-1");
        assertThat(element.data().get("src").getAsString())
                .isEqualTo("http://localhost:8081/" + RunningShop.PROPERTY + "/sales");
        assertThat(element.data().get("call").getAsString()).isEqualTo("login");
        assertThat(element.data().get("load").getAsString()).isEqualTo("consent");
        assertThat(element.src()).isEqualTo("/shop" + TawkWidget.bootstrapPath());
        assertThat(rendered(minimal().withProperty("tawk.enabled", "false"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"set-attributes", "SET_ATTRIBUTES", "setAttributes"})
    void values_are_written_as_spring_boots_are(String value) {
        assertThat(Element.of(rendered(minimal().withProperty("tawk.identify-with", value)))
                        .data()
                        .get("call")
                        .getAsString())
                .isEqualTo("setAttributes");
    }

    @Test
    void the_environments_names_are_those_of_the_library() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "TAWK_PROPERTY_ID", RunningShop.PROPERTY,
                                        "TAWK_WIDGET_ID", "sales",
                                        "TAWK_SECRET_KEY", RunningShop.KEY,
                                        "TAWK_IDENTIFY_WITH", "login",
                                        "TAWK_LOAD", "idle",
                                        "TAWK_SANDBOX", "http://localhost:8081")));

        Element element = Element.of(new TawkProperties(environment)
                .widget("")
                .render(Visitor.forUserId("u-1").build()));

        assertThat(element.who()).isEqualTo("u-1");
        assertThat(element.data().get("src").getAsString())
                .isEqualTo("http://localhost:8081/" + RunningShop.PROPERTY + "/sales");
        assertThat(element.data().get("call").getAsString()).isEqualTo("login");
        assertThat(element.data().get("load").getAsString()).isEqualTo("idle");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tawk.property-id | propertyId must be 24 hexadecimal digits but has 40 characters.",
                "tawk.widget-id | widgetId must not have the form of a Secure Mode key",
                "tawk.identify-with | the value must be one of set-attributes, login but is another.",
                "tawk.load | the value must be one of immediate, idle, interaction, consent, click but is another.",
                "tawk.sandbox | sandbox must be http:// or https://",
                "tawk.identity-url | identityUrl must be a path that starts with one /",
                "tawk.enabled | the value must be true or false but is neither.",
                "tawk.bootstrap | the value must be one of inline, file but is another.",
                "tawk.csp | the value must be one of add, off but is another."
            })
    void a_malformed_value_is_an_error_with_the_name_of_the_property_and_without_the_value(
            String name, String message) {
        assertThatThrownBy(() -> rendered(minimal().withProperty(name, RunningShop.KEY)))
                .isExactlyInstanceOf(InvalidTawkPropertyException.class)
                .hasMessageStartingWith(name + ": " + message)
                .hasMessageNotContaining(RunningShop.KEY)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | secretKey must not be blank but is empty.",
                "' 0123456789abcdef0123456789abcdef01234567' | secretKey must not have white space around it but has."
            })
    void a_malformed_key_is_an_error(String key, String message) {
        assertThatThrownBy(() -> rendered(minimal().withProperty("tawk.secret-key", key)))
                .isExactlyInstanceOf(InvalidTawkPropertyException.class)
                .hasMessageStartingWith("tawk.secret-key: " + message)
                .hasMessageNotContaining(RunningShop.KEY);
    }

    @Test
    void an_application_with_a_malformed_value_does_not_start_and_says_what_to_do(CapturedOutput output) {
        Throwable failure = catchThrowable(
                () -> RunningShop.start(SHOP, "tawk.sandbox=" + RunningShop.KEY).close());

        assertThat(failure).isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("tawk.sandbox: sandbox must be http:// or https://")
                .contains("or set tawk.enabled=false to run without the chat.")
                .doesNotContain(RunningShop.KEY);
    }

    @Test
    void without_a_property_id_the_tags_print_nothing_and_one_line_says_so(CapturedOutput output) {
        try (RunningShop shop = RunningShop.startWithout(SHOP)) {
            HttpResponse<String> page = shop.client().get("/");
            shop.client().get("/nowhere");

            assertThat(page.body()).contains("<h1>Home</h1>").doesNotContain("<script");
            assertThat(output.getOut().split("tawk.property-id is not set", -1)).hasSize(2);
        }
    }

    @Test
    void enabled_false_says_that_this_is_meant(CapturedOutput output) {
        try (RunningShop shop = RunningShop.startWithout(SHOP, "tawk.enabled=false")) {
            assertThat(shop.client().get("/").body()).contains("<h1>Home</h1>").doesNotContain("<script");
            assertThat(output).doesNotContain("tawk.property-id");
        }
    }

    @Test
    void what_is_configured_is_logged_at_the_start_without_the_key(CapturedOutput output) {
        try (RunningShop shop = RunningShop.start(SHOP, "tawk.widget-id=logged")) {
            assertThat(shop.client().get("/").statusCode()).isEqualTo(200);
            assertThat(output)
                    .containsPattern("INFO .*The tawk.to widget is https://embed.tawk.to/" + RunningShop.PROPERTY
                            + "/logged, SET_ATTRIBUTES, IMMEDIATE, bootstrap inline, a secret key of 40 characters, "
                            + "whose SHA-256 begins with [0-9a-f]{4}\\.")
                    .doesNotContain(RunningShop.KEY);
        }
    }

    @Test
    void no_endpoint_of_the_actuator_shows_the_key() {
        try (RunningShop shop = RunningShop.startWithout(
                SHOP,
                "tawk.property-id=" + RunningShop.PROPERTY,
                "tawk.secret-key=${chat.password}",
                "chat.password=" + RunningShop.KEY,
                "management.endpoints.web.exposure.include=*",
                "management.endpoint.env.show-values=always",
                "management.endpoint.configprops.show-values=always")) {
            RunningShop.Client operator = shop.client();
            String environment = operator.get("/actuator/env").body();
            String one = operator.get("/actuator/env/tawk.secret-key").body();
            String beans = operator.get("/actuator/configprops").body()
                    + operator.get("/actuator/beans").body();

            assertThat(environment).contains("tawk.property-id", RunningShop.PROPERTY, "tawk.secret-key");
            assertThat(one).contains("******");
            assertThat(beans).contains("tawkWidget");
            assertThat(environment + one + beans).doesNotContain(RunningShop.KEY);
        }
    }

    /** Beans of the application's own. */
    static class Own {
        @Bean
        TawkWidget own() {
            return TawkWidget.builder(RunningShop.PROPERTY, "own").build();
        }
    }

    /** A tag that prints nothing. */
    static class OwnTags {
        @Bean
        TawkTags own() {
            return TawkTags.builder(() -> null).build();
        }
    }

    @Test
    void beans_of_the_application_come_first() {
        try (RunningShop shop = RunningShop.startWithout(List.of(Shop.class, ShopSecurity.class, Own.class))) {
            assertThat(shop.client().tag("/").data().get("src").getAsString()).endsWith("/own");
        }
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, ShopSecurity.class, OwnTags.class))) {
            assertThat(shop.client().get("/").body()).contains("<h1>Home</h1>").doesNotContain("<script");
        }
    }

    static class OwnTag {
        static final TemplateDirectiveModel TAG = (environment, arguments, loopVariables, body) -> {};

        @Bean
        FreeMarkerConfigurer freeMarkerConfigurer() {
            FreeMarkerConfigurer views = new FreeMarkerConfigurer();
            views.setTemplateLoaderPath("classpath:/templates/");
            views.setFreemarkerVariables(Map.of(TawkTags.WIDGET, TAG));
            return views;
        }
    }

    @Test
    void a_tag_that_the_application_has_set_stays_and_the_other_is_there() {
        try (RunningShop shop = RunningShop.start(List.of(Shop.class, ShopSecurity.class, OwnTag.class))) {
            var views = shop.context.getBean(FreeMarkerConfigurer.class).getConfiguration();

            assertThat(views.getSharedVariable(TawkTags.WIDGET)).isSameAs(OwnTag.TAG);
            assertThat(views.getSharedVariable(TawkTags.SIGNED_OUT)).isNotNull();
        }
    }

    @Test
    void an_ide_knows_each_property() throws Exception {
        List<JsonObject> properties = new ArrayList<>();
        for (URL file :
                Collections.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            JsonParser.parseString(new String(file.openStream().readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonArray("properties")
                    .forEach(property -> properties.add(property.getAsJsonObject()));
        }
        properties.removeIf(property -> !property.get("name").getAsString().startsWith("tawk."));

        assertThat(properties)
                .extracting(property -> property.get("name").getAsString())
                .containsExactlyInAnyOrder(
                        "tawk.bootstrap",
                        "tawk.csp",
                        "tawk.enabled",
                        "tawk.identify-with",
                        "tawk.identity-url",
                        "tawk.load",
                        "tawk.property-id",
                        "tawk.sandbox",
                        "tawk.secret-key",
                        "tawk.widget-id");
        assertThat(properties)
                .allSatisfy(property ->
                        assertThat(property.get("description").getAsString()).endsWith("."));
    }
}
