package io.github.tawktemplates.examples.showcase;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the library's four packages are made of. Here, as this module sees them all. Common knows none of the others, and an
 * adapter common alone, so there are no cycles.
 */
class ArchitectureTest {
    private static final String COMMON = "io.github.tawktemplates";
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(location -> location.contains("/tawk-"))
            .importPackages(COMMON)
            .that(not(resideInAPackage(COMMON + ".examples..")));

    @Test
    void common_depends_on_the_jdk_only() {
        classes()
                .that()
                .resideInAPackage(COMMON)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(COMMON, "java..")
                .check(LIBRARY);
    }

    @ParameterizedTest
    @CsvSource({"freemarker,freemarker..", "mustache,com.github.mustachejava..", "pebble,io.pebbletemplates.."})
    void an_adapter_depends_on_common_and_its_engine_only(String adapter, String engine) {
        String itself = COMMON + "." + adapter;
        classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(itself, COMMON, engine, "java..")
                .check(LIBRARY);
    }

    /** What many threads share: a race for a field would show in a load test by luck alone. */
    @Test
    void only_builders_have_fields_that_change() {
        fields().that()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Builder")
                .should()
                .beFinal()
                .check(LIBRARY);
    }

    @Test
    void what_is_public_is_what_was_promised() {
        assertThat(LIBRARY.stream().filter(ArchitectureTest::isSeen).map(JavaClass::getName))
                .containsExactlyInAnyOrder(
                        "io.github.tawktemplates.ContentSecurityPolicy",
                        "io.github.tawktemplates.IdentityCall",
                        "io.github.tawktemplates.LoadPolicy",
                        "io.github.tawktemplates.TawkTag",
                        "io.github.tawktemplates.TawkWidget",
                        "io.github.tawktemplates.TawkWidget$Builder",
                        "io.github.tawktemplates.Visitor",
                        "io.github.tawktemplates.Visitor$Builder",
                        "io.github.tawktemplates.freemarker.TawkFreemarker",
                        "io.github.tawktemplates.freemarker.TawkWidgetDirective",
                        "io.github.tawktemplates.mustache.TawkMustache",
                        "io.github.tawktemplates.mustache.TawkMustacheFactory",
                        "io.github.tawktemplates.pebble.TawkExtension");
    }

    /** Public or protected, and so is what it is nested in. */
    private static boolean isSeen(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        Optional<JavaClass> outer = type.getEnclosingClass();
        return open && !type.isAnonymousClass() && (outer.isEmpty() || isSeen(outer.get()));
    }
}
