package org.anju.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Revocation at once (OWASP ASVS 5.0, 8.3.2): a session ends with its account, or when the post has changed.
final class StillOpenFilter extends OncePerRequestFilter {

    private final Accounts accounts;
    private final HandlerExceptionResolver problems;

    StillOpenFilter(Accounts accounts, HandlerExceptionResolver problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = Sessions.current();
        if (who.isPresent()) {
            boolean still;
            try {
                still = accounts.stillActs(who.get());
            } catch (RuntimeException e) {
                tell(request, response, e);
                return;
            }
            if (!still) {
                var session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            }
        }
        chain.doFilter(request, response);
    }

    // The database may be away: outside a handler nobody else would say so.
    private void tell(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
        if (problems.resolveException(request, response, null, failure) == null) {
            throw failure;
        }
    }
}
