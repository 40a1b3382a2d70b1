package io.github.tawktemplates;

/** The parts of a rendering that have no public face, for the benchmark. */
public final class Parts {
    private final Signer signer;

    public Parts(String secretKey) {
        signer = new Signer(secretKey);
    }

    public String sign(String identity) {
        return signer.sign(identity);
    }

    /** Returns the visitor's part of the data, with a hash made before. */
    public static String payload(Visitor visitor, String hash) {
        AsciiBuilder data = new AsciiBuilder(visitor.printedLength());
        TawkWidget.appendVisitor(data, visitor);
        data.append(",\"hash\":\"").append(hash).append("\"}");
        return data.toString();
    }
}
