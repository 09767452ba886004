package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.fieldwork.TrialField;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Freshness, the review desk and the board in a real browser: keyboard first, with and without script, on a
/// desk and on a phone, in large type, with long names, and where nothing is there.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldDeskTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private Playwright playwright;
    private Browser browser;
    private TrialField field;
    private String reviewer;
    private String stranger;

    @BeforeAll
    void aBrowserAndAField() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "No Chromium was found: the browser tests are left out.");
        field = TrialField.in(house);
        reviewer = staff(TrialField.DISTRICT);
        stranger = staff("950102");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    private String staff(String district) {
        var accounts = house.getBean(Accounts.class);
        var login = "field-" + UUID.randomUUID();
        var unit = accounts.createUnit("田野派出所 " + login.substring(6, 14), "Field Office", DivisionCode.read(district));
        accounts.createStaff(login, "田野", PASSWORD, unit, Role.REVIEWER);
        return login;
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private final class Visitor implements AutoCloseable {
        final BrowserContext context;
        final Page page;
        final List<String> faults = new ArrayList<>();
        final String suffix;

        Visitor(String language, int width, boolean large, boolean script, String login) {
            suffix = "." + language + "." + width + (large ? ".large" : "");
            context = browser.newContext(
                    new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(script));
            context.addCookies(List.of(
                    new Cookie("lang", language).setUrl(url("/")),
                    new Cookie("type", large ? "large" : "normal").setUrl(url("/"))));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("inline style")) {
                    faults.add(message.text());
                }
            });
            page.onPageError(error -> faults.add("script: " + error));
            at("/sign-in");
            page.fill("#login", login);
            page.fill("#password", PASSWORD);
            page.click("main form button");
            at("/desk/purpose");
            page.check("input[value=visit-review]");
            page.fill("#file", "ZF-2026-1");
            page.click("main form button");
        }

        Visitor at(String path) {
            page.navigate(url(path));
            return this;
        }

        Visitor looks(String name) {
            page.waitForLoadState();
            assertThat(page.innerText("main")).as(name).doesNotContainPattern("\\b(board|freshness|reviews)\\.[a-z]+");
            var wide = (Integer)
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(wide).as("%s%s is wider than its screen", name, suffix).isLessThanOrEqualTo(1);
            var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
            assertThat(found.stream()
                            .map(rule -> rule.getId() + " "
                                    + rule.getNodes().getFirst().getHtml()))
                    .as("axe on %s%s", name, suffix)
                    .isEmpty();
            var pictures = System.getProperty("anju.field.pictures");
            if (pictures != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(pictures, name + suffix + ".png"))
                        .setFullPage(true));
            }
            return this;
        }

        @Override
        public void close() {
            context.close();
            assertThat(faults).isEmpty();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Test
    void aSupervisorLooksFromTheDistrictDownToTheDoorAndAtTheBoard() {
        try (var who = new Visitor("zh", 1280, false, true, reviewer)) {
            who.at("/desk/freshness?division=" + TrialField.DISTRICT).looks("freshness-district");
            who.page.click("tbody a");
            who.page.waitForFunction("() => !document.querySelector('.map-side').hidden");
            who.page.waitForTimeout(700);
            who.looks("freshness-street");
            who.page.click("tbody a");
            who.page.focus("tbody a");
            who.page.waitForTimeout(700);
            who.looks("freshness-community");
            assertThat(who.page.innerText(".legend")).contains("从未核实");
            who.page.keyboard().press("Enter");
            who.page.waitForURL("**/desk/freshness/buildings/*");
            who.page.waitForTimeout(500);
            who.looks("freshness-building");
            who.at("/desk/board").looks("board");
            assertThat(who.page.textContent(".plot")).contains("从未核实");
            who.page.click("a[href^='/desk/board/areas/']");
            who.looks("board-area");
        }
    }

    @Test
    void aReviewerDecidesByKeyboardWithoutScriptOnAPhone() {
        try (var who = new Visitor("en", 360, false, false, reviewer)) {
            who.at("/desk/reviews");
            assertThat(who.page.innerText("main")).contains("overdue");
            who.page.focus("tbody a");
            who.page.keyboard().press("Enter");
            who.page.waitForURL("**/desk/reviews/*");
            assertThat(who.page.innerText("main")).contains("Visit B", "A and B say different things");
            who.page.focus("form[action$='/decide'] button");
            who.page.keyboard().press("Enter");
            who.page.waitForURL("**/decide");
            who.page.waitForLoadState();
            assertThat(who.page.title()).startsWith("Error");
            for (var key : who.page.locator("fieldset.question").all()) {
                key.locator("input[value=VISIT], input[value=OTHER]").first().check();
            }
            who.page.selectOption("#reason", "OCCUPANTS_ASKED");
            who.page.focus("form[action$='/decide'] button");
            who.page.keyboard().press("Enter");
            who.page.waitForURL("**/desk/reviews");
        }
        assertThat(field.decided()).isEqualTo(2);
    }

    @Test
    void theReviewDeskOnAPhoneInEnglish() {
        try (var who = new Visitor("en", 360, false, true, reviewer)) {
            who.at("/desk/reviews").looks("reviews");
            who.page.click("tbody tr:last-child a");
            who.looks("review");
            who.page.click("form[action$='/decide'] button");
            who.looks("review-faults");
            who.at("/desk/reviews/parallel").looks("parallel");
            who.page.click("main form button");
            who.looks("taken");
            assertThat(who.page.innerText("main")).contains("Taken: 1 of 1");
            who.at("/desk/freshness?division=" + TrialField.DISTRICT).looks("freshness-district");
            who.at("/desk/board").looks("board");
        }
    }

    @Test
    void allOfItInLargeType() {
        try (var who = new Visitor("zh", 360, true, true, reviewer)) {
            who.at("/desk/board").looks("board");
            who.at("/desk/reviews").looks("reviews");
            who.page.click("tbody tr:last-child a");
            who.looks("review");
        }
    }

    @Test
    void anEmptyFieldSaysSo() {
        try (var who = new Visitor("zh", 1280, false, true, stranger)) {
            who.at("/desk/reviews").looks("reviews-empty");
            who.at("/desk/reviews/parallel").looks("parallel-empty");
            who.at("/desk/board").looks("board-empty");
            who.at("/desk/freshness?division=950102").looks("freshness-empty");
        }
    }
}
