package io.github.tawktemplates;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says that a supplier of {@link TawkTags} has thrown: then nothing is printed, as "not known" might show the last chat. */
final class SupplierFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SupplierFailure(String what, Exception cause) {
        super("The supplier of the " + what + " failed, so the page has no chat.", cause, false, false);
    }

    /** Asks a supplier. Kotlin and Groovy may throw checked exceptions out of it. */
    static <T extends @Nullable Object> T ask(String what, Supplier<? extends T> supplier) {
        try {
            return supplier.get();
        } catch (Exception e) {
            throw new SupplierFailure(what, e);
        }
    }
}
