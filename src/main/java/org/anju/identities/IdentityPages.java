package org.anju.identities;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.anju.accounts.Device;
import org.anju.accounts.Sessions;
import org.anju.accounts.SignInWay;
import org.anju.accounts.SignedIn;
import org.anju.accounts.StepUp;
import org.anju.accounts.WayBack;
import org.anju.frame.Frame;
import org.anju.frame.Redirect;
import org.anju.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// To the city's identity provider and back, to sign in or to bind the own account. Without a provider set up
/// these pages say that there is none.
@RestController
class IdentityPages {

    private static final String DOOR = "/sign-in/provider";
    private static final String RETURN = DOOR + "/return";
    private static final String OWN = "/account/identity";

    private final Provider provider;
    private final Identities identities;
    private final Sessions sessions;
    private final StepUp stepUp;
    private final Templates pages;
    private final String address;

    IdentityPages(
            Provider provider,
            Identities identities,
            Sessions sessions,
            StepUp stepUp,
            Templates pages,
            @Value("${anju.address:}") String address) {
        this.provider = provider;
        this.identities = identities;
        this.sessions = sessions;
        this.stepUp = stepUp;
        this.pages = pages;
        this.address = address;
    }

    @Bean
    static SignInWay wayByProvider(Provider provider) {
        return new SignInWay(provider.isSetUp(), DOOR, OWN);
    }

    @GetMapping(DOOR)
    ResponseEntity<Void> door(@RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return away(Flow.begin(false, back, request), request);
    }

    @GetMapping(RETURN)
    ResponseEntity<Void> comeBack(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            HttpServletResponse response) {
        var flow = Flow.end(request).filter(one -> same(one.state(), state)).orElseThrow(IdentityPages::refused);
        var identity = Optional.of(code)
                .filter(written -> !written.isEmpty())
                .flatMap(written -> provider.identity(written, flow, back(request)))
                .orElseThrow(IdentityPages::refused);
        return flow.connects() ? connect(identity, request) : begin(identity, flow, request, response);
    }

    private ResponseEntity<Void> begin(
            Identity identity, Flow flow, HttpServletRequest request, HttpServletResponse response) {
        var who =
                identities.signIn(identity).orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "identity-unknown"));
        sessions.begin(who, Device.Means.PROVIDER, request, response);
        // As of then: what somebody showed the provider hours ago opens no record now.
        if (identity.proven() != null) {
            sessions.prove(request, identity.proven());
        }
        return Redirect.to(WayBack.home(who, flow.back()));
    }

    private ResponseEntity<Void> connect(Identity identity, HttpServletRequest request) {
        identities.connect(Sessions.current().orElseThrow(IdentityPages::refused), identity);
        return Redirect.to(OWN);
    }

    @GetMapping(OWN)
    JteModel own(Frame page, SignedIn who) {
        return pages.identitiesOwn(page, provider.isSetUp(), identities.isConnected(who));
    }

    /// Whoever binds another way in shows a second factor first, where the house asks for one.
    @GetMapping(OWN + "/connect")
    ResponseEntity<Void> connect(SignedIn who, HttpServletRequest request) {
        stepUp.require(request);
        return away(Flow.begin(true, "", request), request);
    }

    @PostMapping(OWN + "/disconnect")
    ResponseEntity<Void> disconnect(SignedIn who) {
        identities.disconnect(who);
        return Redirect.to(OWN);
    }

    private ResponseEntity<Void> away(Flow flow, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(provider.door(flow, back(request)))
                .build();
    }

    // As the provider knows it: behind a proxy the house cannot always tell its own address.
    private URI back(HttpServletRequest request) {
        return address.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request)
                        .path(RETURN)
                        .build()
                        .toUri()
                : URI.create(address + RETURN);
    }

    private static boolean same(String kept, String came) {
        return MessageDigest.isEqual(kept.getBytes(StandardCharsets.UTF_8), came.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refused() {
        return new Problem(Problem.Kind.FORBIDDEN, "provider-refused");
    }
}
