package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.anju.factors.Factors;
import org.anju.factors.Passkeys;
import org.anju.oversight.Purpose;
import org.anju.oversight.Purposes;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who gets in where, and with which access, through the true filters.
@WebMvcTest(
        controllers = HouseRulesTests.Probe.class,
        properties = "anju.step-up=30m",
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.anju\\.front\\.ProblemPages"))
@Import({
    AccountsSecurity.class,
    AccessArguments.class,
    StepUp.class,
    StillInPost.class,
    Sessions.class,
    HouseRulesTests.Probe.class
})
class HouseRulesTests {

    /// In the session of somebody who has no factor and was led to set one up: that is not what is tried here.
    private static final String LED_THERE = "anju.factor-none";

    private static final String KEY = "anju_" + "0".repeat(32);

    @Autowired
    private MockMvc house;

    @Autowired
    private Clock clock;

    @MockitoBean
    private Accounts accounts;

    @MockitoBean
    private Devices devices;

    @MockitoBean
    private Factors factors;

    @MockitoBean
    private Passkeys passkeys;

    @MockitoBean
    private Phones phones;

    @MockitoBean
    private Purposes purposes;

    @TestConfiguration
    static class Key {

        @Bean
        Keyring keyring() {
            return new Keyring(new byte[Keyring.SECRET_BYTES]);
        }
    }

    @RestController
    static class Probe {

        @GetMapping({"/desk/probe", "/desk/admin/probe", "/map/probe", "/imports/probe", "/me/probe", "/api/v1/probe"})
        String who(SignedIn who) {
            return who.role().name();
        }

        @GetMapping({"/desk/access", "/me/access", "/api/v1/access"})
        String access(Access access) {
            return access.purpose() + " " + access.file() + " " + access.channel() + " " + access.role();
        }

        @PostMapping("/desk/probe")
        String write() {
            return "written";
        }
    }

    @BeforeEach
    void oneKey() {
        when(accounts.stillIn(any())).thenReturn(true);
        when(purposes.get(any())).thenReturn(purpose(Purpose.Opens.NOTHING));
        when(accounts.byApiKey(anyString())).thenReturn(Optional.empty());
        when(accounts.byApiKey(KEY)).thenReturn(Optional.of(as(Role.REGISTRAR)));
    }

    @ParameterizedTest(name = "{0} sees desk {1}, administration {2}, own record {3}")
    @CsvSource({
        "ADMINISTRATOR, 200, 200, 403",
        "REGISTRAR, 200, 403, 403",
        "REVIEWER, 200, 403, 403",
        "AUDITOR, 200, 403, 403",
        "REPORTER, 403, 403, 403",
        "RESIDENT, 403, 403, 200",
        "SYSTEM, 403, 403, 403"
    })
    void eachRoleHasItsPages(Role role, int desk, int administration, int own) throws Exception {
        for (var path : new String[] {"/desk/probe", "/map/probe", "/imports/probe"}) {
            house.perform(get(path).with(signedIn(role))).andExpect(status().is(desk));
        }
        house.perform(get("/desk/admin/probe").with(signedIn(role))).andExpect(status().is(administration));
        house.perform(get("/me/probe").with(signedIn(role))).andExpect(status().is(own));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/probe", "/desk/admin/probe", "/me/probe", "/map/probe", "/desk/nothing-here"})
    void whoIsNotSignedInIsSentToSignInAndComesBack(String path) throws Exception {
        house.perform(get(path))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/sign-in?back=" + path.replace("/", "%2F")));
    }

    @Test
    void aFormWithoutItsTokenIsRefusedAsTooOld() throws Exception {
        house.perform(post("/desk/probe").with(signedIn(Role.REGISTRAR)).header("Accept-Language", "en"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("open for too long")));
        house.perform(post("/desk/probe").with(signedIn(Role.REGISTRAR)).with(csrf()))
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/desk/nothing-here"})
    void anUnknownPathIsUnknown(String path) throws Exception {
        house.perform(get(path).with(signedIn(Role.REGISTRAR))).andExpect(status().isNotFound());
    }

    @Test
    void everyAnswerForbidsWhatIsNotOurs() throws Exception {
        house.perform(get("/nothing-here"))
                .andExpect(header().string("Content-Security-Policy", AccountsSecurity.POLICY))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        house.perform(get("/api/v1/probe"))
                .andExpect(header().string("Content-Security-Policy", AccountsSecurity.POLICY))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void aProgramNeedsAGoodKey() throws Exception {
        house.perform(get("/api/v1/probe"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("Bearer")))
                .andExpect(content().contentType("application/problem+json"));
        house.perform(get("/api/v1/probe").header("Authorization", "Bearer anju_wrong"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("Bearer")));
        house.perform(get("/api/v1/probe").header("Authorization", "Bearer " + KEY))
                .andExpect(status().isOk())
                .andExpect(content().string("REGISTRAR"));
    }

    @Test
    void aBrowsersSessionDoesNotOpenTheInterfaceForPrograms() throws Exception {
        var session = session(Role.REGISTRAR);
        house.perform(get("/desk/probe").session(session)).andExpect(status().isOk());
        house.perform(get("/api/v1/probe").session(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void aProgramStatesPurposeAndFileInItsHeaders() throws Exception {
        house.perform(get("/api/v1/access").header("Authorization", "Bearer " + KEY))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("purpose-header-missing")));
        house.perform(get("/api/v1/access")
                        .header("Authorization", "Bearer " + KEY)
                        .header("Anju-Purpose", "address-verification")
                        .header("Anju-File", "YT%E5%8F%B7-7"))
                .andExpect(status().isOk())
                .andExpect(content().string("address-verification YT号-7 API REGISTRAR"));
    }

    @Test
    void theDeskLooksAtNobodyWithoutAnOpenPurpose() throws Exception {
        var session = session(Role.REGISTRAR);
        house.perform(get("/desk/access").session(session))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/desk/purpose?back=/desk/access"));
        open(session, clock.instant().plus(Duration.ofMinutes(1)));
        house.perform(get("/desk/access").session(session))
                .andExpect(status().isOk())
                .andExpect(content().string("address-verification YT-7 DESK REGISTRAR"));
        open(session, clock.instant());
        house.perform(get("/desk/access").session(session)).andExpect(status().isSeeOther());
    }

    @Test
    void aResidentLooksAtTheOwnRecordOnlyAsSuch() throws Exception {
        var session = session(Role.RESIDENT);
        open(session, clock.instant().plus(Duration.ofMinutes(1)));
        house.perform(get("/me/access").session(session))
                .andExpect(content().string("own-record self PORTAL RESIDENT"));
    }

    @Test
    void aPostThatEndsEndsItsSession() throws Exception {
        var session = session(Role.REGISTRAR);
        when(accounts.stillIn(any())).thenReturn(false);
        house.perform(get("/desk/probe").session(session)).andExpect(status().isForbidden());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoIsSignedOutFromAnotherDeviceIsOutAtTheNextPage() throws Exception {
        var session = session(Role.REGISTRAR);
        session.setAttribute("anju.device", DeviceId.next());
        when(devices.use(any(), any())).thenReturn(true);
        house.perform(get("/desk/probe").session(session)).andExpect(status().isOk());
        when(devices.use(any(), any())).thenReturn(false);
        house.perform(get("/desk/probe").session(session)).andExpect(status().isForbidden());
        assertThat(session.isInvalid()).isTrue();
    }

    @ParameterizedTest(name = "a purpose that opens {0} needs a fresh second factor: {1}")
    @CsvSource({"RECORD, true", "MASKED, true", "NOTHING, false"})
    void aRecordIsOpenedOnlyWithAFreshSecondFactor(Purpose.Opens opens, boolean needed) throws Exception {
        when(purposes.get(any())).thenReturn(purpose(opens));
        var session = session(Role.REGISTRAR);
        open(session, clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(asks(session)).isEqualTo(needed);
        session.setAttribute("anju.proven", clock.instant().minus(Duration.ofMinutes(29)));
        assertThat(asks(session)).isFalse();
        session.setAttribute("anju.proven", clock.instant().minus(Duration.ofMinutes(30)));
        assertThat(asks(session)).isEqualTo(needed);
    }

    @Test
    void aKeyIsItsOwnFactor() throws Exception {
        when(purposes.get(any())).thenReturn(purpose(Purpose.Opens.RECORD));
        house.perform(get("/api/v1/access")
                        .header("Authorization", "Bearer " + KEY)
                        .header("Anju-Purpose", "address-verification")
                        .header("Anju-File", "YT-7"))
                .andExpect(status().isOk());
    }

    private boolean asks(MockHttpSession session) throws Exception {
        return house.perform(get("/desk/access").session(session)).andReturn().getResolvedException()
                instanceof FactorNeeded;
    }

    private static Purpose purpose(Purpose.Opens opens) {
        return new Purpose(
                new PurposeCode("address-verification"),
                "地址核实",
                "Verification",
                "",
                "",
                java.util.Set.of(Role.REGISTRAR),
                Purpose.Territory.OWN,
                opens,
                "",
                "",
                Duration.ofHours(8),
                null,
                null,
                false);
    }

    private static void open(MockHttpSession session, Instant until) {
        session.setAttribute(
                OpenedPurpose.SESSION_KEY,
                new OpenedPurpose(new PurposeCode("address-verification"), "地址核实", "Verification", "YT-7", until));
    }

    private static MockHttpSession session(Role role) {
        var session = new MockHttpSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(Sessions.token(as(role))));
        session.setAttribute(LED_THERE, true);
        return session;
    }

    private static RequestPostProcessor signedIn(Role role) {
        return request -> {
            Objects.requireNonNull(request.getSession()).setAttribute(LED_THERE, true);
            return authentication(Sessions.token(as(role))).postProcessRequest(request);
        };
    }

    private static SignedIn as(Role role) {
        @Nullable PersonId person = role == Role.RESIDENT ? PersonId.next() : null;
        return new SignedIn(AccountId.next(), "邓晓岚", role, UnitId.next(), "站", "station", null, person);
    }
}
