package io.github.tawktemplates.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.switchuser.SwitchUserGrantedAuthority;

/** Spring Security names even those who are not signed in, by an anonymous token: where there is none, it has not run. */
final class SignedInBySpringSecurity implements SignedIn {
    private final SecurityContextHolderStrategy holder;

    SignedInBySpringSecurity(SecurityContextHolderStrategy holder) {
        this.holder = holder;
    }

    @Override
    public @Nullable Optional<Principal> of(HttpServletRequest request) {
        Authentication who = holder.getContext().getAuthentication();
        if (who == null) {
            // it may be in use for something else than the pages, which the container guards
            Principal ofContainer = request.getUserPrincipal();
            return ofContainer == null ? null : Optional.of(ofContainer);
        }
        if (who instanceof AnonymousAuthenticationToken || !who.isAuthenticated()) {
            return Optional.empty();
        }
        // somebody impersonates a person, whose chat is not theirs
        boolean switched = who.getAuthorities().stream().anyMatch(SwitchUserGrantedAuthority.class::isInstance);
        return switched ? null : Optional.of(who);
    }
}
