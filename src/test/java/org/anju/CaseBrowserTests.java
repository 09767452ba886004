package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.MatterCode;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Somebody applies, an officer decides, and the applicant follows it: in a real browser, in both languages, at a
/// desk and on a small phone without script.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseBrowserTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private final Visits visits = new Visits();

    @BeforeAll
    void aBrowser() {
        visits.to(port);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    @Test
    void somebodyAppliesAndAnOfficerDecidesInChineseAtADesk() throws Exception {
        somebodyAppliesAndAnOfficerDecides("zh");
    }

    @Test
    void somebodyAppliesAndAnOfficerDecidesInEnglishOnAPhoneWithoutScript() throws Exception {
        somebodyAppliesAndAnOfficerDecides("en", Visits.Way.PHONE, Visits.Way.NO_SCRIPT);
    }

    @Test
    void somebodyAppliesAndAnOfficerDecidesInChineseOnAPhoneInLargeType() throws Exception {
        somebodyAppliesAndAnOfficerDecides("zh", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    private void somebodyAppliesAndAnOfficerDecides(String language, Visits.Way... ways) throws Exception {
        var axe = ways.length == 0 || !List.of(ways).contains(Visits.Way.NO_SCRIPT);
        var login = "dogs-" + UUID.randomUUID();
        var number = Neighbourhood.number();
        var person = person(login, number, language);
        String base;
        String receipt;
        try (var me = visits.in(language, ways).signIn(login, PASSWORD)) {
            look(me.at("/me/matters"), "cases-matters", axe);
            look(me.at("/me/matters/dog-registration"), "cases-matter", axe);
            me.on();
            look(me, "cases-question", axe);
            base = me.page.url().replaceFirst("/questions/.*", "").replaceFirst("^https?://[^/]+", "");
            me.on();
            assertThat(me.page.title()).startsWith(language.equals("zh") ? "错误" : "Error");
            look(me, "cases-question-fault", axe);
            me.check("said", "yes").on();
            look(me, "cases-question-conditional", axe);
            assertThat(me.page.url()).endsWith("/questions/tag");
            // Back, another answer, and what depended on the first is not asked.
            me.press("main p:first-of-type a");
            assertThat(me.page.isChecked("input[name='said'][value='yes']")).isTrue();
            me.check("said", "no").on();
            assertThat(me.page.url()).endsWith("/questions/breed");
            me.check("said", "small").on();
            look(me, "cases-question-date", axe);
            me.fill("said-year", "2026")
                    .fill("said-month", "13")
                    .fill("said-day", "1")
                    .on();
            assertThat(me.page.locator("main .fault").count()).isPositive();
            var day = LocalDate.now().minusDays(40);
            me.fill("said-year", String.valueOf(day.getYear()))
                    .fill("said-month", String.valueOf(day.getMonthValue()))
                    .fill("said-day", String.valueOf(day.getDayOfMonth()))
                    .on();
            me.check("said", "yes").on();
            look(me, "cases-papers", axe);
            var picture = Files.createTempFile("paper", ".jpg");
            Files.write(picture, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1});
            var wrong = Files.createTempFile("paper", ".jpg");
            Files.writeString(wrong, "<script>alert(1)</script>");
            upload(me, "photograph", wrong);
            assertThat(me.page.locator("main .fault").count()).isPositive();
            upload(me, "photograph", picture);
            me.press("form[action$='/vaccination/later'] button");
            me.press("form[action$='/consent/later'] button");
            look(me, "cases-papers-there", axe);
            var paper = me.page.locator("main dl a, main section p a").first().getAttribute("href");
            var content = me.page.request().get(visits.url(paper));
            assertThat(content.headers().get("content-security-policy")).contains("sandbox");
            assertThat(content.headers().get("content-disposition")).startsWith("attachment");
            assertThat(content.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(content.body()).hasSize(4);
            look(me.at(base + "/check"), "cases-check", axe);
            me.at(base + "/questions/breed").check("said", "large").on();
            assertThat(me.page.url()).endsWith("/check");
            me.press("form[action$='/send'] button");
            look(me, "cases-sent", axe);
            receipt = me.page.innerText(".panel .code").replace(" ", "");
            assertThat(me.page.innerText(".plate-code")).matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
            look(me.at("/me/cases"), "cases-own", axe);
            look(me.at(base), "cases-own-one", axe);
        }
        try (var nobody = visits.in(language, ways)) {
            look(nobody.at("/track?number=" + receipt), "cases-track", axe);
            assertThat(nobody.text()).doesNotContain("犬").doesNotContain("dog").doesNotContain("狗主");
            look(nobody.at("/resume"), "cases-resume", axe);
            nobody.fill("number", receipt)
                    .fill("code", "22222-22222")
                    .fill("lastFour", "0000")
                    .on();
            assertThat(nobody.page.locator("main .fault").count()).isPositive();
        }
        var reference = base.replaceFirst("^.*/", "");
        try (var officer = visits.in(language, ways).signIn(officer(), PASSWORD)) {
            officer.purpose("case-handling", "受理-1");
            look(officer.at("/desk/cases"), "cases-desk", axe);
            look(officer.at("/desk/cases/" + reference), "cases-desk-one", axe);
            officer.press("form[action$='/acceptance'] button");
            officer.press("form[action$='/decision'] button");
            assertThat(officer.page.locator("main .fault").count()).isPositive();
            officer.at("/desk/cases");
            officer.page.check("input[name='case'][value='" + reference + "']");
            officer.page.check("input[name='decision'][value='refuse']");
            officer.press("form[action='/desk/cases/bulk'] button");
            look(officer, "cases-bulk", axe);
            officer.page.fill("#reason", "免疫证明不是这只犬的。".repeat(10));
            officer.on();
            look(officer, "cases-bulk-done", axe);
            look(officer.at("/desk/cases/" + reference), "cases-desk-refused", axe);
            var keyring = house.getBean(org.anju.shared.Keyring.class);
            look(officer.at("/desk/persons/" + keyring.reference(person.value()) + "/cases"), "cases-of-person", axe);
        }
        try (var me = visits.in(language, ways).signIn(login, PASSWORD)) {
            look(me.at(base), "cases-own-refused", axe);
            assertThat(me.text()).contains("免疫证明不是这只犬的").contains("60");
        }
    }

    private static void upload(Visitor me, String paper, Path file) {
        me.page.setInputFiles("#paper-" + paper, file);
        me.press("form[action$='/papers/" + paper + "'] button");
    }

    private static void look(Visitor at, String name, boolean axe) {
        if (axe) {
            at.looks(name);
        } else {
            at.sees(name);
        }
    }

    private PersonId person(String login, String number, String language) {
        var street = Neighbourhood.build(house);
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("狗主" + language, number, 101, "2020-01-01")), registrar);
        var found = (Search.Outcome.Hits) house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = found.hits().getFirst().person();
        var accounts = house.getBean(Accounts.class);
        accounts.claim(accounts.issueClaimCode(person, registrar), login, "狗主", PASSWORD);
        return person;
    }

    private String officer() {
        var accounts = house.getBean(Accounts.class);
        var unit = accounts.createUnit("犬所 " + UUID.randomUUID(), "", DivisionCode.read("997201"));
        var system = accounts.systemAccess(new PurposeCode("office-import"), "delegation", Channel.RULE);
        for (var step : FunctionStep.values()) {
            house.getBean(Delegations.class)
                    .add(
                            new Delegation.Wish(
                                    null,
                                    unit,
                                    new MatterCode("dog-registration"),
                                    step,
                                    LocalDate.now().minusDays(1),
                                    null,
                                    "试验 trial"),
                            system);
        }
        var login = "dog-officer-" + UUID.randomUUID();
        accounts.createStaff(login, "员", PASSWORD, unit, Role.REVIEWER);
        return login;
    }
}
