package org.anju.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.HouseTest;
import org.anju.accounts.Accounts;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// The second factor in a house that asks for it, through the true pages: when it is asked, that what was
/// typed goes on afterwards, and what does not count.
@HouseTest
@TestPropertySource(properties = "anju.step-up=30m")
class StepUpTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    private final MockMvc house;
    private final Accounts accounts;
    private final JdbcClient db;
    private final String person;

    StepUpTests(
            @Autowired WebApplicationContext house,
            @Autowired Accounts accounts,
            @Autowired Keyring keyring,
            @Autowired JdbcClient db) {
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.accounts = accounts;
        this.db = db;
        // Nobody: what matters here comes before the register is asked.
        this.person = "/desk/persons/" + keyring.reference(Ids.next());
    }

    @Test
    void whoHasNoSecondFactorIsAskedToSetOneUpOnceAtEachSignIn() throws Exception {
        var login = staff(Role.REGISTRAR);
        for (int i = 0; i < 2; i++) {
            var session = signIn(login);
            assertThat(go(session, get("/desk")).getHeader("Location")).isEqualTo("/account/factors");
            assertThat(text(go(session, get("/account/factors")))).contains("本系统要求");
            assertThat(go(session, get("/desk")).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void whoComesByALinkToSomewhereInsideIsAskedToSetOneUpToo() throws Exception {
        var session = signIn(staff(Role.REGISTRAR));
        assertThat(go(session, get("/account")).getStatus()).isEqualTo(200);
        assertThat(go(session, post("/desk/purpose").param("purpose", "residence-registration"))
                        .getHeader("Location"))
                .isNotEqualTo("/account/factors");
        assertThat(go(session, get("/desk/purpose?back=/desk/search")).getHeader("Location"))
                .isEqualTo("/account/factors");
        assertThat(go(session, get("/desk/purpose?back=/desk/search")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void aRecordIsOpenedOnlyAfterTheSecondFactorAndOneComesBackToIt() throws Exception {
        var session = signIn(staff(Role.REGISTRAR));
        purpose(session, "residence-registration");
        var asked = go(session, get(person + "?validOn=2024-05-01"));
        assertThat(asked.getStatus()).isEqualTo(303);
        var prove = Objects.requireNonNull(asked.getHeader("Location"));
        assertThat(prove).startsWith("/account/prove?back=%2Fdesk%2Fpersons%2F").endsWith("%3FvalidOn%3D2024-05-01");
        assertThat(text(go(session, get(java.net.URI.create(prove))))).contains("您还没有第二因素");
        var secret = app(session);
        assertThat(go(session, get(person)).getStatus()).isEqualTo(404);

        session.setAttribute("anju.proven", Instant.now().minus(Duration.ofMinutes(31)));
        assertThat(go(session, get(person)).getHeader("Location")).startsWith("/account/prove");
        assertThat(prove(session, Totp.code(secret, step()), person + "?validOn=2024-05-01")
                        .getHeader("Location"))
                .isEqualTo(person + "?validOn=2024-05-01");
        assertThat(go(session, get(person)).getStatus()).isEqualTo(404);
    }

    @Test
    void whatWasTypedGoesOnAfterTheSecondFactor() throws Exception {
        var session = signIn(staff(Role.REGISTRAR));
        purpose(session, "residence-registration");
        var secret = app(session);
        session.setAttribute("anju.proven", Instant.now().minus(Duration.ofMinutes(31)));
        var form = person + "/acts?type=move";
        var page = go(session, post(form).param("elsewhere", "邻市 \"<b>\"").param("from", "2026-10"));
        assertThat(page.getStatus()).isEqualTo(403);
        assertThat(text(page))
                .contains("name=\"elsewhere\" value=\"邻市 &#34;&lt;b>&#34;\"", "name=\"from\" value=\"2026-10\"")
                .doesNotContain("name=\"type\"");
        var wrong = go(
                session,
                post("/account/prove")
                        .param("factor-to", form)
                        .param("factor-code", "000000")
                        .param("from", "2026-10"));
        assertThat(text(wrong)).contains("验证码不对", "name=\"from\" value=\"2026-10\"", "name=\"factor-to\"");
        var right = go(
                session,
                post("/account/prove").param("factor-to", form).param("factor-code", Totp.code(secret, step())));
        // 307: the browser sends the same form to the page that it was meant for.
        assertThat(right.getStatus()).isEqualTo(307);
        assertThat(right.getHeader("Location")).isEqualTo(form);
    }

    @Test
    void aFileThatCannotBeCarriedIsSpokenOf() throws Exception {
        var session = signIn(staff(Role.REVIEWER));
        purpose(session, "visit-review");
        app(session);
        session.setAttribute("anju.proven", Instant.now().minus(Duration.ofMinutes(31)));
        var page = go(session, multipart(person + "/acts").file("file", new byte[] {1}));
        assertThat(text(page)).contains("您刚才选择的文件不能保留");
    }

    @Test
    void aPurposeThatOpensNoRecordAsksForNothing() throws Exception {
        var session = signIn(staff(Role.AUDITOR));
        purpose(session, "inspection");
        assertThat(go(session, get(person)).getStatus()).isIn(403, 404);
    }

    @Test
    void whoHasASecondFactorIsInOnlyAfterShowingIt() throws Exception {
        var login = staff(Role.ADMINISTRATOR);
        var secret = app(signIn(login));
        var session = signIn(login);
        for (var path : new String[] {"/desk", "/desk/admin", "/account", "/account/factors", "/account/factors/app"}) {
            assertThat(go(session, get(path)).getHeader("Location"))
                    .isEqualTo("/account/prove?back=" + path.replace("/", "%2F"));
        }
        assertThat(go(session, post("/account/factors/app/remove")).getStatus()).isEqualTo(403);
        assertThat(prove(session, Totp.code(secret, step()), "/desk/admin").getHeader("Location"))
                .isEqualTo("/desk/admin");
        assertThat(go(session, get("/desk/admin")).getStatus()).isEqualTo(200);
    }

    @Test
    void aCodeCountsOnce() throws Exception {
        var login = staff(Role.REGISTRAR);
        var secret = app(signIn(login));
        var code = Totp.code(secret, step());
        assertThat(prove(signIn(login), code, "/desk").getStatus()).isEqualTo(303);
        assertThat(text(prove(signIn(login), code, "/desk"))).contains("验证码不对或已用过");
    }

    @Test
    void aRecoveryCodeCountsOnceAndNewOnesEndTheOld() throws Exception {
        var login = staff(Role.REGISTRAR);
        var session = signIn(login);
        var codes = codes(setUp(session));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(prove(signIn(login), codes.get(0).toLowerCase(java.util.Locale.ROOT), "/desk")
                        .getStatus())
                .isEqualTo(303);
        assertThat(prove(signIn(login), codes.get(0), "/desk").getStatus()).isEqualTo(200);
        assertThat(text(go(session, get("/account/factors")))).contains("还有 9 个恢复码");
        var fresh = codes(text(go(session, post("/account/factors/codes"))));
        assertThat(prove(signIn(login), codes.get(1), "/desk").getStatus()).isEqualTo(200);
        assertThat(prove(signIn(login), fresh.get(1), "/desk").getStatus()).isEqualTo(303);
    }

    @Test
    void guessingCodesIsSlowedDown() throws Exception {
        var login = staff(Role.REGISTRAR);
        var secret = app(signIn(login));
        var session = signIn(login);
        for (int i = 0; i < 5; i++) {
            prove(session, "00000" + i, "/desk");
        }
        assertThat(text(prove(session, Totp.code(secret, step()), "/desk"))).contains("错误次数过多");
    }

    @Test
    void anotherAccountsCodesAreNoCodes() throws Exception {
        var mine = staff(Role.REGISTRAR);
        app(signIn(mine));
        var others = codes(setUp(signIn(staff(Role.REGISTRAR))));
        assertThat(prove(signIn(mine), others.getFirst(), "/desk").getStatus()).isEqualTo(200);
    }

    @Test
    void theWayOnLeadsNowhereElse() throws Exception {
        var login = staff(Role.REGISTRAR);
        var codes = codes(setUp(signIn(login)));
        var at = 0;
        for (var evil :
                new String[] {"https://evil.example/", "//evil.example/desk/", "/desk/../sign-out", "/open/x"}) {
            assertThat(prove(signIn(login), codes.get(at++), evil).getHeader("Location"))
                    .isEqualTo("/desk");
        }
    }

    @Test
    void removingTheLastFactorEndsTheRecoveryCodes() throws Exception {
        var login = staff(Role.REGISTRAR);
        var session = signIn(login);
        var codes = codes(setUp(session));
        go(session, post("/account/factors/app/remove"));
        assertThat(text(go(session, get("/account/factors")))).contains("设置验证器应用");
        assertThat(prove(session, codes.getFirst(), "/desk").getStatus()).isEqualTo(200);
    }

    @Test
    void aFactorThatChangesSignsEveryOtherDeviceOut() throws Exception {
        var login = staff(Role.REGISTRAR);
        var there = signIn(login);
        go(there, get("/desk"));
        assertThat(go(there, get("/desk")).getStatus()).isEqualTo(200);
        var here = signIn(login);
        app(here);
        assertThat(go(there, get("/desk")).getStatus()).isEqualTo(403);
        assertThat(go(here, get("/desk")).getStatus()).isEqualTo(200);
    }

    @Test
    void theSecretIsSealedAndCodesAreKeptAsDigests() throws Exception {
        var login = staff(Role.REGISTRAR);
        var secret = app(signIn(login));
        var account = accounts.findAccount(login).orElseThrow().account();
        var kept = db.sql("select secret from factors.totp where account = :account")
                .param("account", account.value())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(secret);
        assertThat(db.sql("select length(code) from factors.recovery_code where account = :account")
                        .param("account", account.value())
                        .query(Integer.class)
                        .list())
                .hasSize(10)
                .containsOnly(32);
    }

    private static long step() {
        return Totp.step(Instant.now());
    }

    /// Sets an app up, with the code of half a minute ago, so that the present one is still good.
    private String app(MockHttpSession session) throws Exception {
        var page = text(go(session, get("/account/factors/app")));
        var found = Pattern.compile("<code class=\"long\">([A-Z2-7 ]+)</code>").matcher(page);
        assertThat(found.find()).isTrue();
        var secret = found.group(1).replace(" ", "");
        last = text(go(session, post("/account/factors/app").param("code", Totp.code(secret, step() - 1))));
        assertThat(last).contains("您的恢复码");
        return secret;
    }

    private String last = "";

    /// The page that shows the recovery codes.
    private String setUp(MockHttpSession session) throws Exception {
        app(session);
        return last;
    }

    private static java.util.List<String> codes(String page) {
        return Pattern.compile("<li><code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private MockHttpServletResponse prove(MockHttpSession session, String code, String back) throws Exception {
        return go(session, post("/account/prove").param("factor-code", code).param("back", back));
    }

    private void purpose(MockHttpSession session, String code) throws Exception {
        go(session, get("/desk"));
        go(session, post("/desk/purpose").param("purpose", code).param("file", "YT-1"));
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> MockHttpServletResponse go(
            MockHttpSession session, B request) throws Exception {
        return house.perform(request.session(session).with(csrf())).andReturn().getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private MockHttpSession signIn(String login) throws Exception {
        var answer = house.perform(
                        post("/sign-in").with(csrf()).param("login", login).param("password", PASSWORD))
                .andReturn();
        return (MockHttpSession) Objects.requireNonNull(answer.getRequest().getSession(false));
    }

    private String staff(Role role) {
        var login = "factor-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, accounts.createUnit("站 " + UUID.randomUUID(), "", null), role);
        return login;
    }
}
