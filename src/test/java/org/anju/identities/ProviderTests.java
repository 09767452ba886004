package org.anju.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.anju.HouseTest;
import org.anju.accounts.Accounts;
import org.anju.accounts.Sessions;
import org.anju.accounts.StepUp;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// Through a provider that is a real one, but for that it can lie: who is bound comes in, and nothing that
/// it says wrongly is believed.
@HouseTest
class ProviderTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final TrialProvider PROVIDER = new TrialProvider();

    private final MockMvc house;
    private final Accounts accounts;
    private final StepUp stepUp;
    private final Clock clock;
    private final String login = "outside-" + UUID.randomUUID();
    private final String subject = "subject " + UUID.randomUUID();

    ProviderTests(
            @Autowired WebApplicationContext house,
            @Autowired Accounts accounts,
            @Autowired StepUp stepUp,
            @Autowired Clock clock) {
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.clock = clock;
    }

    @DynamicPropertySource
    static void aProvider(DynamicPropertyRegistry settings) {
        settings.add("anju.oidc.issuer", PROVIDER::issuer);
        settings.add("anju.oidc.client-id", () -> TrialProvider.CLIENT);
        settings.add("anju.oidc.client-secret", () -> TrialProvider.SECRET);
        settings.add("anju.oidc.second-factor", () -> "otp");
        settings.add("anju.address", () -> "https://anju.example");
    }

    @AfterAll
    static void closeIt() {
        PROVIDER.close();
    }

    @BeforeEach
    void anAccountAndATruthfulProvider() {
        PROVIDER.lie = claims -> claims;
        PROVIDER.strangeKey = false;
        PROVIDER.unsigned = false;
        PROVIDER.keysAway = false;
        PROVIDER.keysTake = Duration.ZERO;
        accounts.createStaff(login, "员", PASSWORD, accounts.createUnit("站 " + login, "", null), Role.REGISTRAR);
    }

    private MockHttpServletResponse go(MockHttpSession session, MockHttpServletRequestBuilder request)
            throws Exception {
        return house.perform(request.session(session)).andReturn().getResponse();
    }

    private MockHttpSession signedIn() throws Exception {
        return (MockHttpSession) Objects.requireNonNull(house.perform(
                        post("/sign-in").with(csrf()).param("login", login).param("password", PASSWORD))
                .andReturn()
                .getRequest()
                .getSession());
    }

    /// To the provider's door; what the house asked for there.
    private Map<String, String> away(MockHttpSession session, String path) throws Exception {
        var door = URI.create(Objects.requireNonNull(go(session, get(path)).getHeader("Location")));
        assertThat(door.toString()).startsWith(PROVIDER.issuer() + "/authorize?");
        return TrialProvider.parts(door.getRawQuery());
    }

    private static String state(Map<String, String> asked) {
        return Objects.requireNonNull(asked.get("state"));
    }

    private MockHttpServletResponse back(MockHttpSession session, String code, String state) throws Exception {
        return go(session, get("/sign-in/provider/return").param("code", code).param("state", state));
    }

    private void bind() throws Exception {
        var session = signedIn();
        var asked = away(session, "/account/identity/connect");
        var answer = back(session, PROVIDER.authenticate(subject, asked), state(asked));
        assertThat(answer.getHeader("Location")).isEqualTo("/account/identity");
    }

    private boolean refused(UnaryOperator<JWTClaimsSet.Builder> lie) throws Exception {
        PROVIDER.lie = lie;
        var session = new MockHttpSession();
        var asked = away(session, "/sign-in/provider");
        var answer = back(session, PROVIDER.authenticate(subject, asked), state(asked));
        return answer.getStatus() == 403 && go(session, get("/account")).getStatus() != 200;
    }

    @Test
    void whoIsBoundComesInByTheProviderAndGoesOnWhereTheyWanted() throws Exception {
        bind();
        var session = new MockHttpSession();
        var asked = away(session, "/sign-in/provider?back=/desk/search");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid")
                .containsEntry("max_age", "1800")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "https://anju.example/sign-in/provider/return");
        var result = house.perform(get("/sign-in/provider/return")
                        .session(session)
                        .param("code", PROVIDER.authenticate(subject, asked))
                        .param("state", state(asked)))
                .andReturn();
        assertThat(result.getResponse().getHeader("Location")).isEqualTo("/desk/search");
        assertThat(Sessions.proven(result.getRequest()))
                .as("the provider asked for a second factor")
                .isPresent();
        var fresh = (MockHttpSession) Objects.requireNonNull(result.getRequest().getSession());
        assertThat(go(fresh, get("/account")).getContentAsString()).contains("统一身份认证");
    }

    /// When a second factor counts as shown, where the provider says that it authenticated them then.
    private Optional<Instant> proven(UnaryOperator<JWTClaimsSet.Builder> lie) throws Exception {
        PROVIDER.lie = lie;
        var session = new MockHttpSession();
        var asked = away(session, "/sign-in/provider");
        var result = house.perform(get("/sign-in/provider/return")
                        .session(session)
                        .param("code", PROVIDER.authenticate(subject, asked))
                        .param("state", state(asked)))
                .andReturn();
        assertThat(result.getResponse().getHeader("Location")).isEqualTo("/desk");
        return Sessions.proven(result.getRequest());
    }

    @Test
    void aSecondFactorCountsAsOfWhenTheProviderWasShownIt() throws Exception {
        bind();
        var lately = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        assertThat(proven(claims -> claims.claim("auth_time", lately.getEpochSecond())))
                .contains(lately);
        assertThat(proven(claims -> claims.claim("auth_time", lately.getEpochSecond() - 7200)))
                .as("a session of this morning")
                .isEmpty();
        assertThat(proven(claims -> claims.claim("auth_time", null)))
                .as("it does not say when")
                .isEmpty();
        assertThat(proven(claims -> claims.claim("auth_time", lately.getEpochSecond() + 86_400)))
                .as("a clock that is ahead")
                .get()
                .satisfies(at -> assertThat(at).isBeforeOrEqualTo(Instant.now()));
        assertThat(proven(claims -> claims.claim("amr", List.of("pwd")))).isEmpty();
    }

    @Test
    void theProvidersKeysAreAskedForOnceAndWithPatience() {
        var asked = PROVIDER.keysAsked.get();
        var provider = provider();
        PROVIDER.keysTake = Duration.ofSeconds(1);
        assertThat(identity(provider)).isPresent();
        assertThat(identity(provider)).isPresent();
        assertThat(PROVIDER.keysAsked).hasValue(asked + 1);
    }

    @Test
    void aProviderWhoseKeysCannotBeHadIsAwayAndNobodyIsRefused() {
        PROVIDER.keysAway = true;
        var provider = provider();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> identity(provider))
                .returns("provider-away", Problem::name);
    }

    private Provider provider() {
        return new Provider(
                PROVIDER.issuer(), TrialProvider.CLIENT, TrialProvider.SECRET, List.of("otp"), stepUp, clock);
    }

    private Optional<Identity> identity(Provider provider) {
        var back = URI.create("https://anju.example/sign-in/provider/return");
        var flow = new Flow(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), false, "");
        var asked = TrialProvider.parts(provider.door(flow, back).getRawQuery());
        return provider.identity(PROVIDER.authenticate(subject, asked), flow, back);
    }

    @Test
    void whoIsNotBoundDoesNotComeInAndGetsNoAccount() throws Exception {
        var session = new MockHttpSession();
        var asked = away(session, "/sign-in/provider");
        var answer = back(session, PROVIDER.authenticate("a stranger", asked), state(asked));
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentAsString()).contains("没有绑定");
        assertThat(go(session, get("/account")).getStatus()).isNotEqualTo(200);
    }

    @Test
    void whatIsUnboundOrEndedNoLongerComesIn() throws Exception {
        bind();
        assertThat(go(signedIn(), post("/account/identity/disconnect").with(csrf()))
                        .getStatus())
                .isEqualTo(303);
        assertThat(refused(claims -> claims)).isTrue();
        bind();
        var admin = "outside-admin-" + UUID.randomUUID();
        accounts.createStaff(admin, "管", PASSWORD, accounts.createUnit("站 " + admin, "", null), Role.ADMINISTRATOR);
        accounts.endStaff(
                accounts.findAccount(login).orElseThrow().account(),
                accounts.findAccount(admin).orElseThrow());
        assertThat(refused(claims -> claims)).isTrue();

        // Who comes back binds the same identity to the new account.
        accounts.createStaff(login, "员", PASSWORD, accounts.createUnit("站 " + login, "", null), Role.REVIEWER);
        bind();
        assertThat(refused(claims -> claims)).isFalse();
    }

    @Test
    void anIdentityHasOneAccountAndAnAccountOneIdentity() throws Exception {
        bind();
        var other = "outside-" + UUID.randomUUID();
        accounts.createStaff(other, "员", PASSWORD, accounts.createUnit("站 " + other, "", null), Role.REVIEWER);
        var session = (MockHttpSession) Objects.requireNonNull(house.perform(
                        post("/sign-in").with(csrf()).param("login", other).param("password", PASSWORD))
                .andReturn()
                .getRequest()
                .getSession());
        var asked = away(session, "/account/identity/connect");
        assertThat(back(session, PROVIDER.authenticate(subject, asked), state(asked))
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void nothingThatTheProviderSaysWronglyIsBelieved() throws Exception {
        bind();
        assertThat(refused(claims -> claims.claim("nonce", "another")))
                .as("nonce")
                .isTrue();
        assertThat(refused(claims -> claims.issuer("https://elsewhere.example")))
                .as("issuer")
                .isTrue();
        assertThat(refused(claims -> claims.audience("another client")))
                .as("audience")
                .isTrue();
        assertThat(refused(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))))
                .as("over")
                .isTrue();
        assertThat(refused(claims -> claims.subject(null))).as("nobody").isTrue();
        PROVIDER.strangeKey = true;
        assertThat(refused(claims -> claims))
                .as("another key under the same name")
                .isTrue();
        PROVIDER.strangeKey = false;
        PROVIDER.unsigned = true;
        assertThat(refused(claims -> claims)).as("alg none").isTrue();
        PROVIDER.unsigned = false;
        assertThat(refused(claims -> claims)).as("and the truth is").isFalse();
    }

    @Test
    void aReturnIsGoodOnceForTheSessionThatWent() throws Exception {
        bind();
        var session = new MockHttpSession();
        var asked = away(session, "/sign-in/provider");
        var code = PROVIDER.authenticate(subject, asked);
        assertThat(back(session, code, "another state").getStatus()).isEqualTo(403);
        assertThat(back(session, code, state(asked)).getStatus())
                .as("the flow was over")
                .isEqualTo(403);
        assertThat(back(new MockHttpSession(), code, state(asked)).getStatus())
                .as("a session that never went")
                .isEqualTo(403);
        var again = away(session, "/sign-in/provider");
        assertThat(back(session, code, state(again)).getStatus())
                .as("a code of another flow: its challenge is another")
                .isEqualTo(403);
        var last = away(session, "/sign-in/provider");
        assertThat(back(session, "", state(last)).getStatus())
                .as("somebody who gave up at the door")
                .isEqualTo(403);
    }
}
