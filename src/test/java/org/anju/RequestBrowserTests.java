package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anju.accounts.Accounts;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A resident asks, an officer answers, in a real browser: in both languages, at a desk and on a small phone.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBrowserTests {

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
    void aResidentAsksAndAnOfficerAnswersInChineseAtADesk() {
        aResidentAsksAndAnOfficerAnswers("zh");
    }

    @Test
    void aResidentAsksAndAnOfficerAnswersInEnglishOnAPhone() {
        aResidentAsksAndAnOfficerAnswers("en", Visits.Way.PHONE);
    }

    private void aResidentAsksAndAnOfficerAnswers(String language, Visits.Way... ways) {
        var resident = "asks-" + UUID.randomUUID();
        var person = person(resident, language);
        String correction;
        String erasure;
        try (var me = visits.in(language, ways).signIn(resident, PASSWORD)) {
            me.at("/me/requests").looks("requests-none");
            me.at("/me/requests/new?kind=CORRECTION").looks("requests-begin");
            me.press("main form button").looks("requests-begin-faults");
            assertThat(me.page.locator("main .fault").count()).isPositive();
            me.page.selectOption("#about", "HOUSEHOLD");
            me.page.fill("#said", "户籍地应为一个名称很长很长很长的地方，并且写了很多字。".repeat(8));
            me.page.fill("#evidence", "居民户口簿第一页");
            me.press("main form button").looks("requests-made");
            correction = number(me);
            me.at("/me/requests").looks("requests-own");
            me.at("/me/requests/new?kind=OBJECTION").looks("requests-objection");
            me.at("/me/requests/new?kind=ERASURE").looks("requests-erasure");
            me.page.fill("#said", "已迁往外地");
            me.press("main form button").looks("requests-erasure-made");
            erasure = number(me);
            me.at("/me/requests/new?kind=COPY").looks("requests-copy");
            me.press("main form button").looks("requests-copy-made");
            me.page.click("main a[href='/me/copy']");
            me.looks("copy");
            assertThat(me.text()).contains("请求浏览" + language, "101室");
        }
        try (var me = visits.in(language, ways).signIn(officer(), PASSWORD).purpose("subject-request", "QQ-2026-1")) {
            me.at("/desk/persons/" + person + "/requests").looks("requests-counter");
            me.at("/desk/persons/" + person + "/requests?kind=OBJECTION").looks("requests-counter-begin");
            me.page.selectOption("#about", "duplicate-check");
            me.page.fill("#said", "不希望比对");
            me.press("main form button").looks("requests-counter-made");
            assertThat(number(me)).as("for the person to take along").hasSize(12);
            me.at("/desk/requests").looks("requests-waiting");
            me.at("/desk/requests?number=" + erasure).looks("requests-erasure-desk");
            me.page.fill("#cause", "已迁出");
            me.press("form[action$='/erasure'] button").looks("requests-erasure-proposed");
            me.at("/desk/requests").looks("requests-waiting");
            me.at("/desk/requests?number=" + correction).looks("requests-answer");
            me.press("form[action$='/answer'] button").looks("requests-answer-faults");
            me.page.check("input[value=refuse]");
            me.page.selectOption("#refusal", "NOT_SHOWN");
            me.page.fill("#reply", "户口簿上的内容与记录一致。");
            me.press("form[action$='/answer'] button").looks("requests-answered");
            assertThat(me.text()).contains("户口簿上的内容与记录一致。");
            me.at("/desk/requests?number=123").looks("requests-number-fault");
        }
        try (var me = visits.in(language, ways).signIn(resident, PASSWORD)) {
            me.at("/me/requests").looks("requests-own-answered");
            me.page.click("main .timeline li:last-child a");
            me.looks("requests-own-refused");
            assertThat(me.text()).contains("户口簿上的内容与记录一致。");
        }
    }

    /// The number of the receipt on the page.
    private static String number(Visitor visitor) {
        var found = Pattern.compile("\\d{4} \\d{4} \\d{4}").matcher(visitor.text());
        assertThat(found.find()).isTrue();
        return found.group().replace(" ", "");
    }

    private String person(String login, String language) {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("请求浏览" + language, number, 101, "2021-01-01")), registrar);
        var residents = house.getBean(Residents.class);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        var person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        house.getBean(Accounts.class).claim(residents.issueClaimCode(person, registrar), login, "居民", PASSWORD);
        return house.getBean(org.anju.shared.Keyring.class).reference(person.value());
    }

    private String officer() {
        var accounts = house.getBean(Accounts.class);
        var login = "answers-" + UUID.randomUUID();
        var unit = accounts.createUnit("请求 " + login.substring(8, 16), "A Unit", DivisionCode.read("997201"));
        accounts.createStaff(login, "经办", PASSWORD, unit, Role.REVIEWER);
        return login;
    }
}
