package io.github.tawktemplates.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether somebody is signed in. */
@FunctionalInterface
interface SignedIn {
    /** Returns who is signed in, empty where nobody is; null where that is not known. */
    @Nullable
    Optional<Principal> of(HttpServletRequest request);
}
