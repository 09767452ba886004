package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anju.shared.Problem;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Ends the session of somebody whose account or post has ended or changed, who was signed out from another
/// device, or who has been signed in for too long: at the next page. Programs are asked for their key at
/// every request anyway.
@Configuration(proxyBeanMethods = false)
class StillInPost implements WebMvcConfigurer, HandlerInterceptor {

    private final Accounts accounts;
    private final Devices devices;
    private final Sessions sessions;

    StillInPost(Accounts accounts, Devices devices, Sessions sessions) {
        this.accounts = accounts;
        this.devices = devices;
        this.sessions = sessions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/webjars/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var who = Sessions.current();
        if (who.isEmpty() || request.getSession(false) == null) {
            return true;
        }
        var device = Sessions.device(request);
        if (!accounts.stillIn(who.get()) || device.isPresent() && !devices.use(device.get(), who.get())) {
            sessions.end(request);
            throw new Problem(Problem.Kind.FORBIDDEN, "signed-out");
        }
        return true;
    }
}
