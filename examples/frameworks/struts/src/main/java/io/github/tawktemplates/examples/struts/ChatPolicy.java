package io.github.tawktemplates.examples.struts;

import org.apache.struts2.interceptor.csp.DefaultCspSettings;

/** The Content-Security-Policy of the pages, with the nonce that Struts makes for each request. */
public class ChatPolicy extends DefaultCspSettings {
    /** Makes the policy. */
    public ChatPolicy() {}

    @Override
    protected String createPolicyFormat(String nonce) {
        return ChatManager.WIDGET.contentSecurityPolicy().headerForNonce(nonce);
    }
}
