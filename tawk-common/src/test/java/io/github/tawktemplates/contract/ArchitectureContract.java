package io.github.tawktemplates.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a module of the library is made of: its test is in the module's own package. */
public interface ArchitectureContract {
    /** Returns the names of the public types, nested ones included. */
    String[] publicTypes();

    /** Returns the packages that it may see beside its own, Java's and JSpecify's annotations. No two modules see each other, so there are no cycles. */
    String[] otherPackages();

    private JavaClasses module() throws ClassNotFoundException {
        // rules are about names; reading the engine and the JDK takes ten seconds more
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        Class<?> one = Class.forName(publicTypes()[0]);
        return new ClassFileImporter()
                .importUrl(one.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    default void it_depends_on_nothing_else() throws Exception {
        String itself = getClass().getPackageName();
        classes()
                .should()
                .resideInAPackage(itself)
                .andShould()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(itself, "java..", "org.jspecify.."), Stream.of(otherPackages()))
                                .toArray(String[]::new))
                .check(module());
    }

    /** What many threads share: a race for a field would show in a load test by luck alone. */
    @Test
    default void only_builders_have_fields_that_change() throws Exception {
        fields().that()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Builder")
                .should()
                .beFinal()
                .check(module());
    }

    @Test
    default void what_is_public_is_what_was_promised() throws Exception {
        assertThat(module().stream().filter(ArchitectureContract::isSeen).map(JavaClass::getName))
                .containsExactlyInAnyOrder(publicTypes());
    }

    /** Public or protected, and so is what it is nested in. */
    private static boolean isSeen(JavaClass type) {
        boolean open = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        Optional<JavaClass> outer = type.getEnclosingClass();
        return open && !type.isAnonymousClass() && (outer.isEmpty() || isSeen(outer.get()));
    }
}
