package io.github.tawktemplates.testing;

import java.util.List;
import java.util.Map;

/**
 * What a support agent sees of a visitor. Texts come from the page and may be hostile.
 *
 * <pre>{@code
 * for (SandboxVisitor seen : sandbox.visitors()) {
 *     System.out.println(seen.name() + (seen.verified() ? " is verified" : ": " + seen.explanation()));
 * }
 * }</pre>
 *
 * @param propertyId the property visited
 * @param uuid the id of the visitor's session, the value of the cookie {@code twk_uuid_<propertyId>}
 * @param userId the user id, or null
 * @param name the name, or null
 * @param email the e-mail address, or null
 * @param phone the phone number, or null
 * @param verified whether the identity came with the right hash
 * @param error the error the last refused call was answered with, null once an identity is accepted
 * @param explanation why a hash was refused, in words; null if none was
 * @param warning what a page has done to this visitor's chat, in words; null if nothing
 * @param attributes the other attributes; keys in lower case, as tawk.to stores them
 * @param events what the visitor did, oldest first, as readable lines
 * @param conversation the messages the visitor sent, oldest first
 */
public record SandboxVisitor(
        String propertyId,
        String uuid,
        String userId,
        String name,
        String email,
        String phone,
        boolean verified,
        String error,
        String explanation,
        String warning,
        Map<String, Object> attributes,
        List<String> events,
        List<String> conversation) {}
