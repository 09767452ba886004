package org.anju.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets a community worker in by the token of an enrolled phone. A phone is told what is the matter with its
/// token: over means that the number is asked again, revoked that everything is wiped.
final class PhoneFilter extends OncePerRequestFilter {

    private final Phones phones;
    private final HandlerExceptionResolver problems;

    PhoneFilter(Phones phones, HandlerExceptionResolver problems) {
        this.phones = phones;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Bearer.of(request).filter(Phones::mayBe).map(phones::signedIn).ifPresent(Bearer::enter);
        } catch (RuntimeException e) {
            // Outside a handler nobody else would say so.
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
