package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Sessions: who is signed in on this request, and how one begins and ends.
@Component
public class Sessions {

    private static final String DEVICE = "anju.device";
    private static final String PROVEN = "anju.proven";

    private final SecurityContextRepository repository;
    private final Devices devices;
    private final Clock clock;

    Sessions(Optional<SecurityContextRepository> repository, Devices devices, Clock clock) {
        this.repository = repository.orElseGet(
                org.springframework.security.web.context.HttpSessionSecurityContextRepository::new);
        this.devices = devices;
        this.clock = clock;
    }

    /// Who is signed in; empty for nobody.
    public static Optional<SignedIn> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    /// Begins a session under a new id, so that one planted before is worth nothing.
    public void begin(SignedIn who, Device.Means means, HttpServletRequest request, HttpServletResponse response) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var device = devices.begin(who.account(), request.getHeader("User-Agent"), means);
        request.getSession(true).setAttribute(DEVICE, device);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token(who));
        SecurityContextHolder.setContext(context);
        repository.saveContext(context, request, response);
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            device(request).ifPresent(device -> current().ifPresent(who -> devices.end(device, who)));
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /// The device of this request's session.
    public static Optional<DeviceId> device(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(DEVICE) instanceof DeviceId device
                ? Optional.of(device)
                : Optional.empty();
    }

    /// Notes that whoever is signed in has just shown a second factor.
    public void prove(HttpServletRequest request) {
        prove(request, clock.instant());
    }

    /// The same of a second factor that was shown elsewhere, at a moment that is over.
    public void prove(HttpServletRequest request, Instant shown) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(PROVEN, shown);
    }

    /// When a second factor was last shown in this session; empty where none was.
    public static Optional<Instant> proven(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(PROVEN) instanceof Instant at
                ? Optional.of(at)
                : Optional.empty();
    }

    static Authentication token(SignedIn who) {
        return UsernamePasswordAuthenticationToken.authenticated(
                who,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + who.role().name())));
    }
}
