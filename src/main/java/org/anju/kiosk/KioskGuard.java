package org.anju.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who gets to which page of a machine: a browser that is none of ours to the first alone, nobody to the pages of a
/// turn without one, nobody to what is about a person who has not shown who they are.
@Configuration(proxyBeanMethods = false)
class KioskGuard implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String STANDING = "anju.kiosk";

    /// Of the machine itself; the page says where no machine is.
    private static final Set<String> FREE = Set.of("/kiosk", "/kiosk/begin", "/kiosk/end", "/kiosk/help");

    private static final String REGISTER = "/kiosk/register";

    /// Asked by the page itself, and no sign that anybody is there.
    private static final String STATE = "/kiosk/card/state";

    /// Everything under it is about the person.
    private static final String ABOUT_PERSON = "/kiosk/do/";

    private final Kiosks kiosks;
    private final Turns turns;

    // Asked for at the paths of machines alone: whoever tests other pages needs none.
    KioskGuard(@Lazy Kiosks kiosks, @Lazy Turns turns) {
        this.kiosks = kiosks;
        this.turns = turns;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/kiosk", "/kiosk/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var path = path(request);
        if (path.startsWith(REGISTER)) {
            return true;
        }
        var machine = KioskCookies.find(request, KioskCookies.MACHINE).flatMap(kiosks::known);
        if (machine.isEmpty()) {
            return path.equals("/kiosk") || sent(response, "/kiosk");
        }
        var turn = KioskCookies.find(request, KioskCookies.TURN)
                .flatMap(key -> turns.find(machine.get().id(), key));
        if (turn.isEmpty() && !FREE.contains(path)) {
            return sent(response, "/kiosk");
        }
        if (path.startsWith(ABOUT_PERSON) && turn.flatMap(Turn::person).isEmpty()) {
            return sent(response, "/kiosk/who");
        }
        turn.ifPresent(on -> noted(on, request));
        request.setAttribute(STANDING, new Standing(machine.get(), turn.orElse(null)));
        return true;
    }

    // A page without script comes again by itself; it says so, and that is no sign of anybody either.
    private void noted(Turn turn, HttpServletRequest request) {
        if (!path(request).equals(STATE) && request.getParameter("again") == null) {
            turns.touch(turn);
        }
        var touches = request.getParameter("touches");
        if (touches != null && touches.matches("[0-9]{1,4}")) {
            turn.touched(Integer.parseInt(touches));
        }
    }

    /// As handlers are found by it: decoded.
    private static String path(HttpServletRequest request) {
        var rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    private static boolean sent(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        return false;
    }

    /// Where the page is asked for; empty where it is no machine of ours.
    static Optional<Standing> standing(HttpServletRequest request) {
        return request.getAttribute(STANDING) instanceof Standing standing ? Optional.of(standing) : Optional.empty();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Standing.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return standing(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                .orElseThrow(() -> new IllegalStateException("A page of a machine was shown without one."));
    }
}
