package org.anju.accounts;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.frame.TextLine;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives a handler who asks and why: `SignedIn` and `Access` as parameters. A handler that looks at a person
/// cannot be called without.
@Configuration(proxyBeanMethods = false)
class AccessArguments implements WebMvcConfigurer {

    private static final int LONGEST_HEADER = 200;
    private static final PurposeCode OWN_RECORD = new PurposeCode("own-record");
    private static final PurposeCode FIELD_COLLECTION = new PurposeCode("field-collection");

    private final Purposes purposes;
    private final StepUp stepUp;
    private final Clock clock;

    AccessArguments(Purposes purposes, StepUp stepUp, Clock clock) {
        this.purposes = purposes;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver(SignedIn.class) {
            @Override
            Object resolve(HttpServletRequest request) {
                return signedIn();
            }
        });
        resolvers.add(new Resolver(Access.class) {
            @Override
            Object resolve(HttpServletRequest request) {
                return access(request);
            }
        });
    }

    private abstract static class Resolver implements HandlerMethodArgumentResolver {

        private final Class<?> type;

        Resolver(Class<?> type) {
            this.type = type;
        }

        abstract Object resolve(HttpServletRequest request);

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(type);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return resolve(java.util.Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
        }
    }

    private static SignedIn signedIn() {
        return Sessions.current().orElseThrow(() -> new Problem(Problem.Kind.FORBIDDEN, "signed-out"));
    }

    private Access access(HttpServletRequest request) {
        var who = signedIn();
        if (!who.staff()) {
            return who.access(OWN_RECORD, "self", Channel.PORTAL);
        }
        if (who.role() == Role.COLLECTOR) {
            return onRound(who);
        }
        if (request.getRequestURI().startsWith("/api/")) {
            return who.access(header(request, "Anju-Purpose"), text(request, "Anju-File"), Channel.API);
        }
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(OpenedPurpose.SESSION_KEY) instanceof OpenedPurpose opened)
                || !opened.expires().isAfter(clock.instant())) {
            throw new Problem(Problem.Kind.FORBIDDEN, "purpose-needed");
        }
        // The one place where a purpose at the desk becomes an access: nobody opens a record on a password alone.
        if (purposes.get(opened.code()).opens() != Purpose.Opens.NOTHING) {
            stepUp.require(request);
        }
        return who.access(opened.code(), opened.file(), Channel.DESK);
    }

    /// Of a worker with an enrolled phone. Whoever reads the entry learns on which day; `fieldwork` puts the
    /// name of the area in its place where it knows one.
    private Access onRound(SignedIn who) {
        if (who.phone() == null) {
            throw new Problem(Problem.Kind.FORBIDDEN, "phone-needed");
        }
        return who.access(FIELD_COLLECTION, "走访 " + LocalDate.now(clock), Channel.COLLECTOR);
    }

    private static PurposeCode header(HttpServletRequest request, String name) {
        try {
            return new PurposeCode(text(request, name));
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.UNKNOWN, "purpose-unknown", text(request, name));
        }
    }

    // Header values are Latin-1; a Chinese file number comes percent-encoded.
    private static String text(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            throw new Problem(Problem.Kind.INVALID, "purpose-header-missing", name);
        }
        var text = decoded(value.strip());
        // A control character is nothing that the access log could keep and show.
        if (!TextLine.fits(text, LONGEST_HEADER)) {
            throw new Problem(Problem.Kind.INVALID, "purpose-header-form", name);
        }
        return text;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
