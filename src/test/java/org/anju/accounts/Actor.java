package org.anju.accounts;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// Somebody who knocks at every door of the house.
///
/// @param who in which post; `null` for nobody
/// @param key the API key that is shown; empty where none is
/// @param purpose the purpose that is open; empty for none
/// @param own whether the person of the trial lives in the territory of the post, or is the actor
record Actor(Way way, @Nullable SignedIn who, String key, String purpose, boolean own) {

    enum Way {
        NOBODY,
        SESSION,
        KEY,
        PHONE
    }

    /// The role in which the house must take this actor at an endpoint; `null` where it must take it for
    /// nobody: a browser's session opens no interface for programs, a key opens no page, and a community
    /// worker has no key.
    @Nullable
    Role at(Right right) {
        return who == null || right.api() == (way == Way.SESSION) || way == Way.KEY && who.role() == Role.COLLECTOR
                ? null
                : who.role();
    }

    <B extends AbstractMockHttpServletRequestBuilder<B>> B knock(B request, boolean api) {
        return switch (way) {
            case NOBODY -> api ? request : request.with(csrf());
            case SESSION ->
                api ? request.session(session()) : request.session(session()).with(csrf());
            case KEY -> {
                var keyed = stating(request.header("Authorization", "Bearer " + key));
                yield api ? keyed : keyed.with(csrf());
            }
            case PHONE ->
                api
                        ? request.with(authentication(Sessions.token(
                                java.util.Objects.requireNonNull(who).by(PhoneId.next()))))
                        : request.header("Authorization", "Bearer " + key).with(csrf());
        };
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B stating(B request) {
        return purpose.isEmpty()
                ? request
                : request.header("Anju-Purpose", purpose).header("Anju-File", "M-1");
    }

    private MockHttpSession session() {
        var session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(Sessions.token(java.util.Objects.requireNonNull(who))));
        if (!purpose.isEmpty()) {
            session.setAttribute(
                    OpenedPurpose.SESSION_KEY,
                    new OpenedPurpose(
                            new PurposeCode(purpose),
                            "用途",
                            "purpose",
                            "M-1",
                            Instant.now().plus(Duration.ofHours(1))));
        }
        return session;
    }

    @Override
    public String toString() {
        return way + " " + (who == null ? "" : who.role()) + (own ? " of the own" : " of another")
                + (purpose.isEmpty() ? " without purpose" : " for " + purpose);
    }
}
