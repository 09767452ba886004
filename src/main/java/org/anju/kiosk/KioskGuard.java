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
    private static final Set<String> FREE =
            Set.of("/kiosk", "/kiosk/begin", "/kiosk/end", "/kiosk/help", "/kiosk/help/state", "/kiosk/plate");

    /// Where everything of a turn is taken away.
    private static final String END = "/kiosk/end";

    private static final String REGISTER = "/kiosk/register";

    /// Asked by the page itself, and no sign that anybody is there.
    private static final Set<String> ASKED_BY_PAGES = Set.of("/kiosk/card/state", "/kiosk/help/state", "/kiosk/plate");

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
        var machine = machine(request);
        var turn = machine.flatMap(one -> turn(request, one));
        // The program has ended the turn, or was started anew, or the machine was taken out of service: what the
        // browser
        // has of it goes as well.
        if (turn.isEmpty() && KioskCookies.find(request, KioskCookies.TURN).isPresent()) {
            return path.equals(END) || sent(response, END);
        }
        if (machine.isEmpty()) {
            return path.equals("/kiosk") || sent(response, "/kiosk");
        }
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

    private Optional<Machine> machine(HttpServletRequest request) {
        return KioskCookies.find(request, KioskCookies.MACHINE).flatMap(kiosks::known);
    }

    private Optional<Turn> turn(HttpServletRequest request, Machine at) {
        return KioskCookies.find(request, KioskCookies.TURN).flatMap(key -> turns.find(at.id(), key));
    }

    /// Where something is asked for that no page answers; empty where it is no machine of ours.
    Optional<Standing> at(HttpServletRequest request) {
        return standing(request)
                .or(() -> machine(request)
                        .map(one -> new Standing(one, turn(request, one).orElse(null))));
    }

    // A page without script comes again by itself; it says so, and that is no sign of anybody either.
    private void noted(Turn turn, HttpServletRequest request) {
        if (!ASKED_BY_PAGES.contains(path(request)) && request.getParameter("again") == null) {
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
