package org.anju.front;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.anju.accounts.MenuCount;
import org.anju.accounts.OpenedPurpose;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignedIn;
import org.anju.frame.Frame;
import org.anju.frame.MenuEntry;
import org.anju.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes the frame of a page from the request: language, viewer, purpose in view, menu.
@Component
class Frames implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final List<MenuEntry> menu;
    private final List<MenuCount> counts;
    private final Clock clock;

    Frames(List<MenuEntry> menu, List<MenuCount> counts, Clock clock) {
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Frame.class);
    }

    @Override
    public Frame resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return of(
                asked,
                who -> menuOf(who).stream().map(entry -> counted(entry, who)).toList());
    }

    /// One that asks nothing of the database, which may be what failed.
    Frame of(HttpServletRequest request) {
        return of(request, this::menuOf);
    }

    private Frame of(HttpServletRequest request, Function<SignedIn, List<MenuEntry>> entries) {
        var preferences = Preferences.of(request);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var who = Sessions.current().orElse(null);
        return new Frame(
                Words.in(preferences.tongue()),
                preferences.large(),
                path(request),
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                who == null ? null : new Frame.Viewer(who.name(), who.role(), who.unitName(preferences.tongue())),
                purpose(request),
                who == null ? List.of() : entries.apply(who));
    }

    /// The path that was asked for, encoded as it was sent and without its query, which may hold a name. On the
    /// way through the container's error dispatch it is the path that failed.
    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    List<MenuEntry> menuOf(SignedIn who) {
        return menu.stream().filter(entry -> entry.roles().contains(who.role())).toList();
    }

    private MenuEntry counted(MenuEntry entry, SignedIn who) {
        return counts.stream()
                .filter(count -> count.path().equals(entry.path()))
                .findFirst()
                .map(count -> entry.counting(count.waiting().of(who)))
                .orElse(entry);
    }

    private Frame.@Nullable OpenPurpose purpose(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(OpenedPurpose.SESSION_KEY) instanceof OpenedPurpose opened
                        && opened.expires().isAfter(clock.instant())
                ? new Frame.OpenPurpose(opened.nameZh(), opened.nameEn(), opened.file(), opened.expires())
                : null;
    }
}
