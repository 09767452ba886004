package org.anju.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Who gets in where, and what every answer tells the browser to refuse.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AccountsSecurity {

    /// Nothing from elsewhere, nothing inline, nothing framed.
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /// The phone app builds no markup from text, and loads nothing as a program but its own service worker.
    static final String COLLECT_POLICY = POLICY + "; require-trusted-types-for 'script'; trusted-types anju-worker";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=%s, payment=(), usb=()";

    /// Open to everybody, signed in or not.
    static final String[] PUBLIC = {
        "/",
        "/open/**",
        "/.well-known/jwt-vc-issuer",
        "/check",
        "/assets/**",
        "/webjars/**",
        "/sign-in/**",
        "/sign-out",
        "/setup/**",
        "/invitation/**",
        "/claim",
        "/preferences",
        "/villages",
        "/villages/*",
        "/d/**",
        "/resume/**",
        "/track",
        "/points/**",
        "/collect",
        "/collect/**",
        "/problems/**",
        "/error"
    };

    /// Open to some who have signed in. What lies neither here nor in [#PUBLIC] is nowhere: a page that a
    /// module adds elsewhere is not found before somebody finds it open.
    private static final List<String> CLOSED = List.of("/desk", "/map", "/imports", "/me", "/account");

    private static final String VISITS = "application/vnd.anju.visits+json";

    private static final String[] STAFF = {"ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR"};

    /// Staff, and the organisations that declare: these hand in and read nothing.
    private static final String[] STAFF_AND_REPORTERS = {"ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR", "REPORTER"
    };

    /// Staff, and the officers of judicial instruments: they open a purpose and reach no record.
    private static final String[] STAFF_AND_OFFICERS = {
        "ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR", "WARRANT_OFFICER"
    };

    private static final String[] AT_THE_DESK = {
        "ADMINISTRATOR", "REGISTRAR", "REVIEWER", "AUDITOR", "REPORTER", "WARRANT_OFFICER"
    };

    /// Everybody who comes by a browser or a phone; gateways and agencies have a key and nothing to do on any page.
    private static final String[] PEOPLE = Stream.of(Role.values())
            .filter(role -> role != Role.GATEWAY && role != Role.AGENCY && role != Role.SYSTEM)
            .map(Role::name)
            .toArray(String[]::new);

    private final HandlerExceptionResolver problems;

    AccountsSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    // Static, for sessions are needed before this class can have its exception resolver.
    @Bean
    static SecurityContextRepository sessionRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    // Accounts are ours; this keeps Spring Boot from inventing a user with a password in the log.
    @Bean
    UserDetailsService nobody() {
        return login -> {
            throw new UsernameNotFoundException(login);
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Accounts accounts, Phones phones) {
        return headers(http.securityMatcher("/api/v1/**", "/v2/**")
                        .csrf(AbstractHttpConfigurer::disable)
                        .requestCache(AbstractHttpConfigurer::disable)
                        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                        .addFilterBefore(
                                new ApiKeyFilter(accounts, problems), UsernamePasswordAuthenticationFilter.class)
                        .addFilterBefore(new PhoneFilter(phones, problems), UsernamePasswordAuthenticationFilter.class)
                        .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                        DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.GET,
                                        "/api/v1/openapi.yaml",
                                        "/api/v1/purposes",
                                        "/api/v1/service-points")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/matters", "/api/v1/matters/*/versions")
                                .permitAll()
                                // A phone proves itself in what it sends.
                                .requestMatchers(HttpMethod.POST, "/api/v1/phones", "/api/v1/phones/*/sign-in")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/phones/*/challenge", "/api/v1/collect/probe")
                                .permitAll()
                                // As does the reader of a machine.
                                .requestMatchers(HttpMethod.POST, "/api/v1/kiosk/readers", "/api/v1/kiosk/readings")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/kiosk/readers/*/wanted")
                                .permitAll()
                                .requestMatchers("/api/v1/collect/**")
                                .hasRole("COLLECTOR")
                                .requestMatchers(AccountsSecurity::handsVisitsIn)
                                .hasRole("COLLECTOR")
                                .requestMatchers("/api/v1/warrants/**")
                                .hasRole("WARRANT_OFFICER")
                                .requestMatchers("/api/v1/entitlements/**")
                                .hasRole("AGENCY")
                                .requestMatchers("/api/v1/cases/**")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/v2/**")
                                .hasRole("GATEWAY")
                                .requestMatchers(HttpMethod.POST, "/api/v1/observations")
                                .hasAnyRole(STAFF_AND_REPORTERS)
                                .anyRequest()
                                .hasAnyRole(STAFF))
                        .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                                    response.setHeader("WWW-Authenticate", "Bearer realm=\"anju\"");
                                    refuse(request, response, "api-key-missing");
                                })
                                .accessDeniedHandler(
                                        (request, response, e) -> refuse(request, response, "not-allowed"))))
                .build();
    }

    /// Machines in halls: no session of the portal is read or begun there, whoever is signed in elsewhere in the
    /// browser; whose turn it is, the module itself knows. The token against forged forms is in a cookie that goes
    /// with the turn.
    @Bean
    @Order(2)
    SecurityFilterChain machines(HttpSecurity http) {
        var forms = new CookieCsrfTokenRepository();
        forms.setCookieName("kiosk-form");
        forms.setCookiePath("/kiosk");
        forms.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return headers(http.securityMatcher("/kiosk", "/kiosk/**")
                        .headers(headers -> headers.addHeaderWriter(AccountsSecurity::leadBack))
                        // Whoever goes away is wiped, whatever became of the cookie of the form.
                        .csrf(csrf -> csrf.csrfTokenRepository(forms).ignoringRequestMatchers("/kiosk/end"))
                        .requestCache(AbstractHttpConfigurer::disable)
                        .logout(AbstractHttpConfigurer::disable)
                        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                        .exceptionHandling(handling -> handling.accessDeniedHandler(
                                (request, response, e) -> refuse(request, response, "form-too-old"))))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, SecurityContextRepository sessions) {
        return headers(http.securityContext(context -> context.securityContextRepository(sessions))
                        .requestCache(AbstractHttpConfigurer::disable)
                        .logout(AbstractHttpConfigurer::disable)
                        .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers("/desk/admin/purposes/**")
                                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                                .requestMatchers("/desk/points/**")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers("/desk/queue/**", "/desk/persons/*/appointments/**")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/matters/edit")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers("/desk/matters/**")
                                .hasAnyRole("ADMINISTRATOR", "AUDITOR")
                                .requestMatchers("/desk/warrants/**")
                                .hasRole("WARRANT_OFFICER")
                                .requestMatchers("/desk/purpose/**")
                                .hasAnyRole(STAFF_AND_OFFICERS)
                                .requestMatchers("/desk/admin/**", "/desk/messages/**")
                                .hasRole("ADMINISTRATOR")
                                // Whoever proposes takes it back, too.
                                .requestMatchers(HttpMethod.GET, "/desk/approvals/*")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/approvals/*/withdraw")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/approvals/**")
                                .hasRole("REVIEWER")
                                .requestMatchers("/desk/complaints/**", "/desk/events/**")
                                .hasRole("AUDITOR")
                                .requestMatchers("/desk/persons/*/permit/restore")
                                .hasRole("REVIEWER")
                                .requestMatchers("/desk/requests/**", "/desk/persons/*/requests")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/cases/**", "/desk/persons/*/cases")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/withholdings/**")
                                .hasAnyRole("WARRANT_OFFICER", "AUDITOR")
                                .requestMatchers("/desk/postings/mine/**")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/postings/agreements/*/sign", "/desk/postings/agreements/*/end")
                                .hasRole("REVIEWER")
                                .requestMatchers("/desk/postings/agreements", "/desk/postings/officers/**")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers("/desk/postings")
                                .hasAnyRole("ADMINISTRATOR", "REVIEWER", "AUDITOR")
                                .requestMatchers("/desk/help/**")
                                .hasRole("REGISTRAR")
                                .requestMatchers("/desk/reviews/**")
                                .hasAnyRole("REVIEWER", "REGISTRAR")
                                .requestMatchers("/desk/board/**")
                                .hasAnyRole("REVIEWER", "ADMINISTRATOR", "AUDITOR")
                                .requestMatchers("/desk/phones/**", "/desk/areas/**", "/desk/fieldwork/rescue/**")
                                .hasAnyRole("ADMINISTRATOR", "REVIEWER")
                                .requestMatchers("/desk/kiosks/calls/**")
                                .hasAnyRole("REGISTRAR", "REVIEWER")
                                .requestMatchers("/desk/kiosks/**")
                                .hasRole("ADMINISTRATOR")
                                .requestMatchers("/desk/lists/**")
                                .hasRole("REPORTER")
                                .requestMatchers("/desk")
                                .hasAnyRole(AT_THE_DESK)
                                .requestMatchers("/desk/**", "/map/**", "/imports/**")
                                .hasAnyRole(STAFF)
                                .requestMatchers("/me/**")
                                .hasRole("RESIDENT")
                                .requestMatchers("/account/**")
                                .hasAnyRole(PEOPLE)
                                .anyRequest()
                                .denyAll())
                        .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                        (request, response, e) -> signInFirst(request, response))
                                .accessDeniedHandler((request, response, e) -> refuse(
                                        request,
                                        response,
                                        e instanceof CsrfException ? "form-too-old" : "not-allowed"))))
                .build();
    }

    /// Declarations and visits are handed in at the same path; only a phone brings visits.
    private static boolean handsVisitsIn(HttpServletRequest request) {
        var type = request.getContentType();
        return "POST".equals(request.getMethod())
                && request.getRequestURI().equals("/api/v1/observations")
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(VISITS);
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy
                                .SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .cacheControl(org.springframework.security.config.Customizer.withDefaults())
                .addHeaderWriter(AccountsSecurity::limit)
                .addHeaderWriter(AccountsSecurity::keepToken));
    }

    // A position may be taken in the phone app, once, when the worker presses the button for it; and by whoever
    // looks for a service point, in the same way.
    private static void limit(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        var collect = path.equals("/collect") || path.startsWith("/collect/");
        // What somebody uploaded is handed out under a stricter one of its own.
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", collect ? COLLECT_POLICY : POLICY);
        }
        response.setHeader(
                "Permissions-Policy", PERMISSIONS.formatted(collect || path.equals("/points") ? "(self)" : "()"));
    }

    // At a machine nobody can type an address: whatever went wrong, the first page comes back by itself.
    private static void leadBack(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && !response.containsHeader("Refresh")) {
            response.setHeader("Refresh", "20; url=/kiosk");
        }
    }

    // A link with a token in it must not travel to the next page in a Referer.
    private static void keepToken(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        if (path.startsWith("/setup/") || path.startsWith("/invitation/")) {
            response.setHeader("Referrer-Policy", "no-referrer");
        }
    }

    private static boolean closed(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/")
                || path.startsWith("/v2/")
                || CLOSED.stream().anyMatch(area -> path.equals(area) || path.startsWith(area + "/"));
    }

    private void signInFirst(HttpServletRequest request, HttpServletResponse response) {
        if (!closed(request)) {
            refuse(request, response, "not-found");
            return;
        }
        if (!"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())) {
            refuse(request, response, "signed-out");
            return;
        }
        var back = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/sign-in?back=" + back);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String name) {
        var problem = name.equals("not-found") || name.equals("not-allowed") && !closed(request)
                ? new Problem(Problem.Kind.UNKNOWN, "not-found", request.getRequestURI())
                : new Problem(
                        name.equals("api-key-missing") ? Problem.Kind.UNAUTHENTICATED : Problem.Kind.FORBIDDEN, name);
        problems.resolveException(request, response, null, problem);
    }
}
