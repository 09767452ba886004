package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Two officers of two units and two keepers of the catalogue in a real browser, with and without script,
/// on a desk and on a phone, in large type.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarrantDeskTests {

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

    private String staff(Role role) {
        var accounts = house.getBean(Accounts.class);
        var login = "officer-" + UUID.randomUUID();
        var unit = accounts.createUnit("一个名称很长的单位（核查） " + login.substring(8, 16), "A Unit of a Long Name", null);
        accounts.createStaff(login, "核查", PASSWORD, unit, role);
        return login;
    }

    private Visitor visitor(String language, Role role, String purpose, Visits.Way... ways) {
        return visits.in(language, ways).signIn(staff(role), PASSWORD).purpose(purpose, "HC-2026-1");
    }

    private void enter(Visitor officer, String document, String number) {
        var today = LocalDate.now(Words.ZONE);
        officer.at("/desk/warrants/entry").looks("warrants-entry");
        officer.press("main form button").looks("warrants-entry-faults");
        assertThat(officer.page.locator(".fault").count()).isGreaterThan(6);
        officer.page.selectOption("#instrument", "WANTED_ORDER");
        officer.page.selectOption("#issuerKind", "POLICE");
        officer.page.fill("#issuer", "试验市公安局一个名称很长很长很长的派出机构");
        officer.page.fill("#number", number);
        officer.page.selectOption("#documentKind", "RESIDENT_IDENTITY_CARD");
        officer.page.fill("#documentNumber", document.toLowerCase(java.util.Locale.ROOT));
        officer.page.fill("#sha256", "ab".repeat(32));
        officer.page.fill("#starts", today.toString());
        officer.page.fill("#ends", today.plusDays(90).toString());
        officer.page.selectOption("#urgent", "true");
        officer.press("main form button").looks("warrants-waiting-own");
        assertThat(officer.text()).contains("…" + document.substring(14)).doesNotContain(document);
    }

    private void aCheck(String language, Visits.Way... ways) {
        var document = Neighbourhood.number();
        var number = "试公缉〔2026〕" + UUID.randomUUID();
        var street = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(
                        List.of(street.declaration("查岸试" + language, document, 101, "2024-01-01")),
                        Neighbourhood.registrar("997201"));
        try (var one = visitor(language, Role.WARRANT_OFFICER, "warrant-check", ways);
                var two = visitor(language, Role.WARRANT_OFFICER, "warrant-check", ways)) {
            enter(one, document, number);
            two.at(one.page.url()).looks("warrants-waiting");
            two.page.fill("#again", Neighbourhood.number());
            two.press("form[action$='/verify'] button").looks("warrants-waiting-faults");
            two.page.fill("#again", document);
            two.press("form[action$='/verify'] button").looks("warrants-in-force");
            var instrument = two.page.url();
            found(one, number).looks("warrants-desk");
            one.at("/desk/warrants").press("tr:has-text('" + number + "') a[href*='/candidates/']");
            one.looks("warrants-candidate");
            assertThat(one.text()).doesNotContain("101室").doesNotContain("查岸试");
            one.press("form[action$='/answer'] button").looks("warrants-candidate-faults");
            one.page.fill("#official", "值班民警 0731");
            one.page.selectOption("#channel", "SECURE_NETWORK");
            one.page.fill("#number", "答 2026-7");
            one.press("form[action$='/answer'] button").looks("warrants-candidate-answered");
            one.press("form[action$='/confirm'] button").looks("warrants-candidate-own");
            assertThat(one.page.locator("form[action$='/confirm']").count()).isZero();
            two.at(one.page.url()).looks("warrants-candidate-second");
            two.press("form[action$='/confirm'] button").looks("warrants-candidate-confirmed");
            two.press("form[action$='/address'] button").looks("warrants-address");
            assertThat(two.page.innerText("main .panel")).contains("101室");
            one.at(one.page.url()).looks("warrants-candidate-handed-over");
            one.at(instrument).press("form[action$='/revoke'] button").looks("warrants-revoke-faults");
            one.page.selectOption("#reason", "EXECUTED");
            one.press("form[action$='/revoke'] button").looks("warrants-revoked");
            one.at("/desk/warrants/figures").looks("warrants-figures");
        }
    }

    /// The duty looks every two seconds.
    private Visitor found(Visitor officer, String number) {
        var row = "tr:has-text('" + number + "') a[href*='/candidates/']";
        for (int i = 0; i < 60; i++) {
            officer.at("/desk/warrants");
            if (officer.page.locator(row).count() > 0) {
                return officer;
            }
            officer.page.waitForTimeout(500);
        }
        throw new AssertionError("Nothing was found in thirty seconds.");
    }

    @Test
    void twoOfficersCheckInChineseAtADesk() {
        aCheck("zh");
    }

    @Test
    void twoOfficersCheckInEnglishOnANarrowPhoneInLargeType() {
        aCheck("en", Visits.Way.PHONE, Visits.Way.LARGE);
    }

    private void aChange(String language, Visits.Way... ways) {
        try (var one = visitor(language, Role.ADMINISTRATOR, "catalogue-upkeep", ways);
                var two = visitor(language, Role.AUDITOR, "catalogue-upkeep", ways)) {
            one.at("/desk/admin/purposes").looks("purposes-desk");
            one.press("a[href$='/purposes/change']").looks("purposes-form");
            one.press("main form button").looks("purposes-form-faults");
            one.page.fill("#code", "trial-" + language);
            for (var field : List.of("nameZh", "nameEn", "basisZh", "basisEn", "fieldsZh", "fieldsEn")) {
                one.page.fill("#" + field, "试验 trial");
            }
            one.page.check("input[value=REGISTRAR]");
            one.page.selectOption("#territory", "OWN");
            one.page.selectOption("#opens", "MASKED");
            one.page.fill("#hours", "2");
            one.press("main form button").looks("purposes-form-cause");
            one.page.fill("#cause", "试验");
            one.press("main form button").looks("purposes-desk-waiting");
            one.press("tr:has-text('试验') a").looks("purposes-change-own");
            two.at(one.page.url()).looks("purposes-change");
            two.press("form[action$='/decline'] button").looks("purposes-change-faults");
            two.press("form[action$='/confirm'] button").looks("purposes-changed");
            assertThat(two.text()).contains("trial-" + language);
            one.at("/desk/admin/purposes/change?code=trial-" + language).looks("purposes-form-change");
            one.page.fill("#why", "试验结束");
            one.press("main form[action$='/end'] button");
            one.press("tr:has-text('试验结束') a");
            two.at(one.page.url()).looks("purposes-ending");
            two.press("form[action$='/confirm'] button");
            assertThat(two.text()).doesNotContain("trial-" + language);
        }
    }

    @Test
    void anAdministratorAndAnAuditorChangeTheCatalogueInChinese() {
        aChange("zh");
    }

    @Test
    void anAdministratorAndAnAuditorChangeTheCatalogueInEnglishOnANarrowPhone() {
        aChange("en", Visits.Way.PHONE);
    }
}
