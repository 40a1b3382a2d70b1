package io.github.tawktemplates.testing;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a widget sent, exactly as it arrived.
 *
 * <pre>{@code
 * for (Call call : sandbox.calls("setAttributes", "login")) {
 *     System.out.println(call.values().get("userId") + (call.error() == null ? " was accepted" : ": " + call.error()));
 * }
 * }</pre>
 *
 * @param time when it arrived
 * @param propertyId the property it was sent to
 * @param uuid the visitor it was sent for, null where no session was known
 * @param name {@code connect}, {@code setAttributes}, {@code login}, {@code logout}, {@code message}, {@code page},
 *     {@code addEvent}, {@code addTags}, {@code removeTags}, {@code window} (its new state) or {@code consent}
 * @param values what was sent, in order; numbers are {@code Long} or {@code Double}, values may be null
 * @param error the answer: null where the call was accepted, else a string or code of tawk.to's, or the name of the
 *     {@link Fault} that was set
 */
public record Call(
        Instant time, String propertyId, String uuid, String name, Map<String, Object> values, String error) {}
