package org.anju.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a program in by its key: `Authorization: Bearer anju_…`.
final class ApiKeyFilter extends OncePerRequestFilter {

    private final Accounts accounts;
    private final HandlerExceptionResolver problems;

    ApiKeyFilter(Accounts accounts, HandlerExceptionResolver problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Bearer.of(request).flatMap(accounts::byApiKey).ifPresent(Bearer::enter);
        } catch (RuntimeException e) {
            // The database may be away: outside a handler nobody else would say so.
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
