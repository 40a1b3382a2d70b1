package io.github.tawktemplates.browser;

import io.github.tawktemplates.IdentityCall;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the whole class once for each call that identifies, where the call can make a difference. */
@ParameterizedClass
@EnumSource(IdentityCall.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EachCall {}
