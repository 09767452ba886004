package org.anju.factors;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;

/// What an authenticator is asked: to sign a challenge for this house, under the address by which the reader
/// came. The challenge waits in the session and is good for one answer.
///
/// @param host the name to which passkeys are bound
/// @param origin scheme, name and port
record Asked(String host, String origin, byte[] challenge) {

    private static final String SESSION_KEY = "anju.challenge";
    private static final int CHALLENGE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Asks anew; what was asked before in this session is not answered any more.
    static Asked anew(HttpServletRequest request) {
        var challenge = new byte[CHALLENGE_BYTES];
        RANDOM.nextBytes(challenge);
        request.getSession().setAttribute(SESSION_KEY, challenge);
        return of(request, challenge);
    }

    /// What was asked in this session, once.
    static Optional<Asked> once(HttpServletRequest request) {
        var session = request.getSession();
        var challenge = session.getAttribute(SESSION_KEY);
        session.removeAttribute(SESSION_KEY);
        return challenge instanceof byte[] bytes ? Optional.of(of(request, bytes)) : Optional.empty();
    }

    private static Asked of(HttpServletRequest request, byte[] challenge) {
        var address = URI.create(request.getRequestURL().toString());
        var port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new Asked(address.getHost(), address.getScheme() + "://" + address.getHost() + port, challenge);
    }
}
