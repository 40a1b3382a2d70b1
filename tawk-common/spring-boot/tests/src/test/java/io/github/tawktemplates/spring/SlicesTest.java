package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An application's own tests, of a slice or of all of it: nothing for them to know about the tag. */
class SlicesTest {
    private static final String EXCLUDE =
            "spring.autoconfigure.exclude=io.pebbletemplates.boot.autoconfigure.PebbleAutoConfiguration";

    private static Element page(MockMvc mvc, RequestPostProcessor... who) throws Exception {
        var request = get("/");
        for (RequestPostProcessor one : who) {
            request.with(one);
        }
        return Element.of(mvc.perform(request).andReturn().getResponse().getContentAsString());
    }

    @Nested
    @WebSlice
    @ContextConfiguration(classes = Shop.class)
    @TestPropertySource(properties = EXCLUDE)
    class WithoutAnyProperty {
        @Autowired
        private MockMvc mvc;

        @Test
        void a_page_is_rendered() throws Exception {
            assertThat(mvc.perform(get("/").with(user("ada")))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .contains("<h1>Home</h1>")
                    .doesNotContain("<script");
        }
    }

    @Nested
    @WebSlice
    @ContextConfiguration(classes = Shop.class)
    @TestPropertySource(properties = {EXCLUDE, "tawk.property-id=" + RunningShop.PROPERTY})
    class WithoutTheBean {
        @Autowired
        private MockMvc mvc;

        @Test
        void it_is_not_known_who_is_there() throws Exception {
            assertThat(page(mvc, user("ada")).who()).isEqualTo("not known");
        }
    }

    @Nested
    @WebSlice
    @ContextConfiguration(classes = Shop.class)
    @Import({ShopVisitors.class, ShopSecurity.class})
    @TestPropertySource(
            properties = {
                EXCLUDE,
                "tawk.property-id=" + RunningShop.PROPERTY,
                "tawk.secret-key=" + RunningShop.KEY,
                "shop.policy=script-src 'self'"
            })
    class WithTheBean {
        @Autowired
        private MockMvc mvc;

        @Test
        void the_user_of_a_test_is_named() throws Exception {
            assertThat(page(mvc, user("ada")).who()).isEqualTo("u-ada");
            assertThat(page(mvc).who()).isEqualTo("signed out");
        }

        @Test
        void a_remembered_person_is_named() throws Exception {
            Authentication remembered =
                    new RememberMeAuthenticationToken("key", "ada", AuthorityUtils.createAuthorityList("ROLE_USER"));
            assertThat(page(mvc, authentication(remembered)).who()).isEqualTo("u-ada");
        }

        @Test
        void a_person_from_an_oauth2_provider_is_named() throws Exception {
            var authorities = AuthorityUtils.createAuthorityList("OAUTH2_USER");
            Authentication oauth2 = new OAuth2AuthenticationToken(
                    new DefaultOAuth2User(authorities, Map.of("sub", "1815"), "sub"), authorities, "provider");
            assertThat(page(mvc, authentication(oauth2)).who()).isEqualTo("u-1815");
        }

        @Test
        void the_tag_has_the_nonce_of_the_policy() throws Exception {
            var response = mvc.perform(get("/")).andReturn().getResponse();
            assertThat(response.getHeader("Content-Security-Policy"))
                    .contains("'nonce-"
                            + Element.of(response.getContentAsString()).nonce() + "'");
        }
    }

    @Nested
    @SpringBootTest(
            classes = {Shop.class, ShopVisitors.class, ShopSecurity.class},
            webEnvironment = SpringBootTest.WebEnvironment.MOCK,
            properties = EXCLUDE)
    class OfTheWholeApplication {
        @Autowired
        private WebApplicationContext context;

        @Test
        void nothing_needs_to_be_set() throws Exception {
            MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
            assertThat(mvc.perform(get("/")).andReturn().getResponse().getContentAsString())
                    .contains("<h1>Home</h1>")
                    .doesNotContain("<script");
        }
    }
}
