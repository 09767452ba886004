package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A resident asks, an officer answers, in a real browser: in both languages, at a desk and on a small phone.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBrowserTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void aBrowser() {
        if (Chromium.path().isEmpty()) {
            System.out.println("REQUEST PAGES LEFT OUT: no Chromium found (looked for " + Chromium.PLACES + ").");
        }
        Assumptions.assumeFalse(Chromium.path().isEmpty(), "No Chromium was found: the browser tests are left out.");
        playwright = Chromium.driver();
        browser = playwright.chromium().launch(Chromium.options());
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh,1280", "en,360"})
    void aResidentAsksAndAnOfficerAnswers(String language, int width) {
        var resident = "asks-" + UUID.randomUUID();
        var person = person(resident, language);
        try (var page = page(language, width)) {
            signIn(page, resident);
            at(page, "/me/requests", "requests-none", width);
            at(page, "/me/requests/new?kind=CORRECTION", "requests-begin", width);
            press(page, "main form button", "requests-begin-faults", width);
            assertThat(page.locator("main .fault").count()).isPositive();
            page.selectOption("#about", "HOUSEHOLD");
            page.fill("#said", "户籍地应为一个名称很长很长很长的地方，并且写了很多字。".repeat(8));
            page.fill("#evidence", "居民户口簿第一页");
            press(page, "main form button", "requests-made", width);
            at(page, "/me/requests", "requests-own", width);
            at(page, "/me/requests/new?kind=OBJECTION", "requests-objection", width);
            at(page, "/me/requests/new?kind=ERASURE", "requests-erasure", width);
            page.fill("#said", "已迁往外地");
            press(page, "main form button", "requests-erasure-made", width);
            at(page, "/me/requests/new?kind=COPY", "requests-copy", width);
            press(page, "main form button", "requests-copy-made", width);
            page.click("main a[href='/me/copy']");
            looks(page, "copy", width);
            assertThat(page.innerText("main")).contains("请求浏览" + language, "101室");
        }
        try (var page = page(language, width)) {
            signIn(page, officer());
            at(page, "/desk/persons/" + person + "/requests", "requests-counter", width);
            at(page, "/desk/persons/" + person + "/requests?kind=OBJECTION", "requests-counter-begin", width);
            at(page, "/desk/requests", "requests-waiting", width);
            page.click("tbody tr:last-child a");
            looks(page, "requests-erasure-desk", width);
            page.fill("#cause", "已迁出");
            press(page, "form[action$='/erasure'] button", "requests-erasure-proposed", width);
            at(page, "/desk/requests", "requests-waiting", width);
            page.click("tbody tr:nth-last-child(2) a");
            looks(page, "requests-answer", width);
            press(page, "form[action$='/answer'] button", "requests-answer-faults", width);
            page.check("input[value=refuse]");
            page.selectOption("#refusal", "NOT_SHOWN");
            page.fill("#reply", "户口簿上的内容与记录一致。");
            press(page, "form[action$='/answer'] button", "requests-answered", width);
            assertThat(page.innerText("main")).contains("户口簿上的内容与记录一致。");
            at(page, "/desk/requests?number=123", "requests-number-fault", width);
        }
        try (var page = page(language, width)) {
            signIn(page, resident);
            at(page, "/me/requests", "requests-own-answered", width);
            page.click("main .timeline li:last-child a");
            looks(page, "requests-own-refused", width);
            assertThat(page.innerText("main")).contains("户口簿上的内容与记录一致。");
        }
    }

    private String person(String login, String language) {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("请求浏览" + language, number, 101, "2021-01-01")), registrar);
        var residents = house.getBean(Residents.class);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        house.getBean(Accounts.class).claim(residents.issueClaimCode(person, registrar), login, "居民", PASSWORD);
        return house.getBean(org.anju.shared.Keyring.class).reference(person.value());
    }

    private String officer() {
        var accounts = house.getBean(Accounts.class);
        var login = "answers-" + UUID.randomUUID();
        var unit = accounts.createUnit("请求 " + login.substring(8, 16), "A Unit", DivisionCode.read("997201"));
        accounts.createStaff(login, "经办", PASSWORD, unit, Role.REVIEWER);
        return login;
    }

    private void signIn(Page page, String login) {
        page.navigate(url("/sign-in"));
        page.fill("#login", login);
        page.fill("#password", PASSWORD);
        page.click("main form button");
        if (login.startsWith("answers-")) {
            page.navigate(url("/desk/purpose"));
            page.check("input[value=subject-request]");
            page.fill("#file", "QQ-2026-1");
            page.click("main form button");
        }
    }

    private Page page(String language, int width) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setLocale(language.equals("en") ? "en-GB" : "zh-CN"));
        context.addCookies(List.of(new Cookie("lang", language).setUrl(url("/"))));
        return context.newPage();
    }

    private void at(Page page, String path, String name, int width) {
        page.navigate(url(path));
        looks(page, name, width);
    }

    private static void press(Page page, String selector, String name, int width) {
        page.click(selector);
        looks(page, name, width);
    }

    private static void looks(Page page, String name, int width) {
        page.waitForLoadState();
        assertThat(page.innerText("main"))
                .as(name)
                .doesNotContainPattern(
                        "\\b(requests?|copy|problem|RequestKind|RefusalGround|LeftOut)\\.[a-zA-Z]+\\b(?!json)");
        var wide = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wide).as("%s is wider than %d", name, width).isLessThanOrEqualTo(1);
        assertThat(new AxeBuilder(page)
                        .withTags(RULES).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList())
                .as(name)
                .isEmpty();
        var pictures = System.getProperty("anju.pictures");
        if (pictures != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(pictures, name + "." + width + ".png"))
                    .setFullPage(true));
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
