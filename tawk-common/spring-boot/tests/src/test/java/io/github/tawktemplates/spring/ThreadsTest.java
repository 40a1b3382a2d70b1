package io.github.tawktemplates.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.DispatcherServlet;

/** Whom the tag names on threads that aren't the request's. */
class ThreadsTest {
    /** One thread, started in the first person's request, renders the parallel parts of all pages. */
    @Controller
    static class Pool {
        private final ExecutorService executor = Executors.newFixedThreadPool(1);

        @GetMapping("/parallel")
        String parallel() {
            return "parallel";
        }

        @GetMapping("/inherited")
        @ResponseBody
        String inherited() throws Exception {
            return executor.submit(() -> {
                        Authentication who = SecurityContextHolder.getContext().getAuthentication();
                        return who.getName() + " " + (RequestContextHolder.getRequestAttributes() != null);
                    })
                    .get();
        }

        void close() {
            executor.shutdown();
        }
    }

    /** Lets the pool's thread inherit what belongs to the request. */
    static class Inheriting {
        @Bean(destroyMethod = "close")
        Pool pool() {
            return new Pool();
        }

        @Bean
        PebbleEngine pebbleEngine(Pool pool, List<Extension> extensions) {
            return new PebbleEngine.Builder()
                    .loader(new ClasspathLoader())
                    .extension(extensions.toArray(new Extension[0]))
                    .executorService(pool.executor)
                    .build();
        }

        @Bean
        static BeanPostProcessor inheritable() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof DispatcherServlet servlet) {
                        servlet.setThreadContextInheritable(true);
                    }
                    return bean;
                }
            };
        }
    }

    @Test
    void a_pool_that_inherits_a_persons_context_gives_nobody_that_identity() {
        SecurityContextHolder.setStrategyName(SecurityContextHolder.MODE_INHERITABLETHREADLOCAL);
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, PebbleBeans.class, Inheriting.class),
                "spring.main.allow-bean-definition-overriding=true")) {
            RunningShop.Client ada = shop.client().signIn("ada");
            assertThat(ada.tag("/parallel").who()).isIn("not known", "u-ada");
            RunningShop.Client bob = shop.client().signIn("bob");

            assertThat(bob.get("/inherited").body()).as("the trap").isEqualTo("ada true");
            assertThat(bob.tag("/parallel").who()).isIn("not known", "u-bob");
            assertThat(shop.client().tag("/parallel").who()).isIn("not known", "signed out");
            assertThat(bob.tag("/").who()).isEqualTo("u-bob");
        } finally {
            SecurityContextHolder.setStrategyName(SecurityContextHolder.MODE_THREADLOCAL);
        }
    }

    /** Says on which thread it runs. */
    @Controller
    static class Where {
        @GetMapping("/thread")
        @ResponseBody
        String thread() {
            return Thread.currentThread().toString();
        }
    }

    @Test
    void a_virtual_thread_knows_who_is_there() {
        assumeTrue(Runtime.version().feature() >= 21, "Virtual threads need Java 21 or later");
        try (RunningShop shop = RunningShop.start(
                List.of(Shop.class, ShopVisitors.class, ShopSecurity.class, Where.class),
                "spring.threads.virtual.enabled=true",
                "shop.policy=script-src 'self'")) {
            RunningShop.Client browser = shop.client().signIn("ada");

            assertThat(browser.get("/thread").body()).startsWith("VirtualThread[");
            for (String path : List.of("/", "/later", "/nowhere")) {
                Element tag = Element.of(browser.get(path).body());
                assertThat(tag.who()).as(path).isEqualTo("u-ada");
                assertThat(tag.nonce()).isNotNull();
            }
        }
    }
}
