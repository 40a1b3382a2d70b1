package io.github.tawktemplates.spring;

import io.github.tawktemplates.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Asks who is signed in, and the application's bean who that is for tawk.to. */
final class CurrentVisitor implements Supplier<@Nullable Visitor> {
    private static final Log LOG = LogFactory.getLog(TawkAutoConfiguration.class);

    private final SignedIn signedIn;
    private final ObjectProvider<TawkVisitors> visitors;
    private final AtomicBoolean explained = new AtomicBoolean();

    CurrentVisitor(SignedIn signedIn, ObjectProvider<TawkVisitors> visitors) {
        this.signedIn = signedIn;
        this.visitors = visitors;
    }

    /** Returns null where it is not known. */
    @Override
    public @Nullable Visitor get() {
        TawkResponse response = TawkResponse.current();
        return response == null ? null : of(response.request());
    }

    /** The same for a request that Spring Security, if there is one, has let through. */
    @Nullable
    Visitor of(HttpServletRequest request) {
        TawkVisitors bean = visitors.getIfAvailable();
        if (bean == null) {
            explain();
            return null;
        }
        Optional<Principal> who = signedIn.of(request);
        if (who == null) {
            return null;
        }
        Visitor visitor = who.map(bean::visitor).orElse(null);
        return visitor == null ? Visitor.signedOut() : visitor;
    }

    private void explain() {
        if (explained.compareAndSet(false, true)) {
            LOG.info(
                    "No bean says who is signed in, so the tawk.to tag identifies nobody and signs nobody out. Such a bean is: "
                            + "@Bean TawkVisitors visitors() { return who -> Visitor.forUserId(<the account's id>).build(); } "
                            + "where who.getName() is the login name.");
        }
    }
}
