package io.github.tawktemplates.browser;

import io.github.tawktemplates.IdentityCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** For tests of what the call that identifies could change: the whole class once for each call. */
@ParameterizedClass
@EnumSource(IdentityCall.class)
abstract class EachCallTest extends PageTest {
    @Parameter
    IdentityCall ofThisRun;

    @BeforeEach
    void identifyByTheCallOfThisRun() {
        call = ofThisRun;
    }
}
