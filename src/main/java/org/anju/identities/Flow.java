package org.anju.identities;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;

/// One way to the provider and back, kept in the session of whoever went; good for one return.
///
/// @param connects whether the account that is signed in is to be bound, rather than somebody to sign in
/// @param back where to go on, as the request said
record Flow(String state, String nonce, String verifier, boolean connects, String back) implements Serializable {

    private static final String KEY = "anju.provider";

    /// Begins one; an earlier one of the same session is over.
    static Flow begin(boolean connects, String back, HttpServletRequest request) {
        var flow =
                new Flow(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), connects, back);
        request.getSession(true).setAttribute(KEY, flow);
        return flow;
    }

    /// The one that was begun, once.
    static Optional<Flow> end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(KEY) instanceof Flow flow)) {
            return Optional.empty();
        }
        session.removeAttribute(KEY);
        return Optional.of(flow);
    }
}
