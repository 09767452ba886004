package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.context.WebApplicationContext;

/// A short walk through the pages of declaring in a real browser: a phone without script in Chinese, a desk
/// in English, large type; each page checked by axe. Left out where no Chromium is found.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclareTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> CHROMIUM =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext house;

    private Playwright playwright;
    private Browser browser;
    private Doorstep door;

    @BeforeAll
    void aBrowserAndAStreet() {
        var chromium = Stream.concat(Stream.ofNullable(System.getenv("ANJU_CHROMIUM")), CHROMIUM.stream())
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        Assumptions.assumeTrue(!chromium.isEmpty(), "No Chromium was found: the walk is left out.");
        door = new Doorstep(house);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private final class Walker implements AutoCloseable {
        final BrowserContext context;
        final Page page;
        final List<String> faults = new ArrayList<>();
        final String name;

        Walker(String language, boolean phone, boolean large, boolean script) {
            name = language + "." + (phone ? "phone" : "desktop") + (large ? ".large" : "");
            context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(phone ? 360 : 1280, phone ? 740 : 900)
                    .setJavaScriptEnabled(script));
            context.addCookies(List.of(
                    new Cookie("lang", language).setUrl(url("/")),
                    new Cookie("type", large ? "large" : "normal").setUrl(url("/"))));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")
                        && !message.text().contains("status of 4")
                        && !message.text().contains("inline style")) {
                    faults.add(message.text());
                }
            });
        }

        Walker at(String path) {
            page.navigate(url(path));
            return this;
        }

        Walker fill(String field, String value) {
            page.fill("[name='" + field + "']", value);
            return this;
        }

        Walker check(String field, String value) {
            page.check("input[name='" + field + "'][value='" + value + "']");
            return this;
        }

        Walker press(String selector) {
            page.click(selector);
            page.waitForLoadState();
            return this;
        }

        Walker on() {
            return press("main form button");
        }

        Walker signIn(String login) {
            return fill("login", login).fill("password", Doorstep.PASSWORD).on();
        }

        /// Checks that the page fits and says what it has to; where asked for, its picture is taken.
        Walker sees(String what) {
            assertThat(page.title()).as(what).isNotBlank();
            assertThat(page.innerText("main"))
                    .as(what)
                    .doesNotContainPattern("\\b(page|reason|problem|declare|receipts?|door|lists)\\.[a-zA-Z]+");
            var wide = (Integer)
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(wide).as("%s is wider than the %s", what, name).isLessThanOrEqualTo(1);
            var pictures = System.getProperty("anju.screenshots");
            if (pictures != null) {
                var folder = pictures.contains("/") ? Path.of(pictures) : Path.of("docs/screenshots");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(what + "." + name + ".png"))
                        .setFullPage(true));
            }
            return this;
        }

        /// The same, and what axe finds.
        Walker looks(String what) {
            sees(what);
            var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
            assertThat(found.stream()
                            .map(rule -> rule.getId() + " at "
                                    + rule.getNodes().stream()
                                            .map(node -> node.getHtml())
                                            .limit(3)
                                            .toList())
                            .toList())
                    .as("axe on %s (%s)", what, name)
                    .isEmpty();
            return this;
        }

        @Override
        public void close() {
            context.close();
            assertThat(faults).as("console").isEmpty();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private String login(SignedIn who) {
        return house.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select login from accounts.account where account = :a")
                .param("a", who.account().value())
                .query(String.class)
                .single();
    }

    private String officer(Role role) {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("试验路派出所 " + UUID.randomUUID(), "Trial Road Station", DivisionCode.read("9972"));
        var login = "walk-" + UUID.randomUUID();
        accounts.createStaff(login, "员", Doorstep.PASSWORD, unit, role);
        return login;
    }

    private void declares(boolean script, String language, boolean large, String name) {
        var home = door.room(large ? 102 : 101);
        try (var phone = new Walker(language, true, large, script)) {
            phone.at("/d/" + home.doorPlate()).looks("door");
            phone.press("ul.choices a").looks("declare-start");
            phone.on().on().sees("declare-name-fault");
            phone.fill("name", name).on().sees("declare-document");
            phone.check("documentKind", "RESIDENT_IDENTITY_CARD")
                    .fill("documentNumber", "110105194912310021")
                    .on()
                    .looks("declare-document-fault");
            phone.fill("documentNumber", Neighbourhood.number()).on();
            phone.fill("since-year", "2021").fill("since-month", "3").looks("declare-since");
            phone.on().check("reason", "RENTED").on().on();
            phone.fill("code", "ABCDE-FGHJK").on().sees("declare-code-fault");
            phone.fill("code", "").on().looks("declare-check");
            assertThat(phone.page.innerText("main")).contains(name);
            phone.on().looks("declare-done");
            phone.press("main p a[href^='/open/receipts']").looks("receipt");
            assertThat(phone.page.innerText("main")).doesNotContain(name, home.address());
        }
    }

    @Test
    void somebodyDeclaresOnAPhoneInChinese() {
        declares(true, "zh", false, "赵䶮𬀩");
    }

    @Test
    void somebodyDeclaresInLargeTypeInEnglish() {
        declares(true, "en", true, "Maximiliana Alexandrowna von Hohenstaufen-Montgomery 㛃");
    }

    @Test
    void thePagesNeedNoScript() {
        try (var phone = new Walker("zh", true, false, false)) {
            phone.at("/d/ZZZZZZZZZZ");
            assertThat(phone.page.innerText("main")).contains("没有这个门牌码");
            phone.fill("plate", door.room(103).doorPlate()).on();
            phone.press("ul.choices a").on();
            phone.fill("name", "无脚本").on();
            phone.check("documentKind", "NONE").on();
            phone.fill("birth-year", "2025").on();
            phone.check("since-unknown", "true").on();
            phone.check("reason", "NOT_SAID").on().on().on().on();
            assertThat(phone.page.innerText("main")).contains("申报已收到", "正在核对");
        }
    }

    @Test
    void aLandlordAndAnOfficerInEnglish() {
        var person = door.resident("步行房东", Neighbourhood.number(), 301);
        var landlord = door.account(person, "步行房东");
        var home = door.room(302);
        try (var desk = new Walker("en", false, false, true)) {
            desk.at("/d/enter?plate=1").looks("enter-fault");
            desk.at("/d/" + home.doorPlate() + "/not-here").looks("not-here");
            desk.at("/d/" + home.doorPlate() + "/landlord").sees("landlord-sign-in");
            desk.press("main a.button").signIn(login(landlord)).looks("landlord");
            desk.on().looks("landlord-claimed");
            desk.at("/me/lettings").sees("lettings-waiting");
        }
        try (var desk = new Walker("zh", false, false, true)) {
            desk.at("/sign-in").signIn(officer(Role.REGISTRAR));
            desk.at("/desk/purpose")
                    .check("purpose", "residence-registration")
                    .fill("file", "YT-9")
                    .on();
            desk.at("/desk/landlords").looks("desk-landlords");
            desk.press("tr:last-child td a").on().looks("desk-landlord-fault");
            assertThat(desk.page.innerText("main")).contains("步行房东");
            desk.check("evidence", "PROPERTY_CERTIFICATE")
                    .fill("paper", "云2026不动产权第0001号")
                    .on();
            desk.at("/desk/reports").looks("desk-reports");
            var reference = house.getBean(org.anju.shared.Keyring.class)
                    .reference(home.building().value());
            desk.at("/desk/buildings/" + reference + "/plates").looks("desk-plates");
        }
        try (var phone = new Walker("zh", true, false, true)) {
            phone.at("/sign-in").signIn(login(landlord)).at("/me/lettings");
            phone.press("main form button").looks("landlord-code");
            phone.at("/me/lettings").looks("lettings");
            assertThat(Objects.requireNonNull(phone.page.innerText("main"))).contains("登记了 0 人");
        }
    }

    @Test
    void anOrganisationHandsItsListIn() {
        try (var desk = new Walker("en", false, false, true)) {
            desk.at("/sign-in").signIn(officer(Role.REPORTER)).sees("desk-reporter");
            desk.at("/desk/lists").on().looks("lists-fault");
            var rows = "姓名,证件号码,现住址\n名单甲," + Neighbourhood.number() + "," + door.street.room(401) + "\n名单乙,12,"
                    + door.street.room(402) + "\n";
            desk.page.setInputFiles(
                    "#file", new FilePayload("工厂宿舍.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
            desk.on().looks("list");
            assertThat(desk.page.innerText("main")).contains("Received, being checked");
            desk.at("/desk/lists").sees("lists");
        }
    }
}
