package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anju.cli.DemoTown;
import org.anju.oversight.ProposalKind;
import org.anju.oversight.TrialApprovals;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.town.Town;
import org.anju.town.TownStay;
import org.junit.jupiter.api.AfterAll;
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

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableApplicationContext house;

    private final Visits visits = new Visits();

    @BeforeAll
    void aBrowserAndATown() {
        visits.to(port);
        DemoTown.growIn(house, PERSONS);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    /// Opens the search by single fields, where it is not open yet.
    private static Visitor inDetail(Visitor officer) {
        if (!officer.page.isVisible("#number")) {
            officer.page.click("main details > summary");
        }
        return officer;
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

    private void anOfficersDay(String language, Visits.Way... ways) {
        var stay = somebody();
        try (var officer = visits.in(language, ways)) {
            officer.at("/sign-in").looks("sign-in");
            officer.fill("login", "registrar")
                    .fill("password", "wrong password")
                    .press("main form button")
                    .looks("sign-in-refused");
            assertThat(officer.page.title()).startsWith(language.equals("en") ? "Error" : "错误");
            officer.signIn("registrar", DemoTown.PASSWORD).looks("desk");
            officer.at("/desk/search");
            assertThat(officer.page.url()).contains("/desk/purpose");
            officer.looks("desk-purpose");
            officer.press("main form button").looks("desk-purpose-faults");
            officer.purpose("residence-registration", "YT-2026-0731")
                    .at("/desk/search")
                    .looks("desk-search-empty");
            inDetail(officer).page.fill("#number", "123");
            officer.press("form:has(#number) button").looks("desk-search-faults");
            officer.page.fill("#number", stay.number());
            officer.press("form:has(#number) button").looks("desk-search");
            assertThat(officer.page.locator("#results tbody tr").count()).isEqualTo(1);
            assertThat(officer.page.innerText("#results tbody"))
                    .doesNotContain(stay.number())
                    .contains("*");
            officer.press("#results tbody a").looks("desk-person");
            assertThat(officer.text()).contains(stay.number()).contains(stay.name());
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
        anOfficersDay("zh");
    }

    @Test
    void anOfficersDayOnAPhoneInEnglish() {
        anOfficersDay("en", Visits.Way.PHONE);
    }

    @Test
    void anOfficersDayInLargeType() {
        anOfficersDay("zh", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    private void aResidentsLook(String language, Visits.Way... ways) {
        try (var resident = visits.in(language, ways)) {
            resident.at("/").looks("portal-home");
            resident.at("/open/purposes").looks("open-purposes");
            resident.at("/open/retention").looks("open-retention");
            resident.at("/open/not-held").looks("open-not-held");
            resident.at("/claim").looks("portal-claim");
            resident.signIn("resident", DemoTown.PASSWORD).looks("portal-tasks");
            assertThat(resident.page.url()).endsWith("/me");
            resident.press("ul.tasks a[href='/me/record']").looks("portal-record");
            resident.at("/me/accesses").looks("portal-accesses");
            assertThat(resident.text()).contains("YT-2026-0412");
            var proof = resident.page.waitForDownload(
                    () -> resident.page.locator("a[href$='/proof']").last().click());
            assertThat(proof.suggestedFilename()).endsWith(".tlog-proof");
            assertThat(proof.path()).content().startsWith("c2sp.org/tlog-proof@v1\n");
        }
    }

    @Test
    void aResidentSeesWhatIsHeldAndWhoLookedOnAPhone() {
        aResidentsLook("zh", Visits.Way.PHONE);
    }

    @Test
    void aResidentSeesTheSameInEnglish() {
        aResidentsLook("en");
    }

    @Test
    void aResidentSeesTheSameInLargeTypeOnANarrowPhone() {
        aResidentsLook("en", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    @Test
    void theNameOfAnUncommonCharacterIsShown() {
        var rare = Town.grow(1, PERSONS, LocalDate.now(org.anju.frame.Words.ZONE))
                .stays()
                .filter(stay -> stay.kind() == DocumentKind.RESIDENT_IDENTITY_CARD)
                .filter(stay -> stay.name().codePoints().anyMatch(c -> c > 0xffff))
                .findFirst()
                .orElseThrow();
        try (var officer = visits.in("zh")) {
            officer.signIn("registrar", DemoTown.PASSWORD)
                    .purpose("residence-registration", "YT-2026-0731")
                    .at("/desk/search");
            inDetail(officer).page.fill("#name", rare.name());
            officer.page.fill("#birth", rare.birth().toString());
            officer.press("form:has(#name) button").press("#results tbody a").looks("desk-person-rare");
            assertThat(officer.page.innerText("h1")).isEqualTo(rare.name());
        }
    }

    @Test
    void anOfficesFileIsHandedInAtTheDeskAndComesBackWithItsReport() {
        try (var officer = visits.in("zh")) {
            officer.signIn("reviewer", DemoTown.PASSWORD).at("/desk/imports");
            officer.page.setInputFiles(
                    "#file",
                    new FilePayload(
                            "片区.csv",
                            "text/csv",
                            "姓名,证件号码,现住址,入住日期\n,1,没有的路1号,2020\n甲,12,没有的路1号,2020\n".getBytes(StandardCharsets.UTF_8)));
            officer.press("main form button");
            officer.page.waitForSelector(".panel");
            officer.looks("desk-import");
            assertThat(officer.text()).contains("导入完成，共 2 行");
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

    private void aReviewersApprovals(String language, Visits.Way... ways) {
        // But for the one whose content must be there.
        var kinds = Stream.of(ProposalKind.values())
                .filter(kind -> kind.persons() && kind != ProposalKind.GUARD_ADULT)
                .toList();
        var trial = TrialApprovals.of(house, kinds, (proposal, access) -> {});
        for (var kind : kinds) {
            trial.propose(
                    kind,
                    List.of(PersonId.next(), PersonId.next()),
                    Map.of(),
                    "同一证件登记了两次 " + language,
                    Neighbourhood.registrar(null));
        }
        try (var reviewer = visits.in(language, ways)) {
            reviewer.signIn("reviewer", DemoTown.PASSWORD)
                    .purpose("residence-registration", "YT-2026-0731")
                    .at("/desk/approvals");
            reviewer.looks("desk-approvals");
            reviewer.press("tbody tr:last-child a").looks("desk-approval");
            assertThat(reviewer.page
                            .locator("main dd a[href^='/desk/persons/']")
                            .count())
                    .isEqualTo(2);
            reviewer.press("form[action$='/decline'] button").looks("desk-approval-faults");
            reviewer.fill("cause", "是双胞胎").press("form[action$='/decline'] button");
            reviewer.looks("desk-approval-declined");
            assertThat(reviewer.text()).contains("是双胞胎");
            assertThat(reviewer.page.locator("main form").count()).isZero();
        }
    }

    @Test
    void aReviewerDeclinesWhatAnotherProposedInChinese() {
        aReviewersApprovals("zh");
    }

    @Test
    void aReviewerDeclinesWhatAnotherProposedOnAPhoneInEnglish() {
        aReviewersApprovals("en", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    private void aReviewersDuplicates(String language, Visits.Way... ways) {
        String approval;
        try (var reviewer = visits.in(language, ways)) {
            reviewer.signIn("reviewer", DemoTown.PASSWORD)
                    .purpose("residence-registration", "YT-2026-0731")
                    .at("/desk/duplicates");
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
            assertThat(reviewer.text()).contains("卷 12");
            assertThat(reviewer.page.locator("form[action$='/confirm']").count())
                    .isZero();
            approval = reviewer.page.url();
        }
        confirmed(language, approval, ways);
        try (var reviewer = visits.in(language, ways)) {
            reviewer.signIn("reviewer", DemoTown.PASSWORD).purpose("residence-registration", "YT-2026-0731");
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
        confirmed(language, approval, ways);
        try (var reviewer = visits.in(language, ways)) {
            reviewer.signIn("reviewer", DemoTown.PASSWORD).purpose("residence-registration", "YT-2026-0731");
            reviewer.page.navigate(approval);
            reviewer.press("main dd a >> nth=0");
            assertThat(reviewer.page.locator("#joined").count()).isZero();
        }
    }

    private void confirmed(String language, String approval, Visits.Way... ways) {
        try (var second = visits.in(language, ways)) {
            second.signIn("reviewer2", DemoTown.PASSWORD).purpose("residence-registration", "YT-2026-0731");
            second.page.navigate(approval);
            second.press("form[action$='/confirm'] button").looks("desk-approval-confirmed");
            assertThat(second.page.locator("main form").count()).isZero();
        }
    }

    @Test
    void twoReviewersMergeAndTakeApartInChinese() {
        aReviewersDuplicates("zh");
    }

    @Test
    void twoReviewersMergeAndTakeApartOnAPhoneInLargeEnglish() {
        aReviewersDuplicates("en", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    @Test
    void thePortalWorksWithoutScript() {
        try (var resident = visits.in("zh", Visits.Way.PHONE, Visits.Way.NO_SCRIPT)) {
            resident.signIn("resident", DemoTown.PASSWORD).at("/me/accesses");
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
        try (var officer = visits.in("zh")) {
            officer.signIn("registrar", DemoTown.PASSWORD)
                    .purpose("subject-request", "YT-2026-0731")
                    .at("/desk/search");
            inDetail(officer).page.fill("#number", stay.number());
            officer.press("form:has(#number) button").press("#results tbody a");
            officer.press("form[action$='/code'] button").looks("desk-code");
            code = officer.page.innerText(".panel .code");
        }
        try (var owner = visits.in("zh", Visits.Way.PHONE)) {
            owner.at("/claim")
                    .fill("code", code.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
            owner.fill("name", stay.name()).fill("login", "owner-" + port);
            owner.fill("password", "an ordinary sentence")
                    .fill("again", "an ordinary sentence")
                    .press("main form button");
            owner.at("/me/record");
            assertThat(owner.text()).contains(stay.number());
            owner.at("/me/accesses");
            assertThat(owner.text()).contains("一次性代码", "云汀");
        }
    }
}
