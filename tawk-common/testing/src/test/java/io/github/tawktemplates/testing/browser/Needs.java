package io.github.tawktemplates.testing.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test, or a class of tests, in the browsers that lack an ability: {@code @Needs(Ability.LAYOUT_SHIFT)}. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
    /** What the test can't do without. */
    Ability value();

    /** Looks at the ability that a test needs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                    .map(Needs::value)
                    .filter(ability -> ability.isMissingIn(BrowserKind.current()))
                    .map(ability -> ConditionEvaluationResult.disabled(ability.reason()))
                    .orElse(ConditionEvaluationResult.enabled(null));
        }
    }
}
