package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/// What a program shows to be let in: `Authorization: Bearer …` (RFC 6750).
final class Bearer {

    private static final String BEARER = "Bearer ";

    private Bearer() {}

    static Optional<String> of(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /// Lets somebody in for this request.
    static void enter(SignedIn who) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Sessions.token(who));
        SecurityContextHolder.setContext(context);
    }
}
