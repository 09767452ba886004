package org.anju.factors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anju.accounts.FactorNeeded;
import org.anju.accounts.Sessions;
import org.anju.accounts.StepUp;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who has a second factor is signed in only when it was shown; who has none and works in a house that asks
/// for one is led to where one is set up, once at each sign-in, by whichever page of the desk they open first.
@Configuration(proxyBeanMethods = false)
class FactorGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final String NONE_TO_SHOW = "anju.factor-none";

    private final Factors factors;
    private final StepUp stepUp;

    FactorGate(Factors factors, StepUp stepUp) {
        this.factors = factors;
        this.stepUp = stepUp;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/desk",
                        "/desk/**",
                        "/me",
                        "/me/**",
                        "/map/**",
                        "/imports/**",
                        "/account",
                        "/account/**",
                        "/d/**")
                .excludePathPatterns(ProvePages.PATH)
                .order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var who = Sessions.current();
        var session = request.getSession(false);
        if (who.isEmpty()
                || session == null
                || Sessions.proven(request).isPresent()
                || session.getAttribute(NONE_TO_SHOW) != null) {
            return true;
        }
        if (factors.hasAny(who.get())) {
            throw new FactorNeeded();
        }
        if (!stepUp.on() || !who.get().staff()) {
            session.setAttribute(NONE_TO_SHOW, true);
            return true;
        }
        // From any page of the desk, but never from a form that was filled in, nor from where a factor is set up.
        if (!"GET".equals(request.getMethod()) || !request.getRequestURI().startsWith("/desk")) {
            return true;
        }
        session.setAttribute(NONE_TO_SHOW, true);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", FactorPages.PATH);
        return false;
    }
}
