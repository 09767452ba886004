package org.anju.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.TableOwner;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/// Where somebody is signed in, and how that ends, through the true pages and on the true database.
@HouseTest
class DevicesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final String ANOTHER = "另一句自己记得住的话 2026";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String WECHAT =
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50";

    private final MockMvc house;
    private final Accounts accounts;
    private final JdbcClient db;
    private final Environment settings;

    DevicesTests(
            @Autowired WebApplicationContext house,
            @Autowired Accounts accounts,
            @Autowired JdbcClient db,
            @Autowired Environment settings) {
        this.house = MockMvcBuilders.webAppContextSetup(house)
                .apply(springSecurity())
                .build();
        this.accounts = accounts;
        this.db = db;
        this.settings = settings;
    }

    @Test
    void oneSeesWhereOneIsSignedInAndSignsOneOut() throws Exception {
        var login = staff(Role.REGISTRAR);
        var here = signIn(login, PASSWORD, FIREFOX);
        var there = signIn(login, PASSWORD, WECHAT);
        var shown = page(here, "/account");
        assertThat(shown).contains("Firefox · Windows", "WeChat 微信 · Android", "本机");
        var reference = shown.split("name=\"device\" value=\"")[1].substring(0, 32);
        house.perform(post("/account/devices/end").session(here).with(csrf()).param("device", reference))
                .andReturn();
        assertThat(status(there, "/desk")).isEqualTo(403);
        assertThat(there.isInvalid()).isTrue();
        assertThat(status(here, "/desk")).isEqualTo(200);
    }

    @Test
    void nobodySignsAnotherPersonsDeviceOut() throws Exception {
        var owner = staff(Role.REGISTRAR);
        var device = signIn(owner, PASSWORD, FIREFOX);
        var own = signIn(owner, PASSWORD, WECHAT);
        var reference =
                page(own, "/account").split("name=\"device\" value=\"")[1].substring(0, 32);
        var stranger = signIn(staff(Role.ADMINISTRATOR), PASSWORD, FIREFOX);
        house.perform(post("/account/devices/end")
                        .session(stranger)
                        .with(csrf())
                        .param("device", reference))
                .andReturn();
        assertThat(status(device, "/desk")).isEqualTo(200);
    }

    @Test
    void anotherPasswordSignsAllOtherDevicesOut() throws Exception {
        var login = staff(Role.REVIEWER);
        var here = signIn(login, PASSWORD, FIREFOX);
        var there = signIn(login, PASSWORD, WECHAT);
        assertThat(change(here, "not the password", ANOTHER).getContentAsString())
                .contains("现在的密码不对");
        assertThat(status(there, "/desk")).isEqualTo(200);
        assertThat(change(here, PASSWORD, "short").getContentAsString()).contains("至少要 10 个字符");
        assertThat(change(here, PASSWORD, ANOTHER).getHeader("Location")).isEqualTo("/account?done=password");
        assertThat(status(there, "/desk")).isEqualTo(403);
        assertThat(page(here, "/account?done=password")).contains("密码已修改");
        assertThat(accounts.signIn(login, PASSWORD)).isEqualTo(new SignIn.Refused());
        assertThat(accounts.signIn(login, ANOTHER)).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void aPostThatEndsIsOutAtTheNextPage() throws Exception {
        var login = staff(Role.REGISTRAR);
        var session = signIn(login, PASSWORD, FIREFOX);
        assertThat(status(session, "/desk")).isEqualTo(200);
        accounts.endStaff(
                accounts.findAccount(login).orElseThrow().account(),
                accounts.findAccount(staff(Role.ADMINISTRATOR)).orElseThrow());
        assertThat(status(session, "/desk")).isEqualTo(403);
    }

    @Test
    void aSessionPlantedBeforeSigningInIsWorthNothing() throws Exception {
        var planted = new MockHttpSession();
        planted.setAttribute("mark", "planted");
        var answer = house.perform(post("/sign-in")
                        .session(planted)
                        .with(csrf())
                        .param("login", staff(Role.REGISTRAR))
                        .param("password", PASSWORD))
                .andReturn();
        assertThat(planted.isInvalid()).isTrue();
        assertThat(session(answer).getId()).isNotEqualTo(planted.getId());
        assertThat(session(answer).getAttribute("mark")).isNull();
    }

    @ParameterizedTest(name = "unused for {0} minutes, signed in for {1}: still in {2}")
    @CsvSource({"29, 700, 200", "31, 700, 403", "1, 719, 200", "1, 721, 403"})
    void staffAreSignedOutWhenIdleAndAfterTwelveHours(int idle, int whole, int status) throws Exception {
        var login = staff(Role.REGISTRAR);
        var session = signIn(login, PASSWORD, FIREFOX);
        // The program itself cannot change when somebody came in.
        try (var owner = TableOwner.connect(settings);
                var statement = owner.prepareStatement("""
                        update accounts.device
                        set began = now() - make_interval(mins => ?), last_used = now() - make_interval(mins => ?)
                        where device = ?
                        """)) {
            statement.setInt(1, whole);
            statement.setInt(2, idle);
            statement.setObject(3, device(session).value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        assertThat(status(session, "/desk")).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noRoleStaysSignedInLongerThanADay(Role role) {
        assertThat(Lifetime.of(role).whole()).isLessThanOrEqualTo(Duration.ofHours(12));
        assertThat(Lifetime.of(role).idle()).isLessThanOrEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aStrangersWrongPasswordsDoNotKeepTheOwnerOut() throws Exception {
        var login = staff(Role.REGISTRAR);
        var known = Objects.requireNonNull(house.perform(
                        post("/sign-in").with(csrf()).param("login", login).param("password", PASSWORD))
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.SET_COOKIE));
        var cookie = new Cookie("anju-known", known.substring(known.indexOf('=') + 1, known.indexOf(';')));
        assertThat(known).contains("HttpOnly", "SameSite=Lax", "Path=/sign-in");
        for (int i = 0; i < 6; i++) {
            accounts.signIn(login, "guess number " + i);
        }
        assertThat(accounts.signIn(login, PASSWORD)).isInstanceOf(SignIn.Locked.class);
        assertThat(signInWith(login, cookie)).isEqualTo(303);
        // Made for another login, or changed by a letter, it is nobody's.
        assertThat(signInWith(login, new Cookie("anju-known", cookie.getValue().substring(1))))
                .isEqualTo(200);
        var other = staff(Role.REGISTRAR);
        for (int i = 0; i < 6; i++) {
            accounts.signIn(other, "guess number " + i);
        }
        assertThat(signInWith(other, cookie)).isEqualTo(200);
    }

    @Test
    void ofABrowserItsNameIsKeptAndOfTheNetworkNothing() throws Exception {
        var login = staff(Role.AUDITOR);
        var session = signIn(login, PASSWORD, FIREFOX);
        assertThat(db.sql("select name from accounts.device where device = :device")
                        .param("device", device(session).value())
                        .query(String.class)
                        .single())
                .isEqualTo("Firefox · Windows");
        assertThat(BrowserName.of(null)).isEqualTo("? · ?");
        assertThat(BrowserName.of("<script>alert(1)</script>")).isEqualTo("? · ?");
    }

    private int signInWith(String login, Cookie cookie) throws Exception {
        return house.perform(post("/sign-in")
                        .with(csrf())
                        .cookie(cookie)
                        .param("login", login)
                        .param("password", PASSWORD))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private org.springframework.mock.web.MockHttpServletResponse change(
            MockHttpSession session, String before, String after) throws Exception {
        return house.perform(post("/account/password")
                        .session(session)
                        .with(csrf())
                        .param("before", before)
                        .param("password", after)
                        .param("again", after))
                .andReturn()
                .getResponse();
    }

    private MockHttpSession signIn(String login, String password, String userAgent) throws Exception {
        return session(house.perform(post("/sign-in")
                        .with(csrf())
                        .header("User-Agent", userAgent)
                        .param("login", login)
                        .param("password", password))
                .andReturn());
    }

    private static MockHttpSession session(MvcResult answer) {
        return (MockHttpSession)
                java.util.Objects.requireNonNull(answer.getRequest().getSession(false));
    }

    private static DeviceId device(MockHttpSession session) {
        return (DeviceId) java.util.Objects.requireNonNull(session.getAttribute("anju.device"));
    }

    private int status(MockHttpSession session, String path) throws Exception {
        return house.perform(get(path).session(session))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String page(MockHttpSession session, String path) throws Exception {
        return house.perform(get(path).session(session))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String staff(Role role) {
        var login = "device-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, accounts.createUnit("站 " + UUID.randomUUID(), "", null), role);
        return login;
    }
}
