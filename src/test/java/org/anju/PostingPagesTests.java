package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.postings.Province;
import org.anju.shared.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Officers who were sent out, in a real browser: agreed by two offices, seen by a village, asked for help.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostingPagesTests {

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

    private Visitor staff(Province province, SignedIn who, String language, Visits.Way... ways) {
        return visits.in(language, ways).signIn(province.login(who), Province.PASSWORD);
    }

    private String account(PersonId person) {
        var accounts = house.getBean(Accounts.class);
        var login = "home-" + UUID.randomUUID();
        accounts.claim(
                accounts.issueClaimCode(person, Neighbourhood.registrar("997201")), login, "名", Province.PASSWORD);
        return login;
    }

    private static void fill(Visitor at, String selector, LocalDate day) {
        at.page.fill(selector, day.toString());
    }

    @Test
    void twoOfficesAgreeAndAnOfficerIsSent() {
        var province = Province.build(house);
        var today = province.today;
        try (var admin = staff(province, province.administrator, "zh");
                var home = staff(province, province.homeReviewer, "zh");
                var host = staff(province, province.hostReviewer, "zh")) {
            admin.at("/desk/postings");
            admin.press("summary:has-text('登记派驻协议')");
            admin.press("form[action$=agreements] button").looks("postings-faults");
            assertThat(admin.text()).contains("有内容需要修改", "协议日期不晚于今天");
            admin.page.fill("#number", "派协〔2026〕9号");
            fill(admin, "#signedOn", today);
            admin.page.selectOption(
                    "#homeUnit",
                    new com.microsoft.playwright.options.SelectOption().setLabel(province.homeReviewer.unitZh()));
            admin.page.fill("#home", province.home.prefix());
            admin.page.selectOption(
                    "#hostUnit",
                    new com.microsoft.playwright.options.SelectOption().setLabel(province.hostReviewer.unitZh()));
            admin.page.fill("#host", "997201");
            fill(admin, "#since", today);
            fill(admin, "#until", today.plusYears(1));
            admin.check("allows", "HELP");
            admin.page.fill("#answerDays", "10");
            admin.press("form[action$=agreements] button");
            assertThat(admin.text()).contains("派协〔2026〕9号");
            var row = "tr:has-text('" + province.homeReviewer.unitZh() + "')";
            assertThat(admin.page.locator(row).innerText()).contains("待双方确认");
            home.at("/desk/postings").press(row + " button:has-text('确认')");
            assertThat(home.page.locator(row).innerText()).contains("待双方确认");
            host.at("/desk/postings").press(row + " button:has-text('确认')").looks("postings-agreed");
            assertThat(host.page.locator(row).innerText()).contains("有效");

            admin.at("/desk/postings").press("summary:has-text('派驻一名民警')");
            admin.page.selectOption(
                    "#officer",
                    new com.microsoft.playwright.options.SelectOption().setLabel("派驻1 · " + province.officer.unitZh()));
            admin.page.selectOption("#agreement", new com.microsoft.playwright.options.SelectOption().setIndex(1));
            admin.page.fill("#places", "997201");
            fill(admin, "#from", today);
            fill(admin, "#to", today.plusDays(90));
            admin.press("form[action$=officers] button").looks("postings");
            assertThat(admin.text()).contains("老乡警察");
        }
    }

    @Test
    void aVillageSeesTheNextDayFirstAndWhatIsMissedWithTheDayInstead() {
        var province = Province.build(house);
        province.sendToVillage("");
        province.point();
        var today = province.today;
        try (var officer = staff(province, province.villageOfficer, "zh", Visits.Way.PHONE);
                var villager = visits.in("en", Visits.Way.PHONE, Visits.Way.NO_SCRIPT)) {
            officer.at("/desk/postings/mine").looks("village-days-none");
            officer.press("form[action$=days] button").looks("village-days-faults");
            plan(officer, today);
            plan(officer, today.plusDays(7));
            officer.press("summary:has-text('未到')");
            officer.page.fill(
                    "details[open] input[name=instead]", today.plusDays(2).toString());
            officer.press("details[open] button").looks("village-days");
            assertThat(officer.text()).contains("未到", "改到");

            villager.at("/villages/" + province.village);
            assertThat(villager.text()).contains("cancelled", "instead", "Village service point", "village officer");
            assertThat(villager.text()).doesNotContain("派驻1");
        }
    }

    private static void plan(Visitor officer, LocalDate day) {
        officer.page.fill("form[action$=days] #day", day.toString());
        officer.page.selectOption("#point", new com.microsoft.playwright.options.SelectOption().setLabel("试村便民服务点"));
        officer.page.fill("#opens", "09:00");
        officer.page.fill("#closes", "11:30");
        officer.press("form[action$=days] button");
    }

    /// From the pages of the matter to the desk of the officer, and back: the officer learns no number by which the
    /// case, and so the person, could be found, and how to reach the person is not kept with the case.
    @Test
    void somebodyAsksInThePortalAndAnOfficerOfTheHomeTownAnswers() {
        var province = Province.build(house);
        province.sendUnder(province.agree());
        var person = province.resident();
        String receipt;
        try (var me = visits.in("zh", Visits.Way.PHONE).signIn(account(person), Province.PASSWORD);
                var officer = staff(province, province.officer, "zh")) {
            me.at("/me/matters/home-town-help").on();
            me.check("said", "wages").on();
            me.check("said", "yes").on();
            me.fill("said", "王女士，13800000000").on().looks("help-check");
            me.press("form[action$='/send'] button").looks("help-sent");
            receipt = me.page.innerText(".panel .code").replace(" ", "");
            assertThat(receipt).matches("[0-9]{12}");
            var mine =
                    me.at("/me/cases").page.locator("main a:has-text('老乡警察')").first();
            mine.click();
            assertThat(me.text()).contains("欠薪").doesNotContain("13800000000");
            assertThat(kept(receipt)).containsExactly("connect", "need");

            officer.purpose("home-town-help", "QZ-2026-1").at("/desk/help").looks("help-list");
            assertThat(officer.text()).contains("欠薪").doesNotContain("老乡甲", "王女士");
            assertThat(digits(officer)).doesNotContain(receipt);
            officer.press("main table a").looks("help-one");
            assertThat(officer.text()).contains("王女士，13800000000").doesNotContain("老乡甲");
            assertThat(digits(officer)).doesNotContain(receipt);
            officer.press("form[action$=close] button").looks("help-faults");
            officer.press("form[action$=take] button");
            officer.check("answer", "LABOUR_INSPECTION")
                    .press("form[action$=close] button")
                    .looks("help-none");
            me.at("/me/help").looks("own-help");
            assertThat(me.text()).contains("请找劳动保障监察机构");
            assertThat(digits(me)).contains(receipt);
            me.at("/me/accesses");
            assertThat(me.text()).contains("向老乡警察提出的求助", "老乡警察办理求助");
        }
    }

    private static String digits(Visitor at) {
        return at.page.content().replaceAll("[ \u00a0-]", "");
    }

    /// The questions whose answers the case has, read as the owner of the tables.
    private List<String> kept(String receipt) {
        try (var connection = TableOwner.connect(house.getEnvironment());
                var asked = connection.prepareStatement(
                        "select array_agg(a.question order by a.question) from cases.answer a"
                                + " join cases.application p using (subject, application) where p.number = ?")) {
            asked.setString(1, receipt);
            var row = asked.executeQuery();
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The button pressed twice, as the browser sends it when somebody is impatient.
    @Test
    void aVisitThatIsSentTwiceIsThereOnce() {
        var province = Province.build(house);
        province.sendUnder(province.agree());
        try (var officer = staff(province, province.officer, "zh")) {
            officer.at("/desk/postings/mine");
            officer.page.selectOption("#kind", "VISIT");
            fill(officer, "#day", province.today);
            officer.page.fill("#division", "997201001");
            officer.page.selectOption("#about", "WAGES");
            officer.page.fill("#minutes", "60");
            officer.page.fill("#persons", "12");
            var twice = officer.page.evaluate(
                    "async () => { const form = document.querySelector('form[action$=occasions]');"
                            + " const send = () => fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});"
                            + " const answers = await Promise.all([send(), send()]); return answers.every(one => one.ok); }");
            assertThat(twice).isEqualTo(true);
            officer.at("/desk/postings/mine").looks("occasions");
            assertThat(officer.page.locator("form[action$=withdraw]").count()).isOne();
        }
    }

    @Test
    void thePagesFitEveryScreenAndLanguage() {
        fits("en", Visits.Way.PHONE, Visits.Way.LARGE);
        fits("en");
        fits("zh");
    }

    private void fits(String language, Visits.Way... ways) {
        var province = Province.build(house);
        province.sendUnder(province.agree());
        province.sendToVillage("一位名字很长很长的驻村民警");
        province.planned(3);
        province.ask(province.resident(), Map.of("need", "legal-advice", "connect", "no"));
        try (var admin = staff(province, province.administrator, language, ways);
                var officer = staff(province, province.officer, language, ways);
                var village = staff(province, province.villageOfficer, language, ways);
                var anybody = visits.in(language, ways)) {
            admin.at("/desk/postings").looks("postings");
            officer.at("/desk/postings/mine").looks("occasions-none");
            officer.press("form[action$=occasions] button").looks("occasions-faults");
            officer.purpose("home-town-help", "QZ-2026-2").at("/desk/help").looks("help-list");
            officer.press("main table a").looks("help-one");
            village.at("/desk/postings/mine").looks("village-days");
            anybody.at("/villages").looks("villages");
            anybody.fill("village", "没有这个村").on().looks("villages-unknown");
            anybody.at("/villages/" + province.village).looks("village");
            assertThat(anybody.text()).contains("一位名字很长很长的驻村民警");
            anybody.at("/open/postings").looks("figures-postings");
            anybody.at("/open/services").looks("figures-services");
            anybody.at("/").looks("home-anybody");
            assertThat(anybody.page.locator("main a[href='/villages']").count()).isOne();
            assertThat(anybody.page.locator("footer a[href='/open/postings']").count())
                    .isOne();
        }
    }
}
