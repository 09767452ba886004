package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The catalogue of matters in a real browser: an administrator writes, tries and proposes, an auditor decides, and
/// everybody sees it; in both languages, at a desk and on a small phone.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterPagesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Clock clock;

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
    void aMatterIsWrittenTriedAndPublishedInChineseAtADesk() {
        aMatterIsWrittenTriedAndPublished("zh");
    }

    @Test
    void aMatterIsWrittenTriedAndPublishedInEnglishOnAPhone() {
        aMatterIsWrittenTriedAndPublished("en", Visits.Way.PHONE);
    }

    private void aMatterIsWrittenTriedAndPublished(String language, Visits.Way... ways) {
        var code = "trial-pages-" + language;
        var text = """
                code: %s
                from: %s
                name: {zh: 名称很长很长的试办事项, en: A trial matter with quite a long name}
                about: {zh: 仅供试办。, en: Only for trial.}
                basis: [{zh: 试办办法, en: Trial Measures}]
                mayApply:
                  - {when: person.age >= 16, otherwise: {zh: 须满十六周岁, en: "You are 16 or older"}}
                questions:
                  - id: ground
                    ask: {zh: 为什么申请？, en: Why do you apply?}
                    type: choice
                    options: [{id: home, zh: 住所, en: A home}, {id: work, zh: 就业, en: Work}]
                papers:
                  - {id: tenancy, name: {zh: 租赁合同, en: Tenancy contract}, when: answers.ground == 'home', held: person.hasHome}
                clock:
                  accept: {days: 5, count: working}
                  decide: {days: "answers.ground == 'home' ? 15 : 30", count: calendar}
                  basis: {zh: 试办办法, en: Trial Measures}
                  stops: [{id: expert, name: {zh: 专家评审, en: Expert review}, basis: {zh: 试办办法, en: Trial Measures}}]
                channels: [PORTAL, KIOSK]
                decide: {by: officer}
                deliver: [electronic, post]
                remedy: {zh: 可以申请行政复议, en: Apply for reconsideration}
                """.formatted(code, LocalDate.now(clock));
        try (var one = visitor(language, Role.ADMINISTRATOR, ways);
                var two = visitor(language, Role.AUDITOR, ways)) {
            one.at("/desk/matters").looks("matters-desk");
            one.at("/desk/matters/catalogue/dog-registration").looks("matters-one");
            one.at("/desk/matters/edit").looks("matters-edit");
            one.page.fill("#text", text.replace("[electronic, post]", "[mail]").replace("[PORTAL, KIOSK]", "[POST]"));
            one.press("button[value='check']").looks("matters-edit-faults");
            assertThat(one.page.locator("#faults li").count()).isEqualTo(2);
            one.page.fill("#text", text);
            one.press("button[value='check']").looks("matters-edit-sound");
            one.page.fill("#text", text);
            one.page.fill("[name='fact.person.age']", "15");
            one.page.selectOption("[name='answer.ground']", "home");
            one.press("button[value='try']").looks("matters-tried");
            assertThat(one.page.locator("section[aria-labelledby='tried']").innerText())
                    .contains(language.equals("zh") ? "须满十六周岁" : "You are 16 or older")
                    .contains(language.equals("zh") ? "租赁合同" : "Tenancy contract")
                    .contains("15");
            assertThat(one.page
                            .locator("section[aria-labelledby='preview'] [lang='en']")
                            .innerText())
                    .contains("Why do you apply?", "A home");
            assertThat(one.page
                            .locator("section[aria-labelledby='preview'] fieldset:enabled")
                            .count())
                    .isZero();
            one.press("button[value='propose']").looks("matters-propose-faults");
            one.page.fill("#cause", "新增试办事项");
            one.press("button[value='propose']").looks("matters-changes");
            one.press("main tr:has-text('" + code + "') a").looks("matters-change-own");
            two.at("/desk/matters").looks("matters-desk-auditor");
            two.at(one.page.url()).looks("matters-change");
            two.press("form[action$='/decline'] button").looks("matters-change-faults");
            two.press("form[action$='/confirm'] button").looks("matters-published");
            assertThat(two.text()).contains(code);
        }
        try (var anybody = visits.in(language, ways)) {
            anybody.at("/open/matters").looks("open-matters");
            anybody.at("/open/matters/" + code).looks("open-matter");
            assertThat(anybody.text()).contains(language.equals("zh") ? "租赁合同" : "Tenancy contract");
            anybody.at("/open/matters/" + code + "?version=abc").looks("open-matter-unknown");
        }
    }

    private Visitor visitor(String language, Role role, Visits.Way... ways) {
        var accounts = house.getBean(Accounts.class);
        var login = "matters-" + UUID.randomUUID();
        var unit = accounts.createUnit("事项单位 " + login, "Unit", null);
        accounts.createStaff(login, "管事项的人", PASSWORD, unit, role);
        var visitor = visits.in(language, ways).signIn(login, PASSWORD);
        return visitor.purpose("matter-upkeep", "SX-1");
    }
}
