package org.anju.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.Visitor;
import org.anju.Visits;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
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

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext house;

    private final Visits visits = new Visits();
    private Doorstep door;

    @BeforeAll
    void aBrowserAndAStreet() {
        visits.to(port);
        door = new Doorstep(house);
    }

    @AfterAll
    void close() {
        visits.close();
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

    private Visitor phone(String language, Visits.Way... ways) {
        return visits.in(
                language,
                Stream.concat(Stream.of(Visits.Way.PHONE), Stream.of(ways)).toArray(Visits.Way[]::new));
    }

    private void declares(String language, String name, Visits.Way... ways) {
        var home = door.room(ways.length == 0 ? 101 : 102);
        try (var phone = phone(language, ways)) {
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
            assertThat(phone.text()).contains(name);
            phone.on().looks("declare-done");
            phone.press("main p a[href^='/open/receipts']").looks("receipt");
            assertThat(phone.text()).doesNotContain(name, home.address());
        }
    }

    @Test
    void somebodyDeclaresOnAPhoneInChinese() {
        declares("zh", "赵䶮𬀩");
    }

    @Test
    void somebodyDeclaresInLargeTypeInEnglish() {
        declares("en", "Maximiliana Alexandrowna von Hohenstaufen-Montgomery 㛃", Visits.Way.LARGE);
    }

    @Test
    void thePagesNeedNoScript() {
        try (var phone = phone("zh", Visits.Way.NO_SCRIPT)) {
            phone.at("/d/ZZZZZZZZZZ");
            assertThat(phone.text()).contains("没有这个门牌码");
            phone.fill("plate", door.room(103).doorPlate()).on();
            phone.press("ul.choices a").on();
            phone.fill("name", "无脚本").on();
            phone.check("documentKind", "NONE").on();
            phone.fill("birth-year", "2025").on();
            phone.check("since-unknown", "true").on();
            phone.check("reason", "NOT_SAID").on().on().on().on();
            assertThat(phone.text()).contains("申报已收到", "正在核对");
        }
    }

    @Test
    void aLandlordAndAnOfficerInEnglish() {
        var person = door.resident("步行房东", Neighbourhood.number(), 301);
        var landlord = door.account(person, "步行房东");
        var home = door.room(302);
        try (var desk = visits.in("en")) {
            desk.at("/d/enter?plate=1").looks("enter-fault");
            desk.at("/d/" + home.doorPlate() + "/not-here").looks("not-here");
            desk.at("/d/" + home.doorPlate() + "/landlord").sees("landlord-sign-in");
            desk.press("main a.button")
                    .enter(login(landlord), Doorstep.PASSWORD)
                    .looks("landlord");
            desk.on().looks("landlord-claimed");
            desk.at("/me/lettings").sees("lettings-waiting");
        }
        try (var desk = visits.in("zh")) {
            desk.signIn(officer(Role.REGISTRAR), Doorstep.PASSWORD);
            desk.purpose("residence-registration", "YT-9");
            desk.at("/desk/landlords").looks("desk-landlords");
            desk.press("tr:last-child td a").on().looks("desk-landlord-fault");
            assertThat(desk.text()).contains("步行房东");
            desk.check("evidence", "PROPERTY_CERTIFICATE")
                    .fill("paper", "云2026不动产权第0001号")
                    .on();
            desk.at("/desk/reports").looks("desk-reports");
            var reference = house.getBean(org.anju.shared.Keyring.class)
                    .reference(home.building().value());
            desk.at("/desk/buildings/" + reference + "/plates").looks("desk-plates");
        }
        try (var phone = phone("zh")) {
            phone.signIn(login(landlord), Doorstep.PASSWORD).at("/me/lettings");
            phone.press("main form button").looks("landlord-code");
            phone.at("/me/lettings").looks("lettings");
            assertThat(Objects.requireNonNull(phone.text())).contains("登记了 0 人");
        }
    }

    @Test
    void anOrganisationHandsItsListIn() {
        try (var desk = visits.in("en")) {
            desk.signIn(officer(Role.REPORTER), Doorstep.PASSWORD).sees("desk-reporter");
            desk.at("/desk/lists").on().looks("lists-fault");
            var rows = "姓名,证件号码,现住址\n名单甲," + Neighbourhood.number() + "," + door.street.room(401) + "\n名单乙,12,"
                    + door.street.room(402) + "\n";
            desk.page.setInputFiles(
                    "#file", new FilePayload("工厂宿舍.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
            desk.on().looks("list");
            assertThat(desk.text()).contains("Received, being checked");
            desk.at("/desk/lists").sees("lists");
        }
    }
}
