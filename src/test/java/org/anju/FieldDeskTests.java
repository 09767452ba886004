package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.fieldwork.TrialField;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
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

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    private final Visits visits = new Visits();
    private TrialField field;
    private String reviewer;
    private String stranger;

    @BeforeAll
    void aBrowserAndAField() {
        visits.to(port);
        field = TrialField.in(house);
        reviewer = staff(TrialField.DISTRICT);
        stranger = staff("950102");
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
        visits.close();
    }

    private Visitor visitor(String language, String login, Visits.Way... ways) {
        return visits.in(language, ways).signIn(login, PASSWORD).purpose("visit-review", "ZF-2026-1");
    }

    @Test
    void aSupervisorLooksFromTheDistrictDownToTheDoorAndAtTheBoard() {
        try (var who = visitor("zh", reviewer)) {
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
        try (var who = visitor("en", reviewer, Visits.Way.PHONE, Visits.Way.NO_SCRIPT)) {
            who.at("/desk/reviews");
            assertThat(who.text()).contains("overdue");
            who.page.focus("tbody a");
            who.page.keyboard().press("Enter");
            who.page.waitForURL("**/desk/reviews/*");
            assertThat(who.text()).contains("Visit B", "A and B say different things");
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
        try (var who = visitor("en", reviewer, Visits.Way.PHONE)) {
            who.at("/desk/reviews").looks("reviews");
            who.page.click("tbody tr:last-child a");
            who.looks("review");
            who.page.click("form[action$='/decide'] button");
            who.looks("review-faults");
            who.at("/desk/reviews/parallel").looks("parallel");
            who.page.click("main form button");
            who.looks("taken");
            assertThat(who.text()).contains("Taken: 1 of 1");
            who.at("/desk/freshness?division=" + TrialField.DISTRICT).looks("freshness-district");
            who.at("/desk/board").looks("board");
        }
    }

    @Test
    void allOfItInLargeType() {
        try (var who = visitor("zh", reviewer, Visits.Way.PHONE, Visits.Way.LARGE)) {
            who.at("/desk/board").looks("board");
            who.at("/desk/reviews").looks("reviews");
            who.page.click("tbody tr:last-child a");
            who.looks("review");
        }
    }

    @Test
    void anEmptyFieldSaysSo() {
        try (var who = visitor("zh", stranger)) {
            who.at("/desk/reviews").looks("reviews-empty");
            who.at("/desk/reviews/parallel").looks("parallel-empty");
            who.at("/desk/board").looks("board-empty");
            who.at("/desk/freshness?division=950102").looks("freshness-empty");
        }
    }
}
