package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.anju.shared.Problem;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Ends the session of somebody whose account or post has ended or changed, within a minute and not when they
/// next sign in. Programs are asked for their key at every request anyway.
@Configuration(proxyBeanMethods = false)
class StillInPost implements WebMvcConfigurer, HandlerInterceptor {

    static final Duration BETWEEN_CHECKS = Duration.ofMinutes(1);

    private static final String CHECKED = "anju.checked";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;

    StillInPost(Accounts accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/webjars/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var who = Sessions.current();
        var session = request.getSession(false);
        if (who.isEmpty() || session == null) {
            return true;
        }
        var now = clock.instant();
        if (session.getAttribute(CHECKED) instanceof Instant checked && now.isBefore(checked.plus(BETWEEN_CHECKS))) {
            return true;
        }
        if (!accounts.stillIn(who.get())) {
            sessions.end(request);
            throw new Problem(Problem.Kind.FORBIDDEN, "signed-out");
        }
        session.setAttribute(CHECKED, now);
        return true;
    }
}
