package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.counters.CounterTown;
import org.anju.counters.FunctionStep;
import org.anju.counters.Queue;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Service points in a real browser: found by everybody, booked by a resident, queued for at the door, called by
/// an officer, set up by an administrator.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CounterPagesTests {

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
    void itAllGoesOnInChineseAtADesk() {
        all("zh");
    }

    @Test
    void itAllGoesOnInEnglishOnAPhone() {
        all("en", Visits.Way.PHONE);
    }

    @Test
    void thePositionOfTheBrowserIsUsedOnlyAtTheButton() {
        var town = CounterTown.build(house);
        town.point("24/7", 1, 123.9, town.unit());
        try (BrowserContext context = visits.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setPermissions(List.of("geolocation")))) {
            var page = context.newPage();
            page.setDefaultTimeout(20_000);
            context.setGeolocation(new com.microsoft.playwright.options.Geolocation(29.0, 123.91));
            page.navigate(visits.url("/points"));
            assertThat(page.innerText("main")).doesNotContain("由近到远\n");
            assertThat(page.inputValue("input[name=longitude]")).isEmpty();
            page.click("[data-here]");
            page.waitForSelector("ol.points strong");
            assertThat(page.url()).as("where somebody is stands in no address").endsWith("/points");
        }
    }

    @Test
    void withoutScriptTheListAndThePlanAreThere() {
        var town = CounterTown.build(house);
        town.point("24/7", 1, 123.9, town.unit());
        try (var anybody = visits.in("zh", Visits.Way.NO_SCRIPT)) {
            anybody.at("/points").fill("where", "试验市试验区试验街道").sees("points-no-script");
            anybody.press("form.near button:not([type=button])");
            assertThat(anybody.page.locator("ol.points li").count()).isPositive();
            assertThat(anybody.page.locator(".points-map svg g").count()).isPositive();
            assertThat(anybody.page.locator("[data-here]").isVisible()).isFalse();
        }
    }

    private void all(String language, Visits.Way... ways) {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 2, 123.8002, unit);
        town.delegate(point, new MatterCode("residence-permit"), FunctionStep.RECEIVE);
        var reference = house.getBean(Keyring.class).reference(point.id().value());
        try (var anybody = visits.in(language, ways)) {
            anybody.at("/").sees("home");
            anybody.at("/points").looks("points");
            anybody.fill("where", "一个不存在的地方")
                    .press("form.near button:not([type=button])")
                    .looks("points-unknown");
            assertThat(anybody.page.locator("main .fault").count()).isPositive();
            anybody.fill("where", "试验区试验街道")
                    .press("form.near button:not([type=button])")
                    .looks("points-near");
            assertThat(anybody.page.locator("ol.points li strong").count()).isPositive();
            anybody.at("/points/" + reference).looks("points-one");
            anybody.at("/points/" + reference + "/queue").looks("queue-empty");
            anybody.at("/points/" + reference + "/number?door=0123456789abcdef");
            assertThat(anybody.page.locator("main form").count())
                    .as("a machine elsewhere")
                    .isZero();
        }
        var resident = resident(town, language);
        try (var me = visits.in(language, ways).signIn(resident, PASSWORD)) {
            me.at("/me/appointments").looks("appointments-none");
            me.at("/me/appointments/at/" + reference).looks("appointments-function");
            me.press("main form button").looks("appointments-function-fault");
            assertThat(me.page.locator("main .fault").count()).isPositive();
            me.check("function", "residence-permit").press("main form button").looks("appointments-day");
            me.press("main form button").looks("appointments-day-fault");
            me.page.click("main input[name=day] >> nth=1");
            me.press("main form button").looks("appointments-time");
            me.press("main form button").looks("appointments-time-fault");
            me.page.click("main input[name=starts] >> nth=0");
            me.press("main form button").looks("appointments-check");
            me.press("main form[method=post] button").looks("appointments-made");
            var receipt = me.page.innerText("main .panel .code").replace(" ", "");
            assertThat(receipt).hasSize(12);
            me.at("/me/appointments").looks("appointments-one");
            me.press("main a.secondary >> nth=0").looks("appointments-move");
            me.page.click("main input[name=day] >> nth=2");
            me.press("main form button");
            me.page.click("main input[name=starts] >> nth=1");
            me.press("main form button").looks("appointments-move-check");
            me.press("main form[method=post] button");
            assertThat(me.page.innerText("main .panel .code").replace(" ", "")).isEqualTo(receipt);
            me.at("/me/appointments").press("main a.secondary >> nth=1").looks("appointments-cancel");
            me.press("main form[method=post] button");
            assertThat(me.page.locator("main ul.devices").count()).isZero();
        }
        var door = "/points/" + reference + "/number?door="
                + house.getBean(Queue.class).door(point.id());
        try (var machine = visits.in(language, ways)) {
            machine.at(door).looks("queue-door");
            machine.fill("receipt", "123")
                    .press("main form:not(#functions) button")
                    .looks("queue-door-faults");
            machine.at(door).press("#functions button >> nth=0").looks("queue-ticket");
            assertThat(machine.text()).contains("B001");
        }
        try (var officer = visits.in(language, ways).signIn(staff(Role.REGISTRAR, unit), PASSWORD)) {
            officer.at("/desk/queue").looks("queue-desks");
            officer.at("/desk/queue/" + reference).looks("queue-desk");
            officer.fill("place", "").press("main form[action$='/next'] button").looks("queue-desk-faults");
            officer.fill("place", "3")
                    .press("main form[action$='/next'] button")
                    .looks("queue-desk-called");
            officer.press("main form[action$='/recall'] button");
            officer.page.locator("main form[action$='/done'] button").nth(1).click();
            officer.page.waitForLoadState();
            officer.looks("queue-desk-missed");
            officer.press("ul.missed button").looks("queue-desk-back");
            assertThat(officer.page.locator("ul.missed").count()).isZero();
            officer.press("main form[action$='/next'] button");
            assertThat(officer.text()).contains("B001");
        }
        try (var screen = visits.in(language, ways)) {
            screen.at("/points/" + reference + "/queue?screen=true").looks("queue-screen");
            assertThat(screen.page.locator("ol.called li").count()).isOne();
        }
        try (var admin = visits.in(language, ways).signIn(staff(Role.ADMINISTRATOR, unit), PASSWORD)) {
            admin.at("/desk/points").looks("points-desk");
            admin.at("/desk/points/new").looks("points-new");
            admin.press("main form button").looks("points-new-faults");
            admin.at("/desk/points/" + reference).looks("points-desk-one");
            admin.press("main form[action$='/days'] button").looks("points-desk-faults");
            admin.fill("day", java.time.LocalDate.now().plusDays(9).toString())
                    .fill("whyZh", "停电检修，时间很长很长很长")
                    .fill("whyEn", "No power for a long, long while")
                    .press("main form[action$='/days'] button")
                    .looks("points-desk-day");
            assertThat(admin.page.locator("form[action$='/days/remove']").count())
                    .isOne();
            admin.fill("function", "permit-address")
                    .fill("basis", "《居住证暂行条例》第十一条")
                    .press("main form[action$='/delegations'] button")
                    .looks("points-desk-delegated");
            assertThat(admin.text()).contains("permit-address");
            admin.at("/desk/points/" + reference + "/change").looks("points-change");
            admin.fill("hours", "周一至周五 09:00-12:00").press("main form button").sees("points-desk");
            admin.at("/points/" + reference);
            assertThat(admin.text()).contains("09:00–12:00");
        }
    }

    private String resident(CounterTown town, String language) {
        var accounts = house.getBean(Accounts.class);
        var login = "books-" + UUID.randomUUID();
        var person = town.person("试窗口" + language);
        accounts.claim(accounts.issueClaimCode(person, Neighbourhood.registrar("997201")), login, "名", PASSWORD);
        return login;
    }

    private String staff(Role role, UnitId unit) {
        var login = "counter-" + UUID.randomUUID();
        house.getBean(Accounts.class).createStaff(login, "窗口", PASSWORD, unit, role);
        return login;
    }
}
