package org.anju;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.anju.cli.DemoTown;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.TrialApprovals;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.town.Town;
import org.anju.town.TownStay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

/// Clicks through the house in a real browser, as residents and staff do: on a phone and at a desk, in both
/// languages, in large type. Every page is checked by axe, must leave the console clean, and may ask no other
/// host for anything.
///
/// Left out, and said so, where no Chromium is found. With `-Danju.screenshots` the pictures of the documents
/// are made anew.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {

    private static final int PERSONS = 1_500;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path PICTURES = Path.of("docs/screenshots");

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableApplicationContext house;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void aBrowserAndATown() {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println("BROWSER TESTS LEFT OUT: no Chromium found (looked for " + CHROMIUM + ").");
        }
        Assumptions.assumeTrue(!chromium.isEmpty(), "No Chromium was found: the browser tests are left out.");
        DemoTown.growIn(house, PERSONS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private static final List<String> CHROMIUM = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable");

    private static String chromium() {
        return Stream.concat(Stream.ofNullable(System.getenv("ANJU_CHROMIUM")), CHROMIUM.stream())
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
    }

    /// One visitor with a browser of their own, who notes what must not happen.
    private final class Visitor implements AutoCloseable {
        final BrowserContext context;
        final Page page;
        final List<String> faults = new ArrayList<>();
        final Set<String> checked = new LinkedHashSet<>();
        final String language;
        final String size;

        Visitor(String language, boolean phone, boolean large, boolean script) {
            this.language = language;
            this.size = phone ? "phone" : "desktop";
            context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(phone ? 390 : 1280, phone ? 844 : 900)
                    .setLocale(language.equals("en") ? "en-GB" : "zh-CN")
                    .setJavaScriptEnabled(script));
            context.addCookies(List.of(
                    new Cookie("lang", language).setUrl(url("/")),
                    new Cookie("type", large ? "large" : "normal").setUrl(url("/"))));
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    faults.add(message.text());
                }
            });
            page.onPageError(error -> faults.add("script: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(url("/"))
                        && !request.url().startsWith("data:")
                        && !request.url().startsWith("blob:")) {
                    faults.add("request left the house: " + request.url());
                }
            });
        }

        Visitor at(String path) {
            page.navigate(url(path));
            return this;
        }

        /// Checks the page that is shown, and takes its picture where the documents need it.
        Visitor looks(String name) {
            checked.add(name);
            page.waitForLoadState();
            assertThat(page.title()).as("title of %s", name).isNotBlank().doesNotContain("??");
            assertThat(page.innerText("main"))
                    .as("text of %s", name)
                    .doesNotContainPattern("\\b(page|reason|problem|desk|menu)\\.[a-z]+\\.[a-z]+");
            var wide = (Integer)
                    page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(wide).as("%s is wider than a %s", name, size).isLessThanOrEqualTo(1);
            if (page.context().pages().size() == 1) {
                var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
                assertThat(found.stream()
                                .map(rule -> rule.getId() + " at "
                                        + rule.getNodes().stream()
                                                .map(node -> node.getHtml())
                                                .limit(3)
                                                .toList())
                                .toList())
                        .as("axe on %s (%s, %s)", name, language, size)
                        .isEmpty();
            }
            if (System.getProperty("anju.screenshots") != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + "." + language + "." + size + ".png"))
                        .setFullPage(true));
            }
            return this;
        }

        /// Opens the search by single fields, where it is not open yet.
        Visitor inDetail() {
            if (!page.isVisible("#number")) {
                page.click("main details > summary");
            }
            return this;
        }

        Visitor fill(String field, String value) {
            page.fill("#" + field, value);
            return this;
        }

        Visitor press(String selector) {
            page.click(selector);
            page.waitForLoadState();
            return this;
        }

        Visitor signIn(String login) {
            at("/sign-in").fill("login", login).fill("password", DemoTown.PASSWORD);
            return press("main form button");
        }

        Visitor purpose(String code) {
            at("/desk/purpose");
            page.check("input[name=purpose][value=" + code + "]");
            return fill("file", "YT-2026-0731").press("main form button");
        }

        @Override
        public void close() {
            var noise = faults.stream()
                    .filter(fault ->
                            !fault.contains("Applying inline style violates") && !fault.contains("inline style"))
                    .toList();
            context.close();
            assertThat(noise).as("console and requests").isEmpty();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static TownStay somebody() {
        return Town.grow(1, PERSONS, LocalDate.now(org.anju.frame.Words.ZONE))
                .stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .skip(100)
                .findFirst()
                .orElseThrow();
    }

    /// An officer records that the person left the city, with a fault first, and sees it in the history.
    private void aMoveAndItsTraces(Visitor officer) {
        var person = officer.page.url();
        officer.press("a[href$='type=move']").looks("desk-amend");
        officer.press("main form button").looks("desk-amend-faults");
        officer.page.check("input[name=to][value=elsewhere]");
        officer.page.selectOption("#reason", "LEFT");
        officer.page.selectOption("#evidence", "DECLARATION");
        officer.fill("elsewhere", "邻市").fill("from", "2026-10").fill("reference", "SB-2026-18");
        officer.press("main form button").looks("desk-person-moved");
        assertThat(officer.page.url()).isEqualTo(person);
        assertThat(officer.page.innerText("section[aria-labelledby=turns]")).contains("SB-2026-18", "邻市");
        officer.press("a[href*='type=strike-stay']").looks("desk-amend-strike");
        officer.page.selectOption("#reason", "RECORDED_WRONGLY");
        officer.page.selectOption("#evidence", "DECLARATION");
        officer.fill("reference", "SB-2026-19").press("main form button");
        assertThat(officer.page.innerText("section[aria-labelledby=turns]")).contains("SB-2026-19");
        officer.page.navigate(person + "?knownOn=2020-01-01");
        assertThat(officer.looks("desk-person-not-known-then").page.innerText("main"))
                .contains("2020");
        officer.page.navigate(person);
    }

    private void anOfficersDay(String language, boolean phone, boolean large) {
        var stay = somebody();
        try (var officer = new Visitor(language, phone, large, true)) {
            officer.at("/sign-in").looks("sign-in");
            officer.fill("login", "registrar")
                    .fill("password", "wrong password")
                    .press("main form button")
                    .looks("sign-in-refused");
            assertThat(officer.page.title()).startsWith(language.equals("en") ? "Error" : "错误");
            officer.signIn("registrar").looks("desk");
            officer.at("/desk/search");
            assertThat(officer.page.url()).contains("/desk/purpose");
            officer.looks("desk-purpose");
            officer.press("main form button").looks("desk-purpose-faults");
            officer.purpose("residence-registration").at("/desk/search").looks("desk-search-empty");
            officer.inDetail().page.fill("#number", "123");
            officer.press("form:has(#number) button").looks("desk-search-faults");
            officer.page.fill("#number", stay.number());
            officer.press("form:has(#number) button").looks("desk-search");
            assertThat(officer.page.locator("#results tbody tr").count()).isEqualTo(1);
            assertThat(officer.page.innerText("#results tbody"))
                    .doesNotContain(stay.number())
                    .contains("*");
            officer.press("#results tbody a").looks("desk-person");
            assertThat(officer.page.innerText("main")).contains(stay.number()).contains(stay.name());
            assertThat(officer.page.innerText(".purpose")).contains("YT-2026-0731");
            aMoveAndItsTraces(officer);
            officer.press("ol.timeline a");
            officer.page.waitForTimeout(600);
            officer.looks("desk-dwelling");
            officer.at("/desk/dwellings").looks("desk-divisions");
            officer.at("/desk/held").looks("desk-held");
            officer.press("tbody a").looks("desk-held-item");
            officer.at("/desk/nowhere").looks("not-found");
            officer.at("/desk/admin").looks("not-allowed");
            officer.at("/desk/imports").looks("desk-imports-empty");
            officer.press("main form button").looks("desk-imports-faults");
        }
    }

    @Test
    void anOfficersDayAtTheDeskInChinese() {
        anOfficersDay("zh", false, false);
    }

    @Test
    void anOfficersDayOnAPhoneInEnglish() {
        anOfficersDay("en", true, false);
    }

    @Test
    void anOfficersDayInLargeType() {
        anOfficersDay("zh", true, true);
    }

    private void aResidentsLook(String language, boolean phone, boolean large) {
        try (var resident = new Visitor(language, phone, large, true)) {
            resident.at("/").looks("portal-home");
            resident.at("/open/purposes").looks("open-purposes");
            resident.at("/open/not-held").looks("open-not-held");
            resident.at("/claim").looks("portal-claim");
            resident.signIn("resident").looks("portal-record");
            assertThat(resident.page.url()).endsWith("/me");
            resident.at("/me/accesses").looks("portal-accesses");
            assertThat(resident.page.innerText("main")).contains("YT-2026-0412");
            var proof = resident.page.waitForDownload(
                    () -> resident.page.locator("a[href$='/proof']").last().click());
            assertThat(proof.suggestedFilename()).endsWith(".tlog-proof");
            assertThat(proof.path()).content().startsWith("c2sp.org/tlog-proof@v1\n");
        }
    }

    @Test
    void aResidentSeesWhatIsHeldAndWhoLookedOnAPhone() {
        aResidentsLook("zh", true, false);
    }

    @Test
    void aResidentSeesTheSameInEnglish() {
        aResidentsLook("en", false, false);
    }

    @Test
    void aResidentSeesTheSameInLargeTypeOnANarrowPhone() {
        aResidentsLook("en", true, true);
    }

    @Test
    void theNameOfAnUncommonCharacterIsShown() {
        var rare = Town.grow(1, PERSONS, LocalDate.now(org.anju.frame.Words.ZONE))
                .stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .filter(stay -> stay.name().codePoints().anyMatch(c -> c > 0xffff))
                .findFirst()
                .orElseThrow();
        try (var officer = new Visitor("zh", false, false, true)) {
            officer.signIn("registrar").purpose("residence-registration").at("/desk/search");
            officer.inDetail().page.fill("#name", rare.name());
            officer.page.fill("#birth", rare.birth().toString());
            officer.press("form:has(#name) button").press("#results tbody a").looks("desk-person-rare");
            assertThat(officer.page.innerText("h1")).isEqualTo(rare.name());
        }
    }

    @Test
    void anOfficesFileIsHandedInAtTheDeskAndComesBackWithItsReport() {
        try (var officer = new Visitor("zh", false, false, true)) {
            officer.signIn("reviewer").at("/desk/imports");
            officer.page.setInputFiles(
                    "#file",
                    new FilePayload(
                            "片区.csv",
                            "text/csv",
                            "姓名,证件号码,现住址,入住日期\n,1,没有的路1号,2020\n甲,12,没有的路1号,2020\n".getBytes(StandardCharsets.UTF_8)));
            officer.press("main form button");
            officer.page.waitForSelector(".panel");
            officer.looks("desk-import");
            assertThat(officer.page.innerText("main")).contains("导入完成，共 2 行");
            var report = officer.page
                    .request()
                    .get(officer.page.url() + "/report.csv")
                    .text();
            assertThat(report.lines().toList())
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("2,refused,name-missing,"))
                    .anyMatch(line -> line.startsWith("3,refused,document-number-form,"));
            assertThat(officer.page
                            .request()
                            .get(officer.page.url() + "/back.csv")
                            .text())
                    .contains("甲,12,没有的路1号,2020,document-number-form,");
        }
    }

    private void aReviewersApprovals(String language, boolean phone, boolean large) {
        var kinds =
                Stream.of(ProposalKind.values()).filter(ProposalKind::persons).toList();
        var trial = TrialApprovals.of(house, kinds, (proposal, access) -> {});
        for (var kind : kinds) {
            trial.propose(
                    kind,
                    List.of(PersonId.next(), PersonId.next()),
                    Map.of(),
                    "同一证件登记了两次 " + language,
                    Neighbourhood.registrar(null));
        }
        try (var reviewer = new Visitor(language, phone, large, true)) {
            reviewer.signIn("reviewer").purpose("residence-registration").at("/desk/approvals");
            reviewer.looks("desk-approvals");
            reviewer.press("tbody tr:last-child a").looks("desk-approval");
            assertThat(reviewer.page
                            .locator("main dd a[href^='/desk/persons/']")
                            .count())
                    .isEqualTo(2);
            reviewer.press("form[action$='/decline'] button").looks("desk-approval-faults");
            reviewer.fill("cause", "是双胞胎").press("form[action$='/decline'] button");
            reviewer.looks("desk-approval-declined");
            assertThat(reviewer.page.innerText("main")).contains("是双胞胎");
            assertThat(reviewer.page.locator("main form").count()).isZero();
        }
    }

    @Test
    void aReviewerDeclinesWhatAnotherProposedInChinese() {
        aReviewersApprovals("zh", false, false);
    }

    @Test
    void aReviewerDeclinesWhatAnotherProposedOnAPhoneInEnglish() {
        aReviewersApprovals("en", true, true);
    }

    private void aReviewersDuplicates(String language, boolean phone, boolean large) {
        String approval;
        try (var reviewer = new Visitor(language, phone, large, true)) {
            reviewer.signIn("reviewer").purpose("residence-registration").at("/desk/duplicates");
            reviewer.looks("desk-duplicates");
            assertThat(reviewer.page.locator("tbody tr").count()).isGreaterThan(10);
            assertThat(reviewer.page.locator("tbody .masked").first().innerText())
                    .contains("*");
            reviewer.press("tbody a").looks("desk-duplicate");
            reviewer.press("main form button").looks("desk-duplicate-faults");
            reviewer.page.check("input[name=decision] >> nth=0");
            reviewer.page.selectOption("#reason", "RECORDED_WRONGLY");
            reviewer.page.selectOption("#evidence", "IDENTITY_DOCUMENT");
            reviewer.fill("paper", "卷 12").press("main form button").looks("desk-approval-merge");
            assertThat(reviewer.page.innerText("main")).contains("卷 12");
            assertThat(reviewer.page.locator("form[action$='/confirm']").count())
                    .isZero();
            approval = reviewer.page.url();
        }
        confirmed(language, phone, large, approval);
        try (var reviewer = new Visitor(language, phone, large, true)) {
            reviewer.signIn("reviewer").purpose("residence-registration");
            reviewer.page.navigate(approval);
            // Both links lead to the one record that is left.
            reviewer.press("main dd a >> nth=0");
            var one = reviewer.page.url();
            reviewer.page.navigate(approval);
            reviewer.press("main dd a >> nth=1").looks("desk-person-merged");
            assertThat(reviewer.page.url()).isEqualTo(one);
            reviewer.press("a[href*='/apart/']").looks("desk-apart");
            reviewer.press("main form button").looks("desk-apart-faults");
            reviewer.page.selectOption("#reason", "OTHER_PERSON_MEANT");
            reviewer.page.selectOption("#evidence", "VISIT_RECORD");
            reviewer.fill("paper", "卷 13").press("main form button").looks("desk-approval-unmerge");
            approval = reviewer.page.url();
        }
        confirmed(language, phone, large, approval);
        try (var reviewer = new Visitor(language, phone, large, true)) {
            reviewer.signIn("reviewer").purpose("residence-registration");
            reviewer.page.navigate(approval);
            reviewer.press("main dd a >> nth=0");
            assertThat(reviewer.page.locator("#joined").count()).isZero();
        }
    }

    private void confirmed(String language, boolean phone, boolean large, String approval) {
        try (var second = new Visitor(language, phone, large, true)) {
            second.signIn("reviewer2").purpose("residence-registration");
            second.page.navigate(approval);
            second.press("form[action$='/confirm'] button").looks("desk-approval-confirmed");
            assertThat(second.page.locator("main form").count()).isZero();
        }
    }

    @Test
    void twoReviewersMergeAndTakeApartInChinese() {
        aReviewersDuplicates("zh", false, false);
    }

    @Test
    void twoReviewersMergeAndTakeApartOnAPhoneInLargeEnglish() {
        aReviewersDuplicates("en", true, true);
    }

    @Test
    void thePortalWorksWithoutScript() {
        try (var resident = new Visitor("zh", true, false, false)) {
            resident.signIn("resident").at("/me/accesses");
            assertThat(resident.page.content()).contains("YT-2026-0412");
        }
    }

    @Test
    void aClaimedCodeOpensTheRecordAndTheOwnerSeesThatItWasMade() {
        var stay = Town.grow(1, PERSONS, LocalDate.now(org.anju.frame.Words.ZONE))
                .stays()
                .filter(one -> one.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .skip(200)
                .findFirst()
                .orElseThrow();
        String code;
        try (var officer = new Visitor("zh", false, false, true)) {
            officer.signIn("registrar").purpose("subject-request").at("/desk/search");
            officer.inDetail().page.fill("#number", stay.number());
            officer.press("form:has(#number) button").press("#results tbody a");
            officer.press("form[action$='/code'] button").looks("desk-code");
            code = officer.page.innerText(".panel .code");
        }
        try (var owner = new Visitor("zh", true, false, true)) {
            owner.at("/claim")
                    .fill("code", code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
            owner.fill("name", stay.name()).fill("login", "owner-" + port);
            owner.fill("password", "an ordinary sentence")
                    .fill("again", "an ordinary sentence")
                    .press("main form button");
            assertThat(owner.page.innerText("main")).contains(stay.number());
            owner.at("/me/accesses");
            assertThat(owner.page.innerText("main")).contains("一次性代码").contains("邓晓岚".isEmpty() ? "" : "云汀");
        }
    }
}
