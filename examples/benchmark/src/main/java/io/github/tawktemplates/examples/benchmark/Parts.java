package io.github.tawktemplates.examples.benchmark;

import io.github.tawktemplates.TawkWidget;
import io.github.tawktemplates.Visitor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The parts of a rendering that are not public, through method handles: the library keeps its small public face, and this
 * package stays out of the library's. A handle in a static final field costs what a call does.
 */
final class Parts {
    private static final MethodHandle SIGNER;
    private static final MethodHandle SIGN;
    private static final MethodHandle BUFFER;
    private static final MethodHandle LENGTH;
    private static final MethodHandle APPEND_FIELDS;
    private static final MethodHandle APPEND;

    static {
        try {
            MethodHandles.Lookup in = MethodHandles.privateLookupIn(TawkWidget.class, MethodHandles.lookup());
            Class<?> signer = in.findClass("io.github.tawktemplates.Signer");
            Class<?> buffer = in.findClass("io.github.tawktemplates.AsciiBuilder");
            Class<?> payload = in.findClass("io.github.tawktemplates.Payload");
            SIGNER = in.findConstructor(signer, MethodType.methodType(void.class, String.class))
                    .asType(MethodType.methodType(Object.class, String.class));
            SIGN = in.findVirtual(signer, "sign", MethodType.methodType(String.class, String.class))
                    .asType(MethodType.methodType(String.class, Object.class, String.class));
            BUFFER = in.findConstructor(buffer, MethodType.methodType(void.class, int.class))
                    .asType(MethodType.methodType(Object.class, int.class));
            LENGTH = in.findStatic(payload, "length", MethodType.methodType(int.class, Visitor.class));
            APPEND_FIELDS = in.findStatic(
                            payload, "appendFields", MethodType.methodType(void.class, buffer, Visitor.class))
                    .asType(MethodType.methodType(void.class, Object.class, Visitor.class));
            APPEND = in.findVirtual(buffer, "append", MethodType.methodType(buffer, String.class))
                    .asType(MethodType.methodType(Object.class, Object.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Parts() {}

    static Object signer(String secretKey) {
        try {
            return (Object) SIGNER.invokeExact(secretKey);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(Object signer, String identity) {
        try {
            return (String) SIGN.invokeExact(signer, identity);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the visitor in JSON, with a hash made before. */
    static String payload(Visitor visitor, String hash) {
        try {
            Object data = (Object) BUFFER.invokeExact((int) LENGTH.invokeExact(visitor));
            APPEND_FIELDS.invokeExact(data, visitor);
            Object label = (Object) APPEND.invokeExact(data, ",\"hash\":\"");
            Object value = (Object) APPEND.invokeExact(label, hash);
            Object end = (Object) APPEND.invokeExact(value, "\"}");
            return end.toString();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
