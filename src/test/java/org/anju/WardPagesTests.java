package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.wards.Family;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A guardian in a real browser: recorded at the desk, seen in the portal, ended at the desk.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WardPagesTests {

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

    private String account(PersonId person, Family family) {
        var accounts = house.getBean(Accounts.class);
        var login = "ward-" + UUID.randomUUID();
        accounts.claim(accounts.issueClaimCode(person, family.registrar), login, "名", PASSWORD);
        return login;
    }

    private String registrar() {
        var accounts = house.getBean(Accounts.class);
        var login = "desk-" + UUID.randomUUID();
        var unit = accounts.createUnit(
                "一个名称很长很长的派出所 " + login.substring(5, 13), "A Station of a Long Name", DivisionCode.read("997201"));
        accounts.createStaff(login, "登记", PASSWORD, unit, Role.REGISTRAR);
        return login;
    }

    private String guardians(Family family) {
        return "/desk/persons/" + house.getBean(Keyring.class).reference(family.child.value()) + "/guardians";
    }

    private Visitor me(String language, String login, Visits.Way... ways) {
        return visits.in(language, ways).signIn(login, PASSWORD);
    }

    private Visitor desk(String language, Visits.Way... ways) {
        return me(language, registrar(), ways).purpose("residence-registration", "YX-2026-1");
    }

    @Test
    void aParentIsRecordedLooksComplainsAndIsEnded() {
        var family = Family.build(house);
        try (var desk = desk("zh");
                var me = me("zh", account(family.guardian, family), Visits.Way.PHONE)) {
            me.at("/me/wards").looks("wards-none");
            assertThat(me.text()).contains("没有登记由您监护的人");

            desk.at(guardians(family)).looks("guardians-none");
            desk.press("section form button").looks("guardians-faults");
            assertThat(desk.text()).contains("请选择监护依据", "请选择已查验的凭证", "请填写失效日期");
            desk.page.check("input[value=PARENT]");
            desk.page.fill("#document", family.guardianNumber);
            desk.page.check("input[value=BIRTH_CERTIFICATE]");
            desk.page.fill("#number", "R330112041");
            desk.page.fill("#until", family.born.plusYears(19).toString());
            desk.press("section form button").looks("guardians-until");
            assertThat(desk.text()).contains(Words.in(Tongue.ZH).day(family.born.plusYears(18)));
            desk.page.fill("#until", family.born.plusYears(18).toString());
            desk.press("section form button").looks("guardians");
            assertThat(desk.text()).contains("试**", "R330112041", "有效").doesNotContain("试监护");

            me.at("/me/wards").looks("wards");
            assertThat(me.text()).contains("试**").doesNotContain("试小满");
            me.press("main a:has-text('谁查看过')").looks("ward-accesses");
            assertThat(me.text()).contains("试验派出所", "完整记录").doesNotContain("试监护", "试小满");
            me.press("a:has-text('我不认可这次查询')").looks("ward-complaint");
            me.page.fill("#said", "孩子当时没有办理任何业务");
            me.press("main form button").looks("ward-complaints");
            assertThat(me.text()).contains("孩子当时没有办理任何业务");
            me.at("/me/complaints");
            assertThat(me.text()).doesNotContain("孩子当时没有办理任何业务");

            try (var child = me("zh", account(family.child, family), Visits.Way.PHONE)) {
                child.at("/me/accesses").looks("accesses-of-the-ward");
                assertThat(child.text())
                        .contains("监护人 guardian", "监护 guardianship")
                        .doesNotContain("试监护");
                child.at("/me/complaints");
                assertThat(child.text()).contains("孩子当时没有办理任何业务");
            }

            desk.at(guardians(family)).press("table form button").looks("guardians-ended");
            assertThat(desk.text()).contains("终止");
            me.at("/me/wards");
            assertThat(me.text()).contains("没有登记由您监护的人");
        }
    }

    @Test
    void thePagesFitEveryScreenAndLanguage() {
        fits("en", Visits.Way.PHONE, Visits.Way.LARGE);
        fits("en");
        fits("zh");
    }

    private void fits(String language, Visits.Way... ways) {
        var family = Family.build(house);
        family.record();
        try (var me = me(language, account(family.guardian, family), ways);
                var desk = desk(language, ways)) {
            me.at("/me/wards").looks("wards");
            me.press("main ul.links a").looks("ward-accesses");
            me.press("main li a[href$=complaint]").looks("ward-complaint");
            me.at("/me/wards").press("main ul.links li:nth-child(2) a").looks("ward-complaints-none");
            desk.at(guardians(family)).looks("guardians");
        }
    }
}
