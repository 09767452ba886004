package org.anju;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/// A resident, an inspector and an officer in a real browser: a look that is not recognised, its answer,
/// what is withheld, and what everybody may read of it.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintPagesTests {

    private static final String PASSWORD = "一句自己记得住的话 2026";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    private final Visits visits = new Visits();

    @BeforeAll
    void aBrowser() {
        visits.to(port);
    }

    @AfterAll
    void close() {
        visits.close();
    }

    /// Somebody with an account, whose record was opened once.
    private String resident() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        var registrar = Neighbourhood.registrar("997201");
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("试阿卜杜热合曼·买买提艾力𬀩", number, 101, "2021-01-01")), registrar);
        var residents = house.getBean(Residents.class);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        PersonId person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        residents.get(person, residents.now(), registrar);
        var accounts = house.getBean(Accounts.class);
        var login = "self-" + UUID.randomUUID();
        accounts.claim(accounts.issueClaimCode(person, registrar), login, "本人", PASSWORD);
        return login;
    }

    private String staff(Role role) {
        var accounts = house.getBean(Accounts.class);
        var login = "desk-" + UUID.randomUUID();
        var unit = accounts.createUnit("一个名称很长很长的单位 " + login.substring(5, 13), "A Unit of a Long Name", null);
        accounts.createStaff(login, "审计", PASSWORD, unit, role);
        return login;
    }

    private Visitor me(String language, String login, Visits.Way... ways) {
        return visits.in(language, ways).signIn(login, PASSWORD);
    }

    private Visitor desk(String language, Role role, String purpose, Visits.Way... ways) {
        return me(language, staff(role), ways).purpose(purpose, "SJ-2026-1");
    }

    @Test
    void aLookThatIsNotRecognisedIsAnswered() {
        var login = resident();
        try (var me = me("zh", login, Visits.Way.PHONE);
                var inspector = desk("zh", Role.AUDITOR, "inspection")) {
            me.at("/me/complaints").looks("complaints-none");
            me.at("/me/accesses").looks("accesses");
            me.press("a:has-text('我不认可这次查询')").looks("complaint");
            me.page.fill("#said", "字".repeat(1_001));
            me.press("main form button").looks("complaint-fault");
            assertThat(me.text()).contains("1000 个字以内");
            me.page.fill("#said", "当时没有办理任何业务 <b>𬀩</b>");
            me.press("main form button").looks("complaints-own");
            assertThat(me.text()).contains("等待答复", "<b>𬀩</b>");

            inspector.at("/desk/complaints").looks("complaints-waiting");
            inspector.press("tr:has-text('当时没有办理任何业务') a:has-text('答复')").looks("complaint-answer");
            assertThat(inspector.text()).contains("试验派出所").doesNotContain("阿卜杜热合曼");
            inspector.press("main form button").looks("complaint-answer-faults");
            inspector.page.check("input[value=UPHELD]");
            inspector.press("main form button").looks("complaint-answer-reply");
            inspector.page.fill("#reply", "这次查询没有办理事项，属于不当，已责令改正。");
            inspector.press("main form button").looks("complaint-answered");

            me.at("/me/complaints").looks("complaints-answered");
            assertThat(me.text()).contains("查询不当", "已责令改正");
        }
        try (var me = me("en", login)) {
            me.at("/me/accesses").looks("accesses");
            me.at("/me/complaints").looks("complaints-answered");
            me.at("/me/accesses");
            assertThat(me.page.locator("a:has-text('I do not recognise this')").count())
                    .isPositive();
        }
    }

    @Test
    void anOrderWithholdsLooksByTwoPersons() {
        try (var officer = desk("zh", Role.WARRANT_OFFICER, "warrant-check");
                var inspector = desk("en", Role.AUDITOR, "inspection", Visits.Way.PHONE)) {
            officer.at("/desk/withholdings").looks("withholdings");
            officer.press("section:has(#new) form button").looks("withholdings-faults");
            var file = "侦 2026-" + UUID.randomUUID();
            officer.page.fill("#matter", file);
            officer.page.fill("#issuer", "试验市中级人民法院");
            officer.page.fill("#number", "（2026）试 0101 号");
            officer.page.fill("#until", LocalDate.now(Words.ZONE).plusDays(60).toString());
            officer.page.fill("#cause", "侦查尚未终结");
            officer.press("section:has(#new) form button").looks("withholdings-waiting");
            officer.press("a:has-text('" + file + "')").looks("withholding-own");
            inspector.at("/desk/withholdings").looks("withholdings-waiting");
            inspector.press("a:has-text('" + file + "')").looks("withholding");
            inspector.press("form[action$=confirm] button").looks("withholdings-decided");
            assertThat(inspector.text()).contains(file, "withheld");
            inspector.at("/desk/events").looks("house-events");
            assertThat(inspector.text()).contains("Confirmed by a second person", "Matter: Withhold looks");
            var proof = inspector.page.waitForDownload(
                    () -> inspector.page.locator("a[href$='/proof']").last().click());
            assertThat(proof.path()).content().startsWith("c2sp.org/tlog-proof@v1\n");
        }
    }

    private void owner(String... statements) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void everybodyReadsTheFiguresAndNoneOfThemIsSmall() throws Exception {
        for (int unit = 1; unit <= 3; unit++) {
            for (var purpose : List.of("residence-registration", "subject-request", "inspection")) {
                owner("""
                        insert into oversight.use_month (month, unit, unit_name, purpose, looks)
                        values ('2018-02-01', '01900000-0000-7000-8000-00000000010%d', '公开试验派出所第%d所', '%s', %d)
                        on conflict do nothing
                        """.formatted(unit, unit, purpose, unit == 2 ? 4 : 400 + 37 * unit));
            }
        }
        // Of 2017: twelve were corrected in two days, four after forty, eleven refused. One of 2016 waits.
        owner("""
                insert into requests.request (subject, request, number, kind, about, said, evidence, account, role, unit_name, at, due)
                select gen_random_uuid(), gen_random_uuid(), '000000000000', 'CORRECTION', 'NAME', '', '', gen_random_uuid(),
                       'RESIDENT', 'figures', timestamptz '2017-05-01', '2017-05-31'
                from generate_series(1, 27)
                """);
        owner("""
                insert into requests.answer (subject, request, kind, refusal, reply, act, account, unit, unit_name, at)
                select r.subject, r.request, r.kind, case when r.n > 16 then 'RECORD_IS_RIGHT' end, decode(repeat('00', 30), 'hex'),
                       case when r.n <= 16 then gen_random_uuid() end, r.account, r.account, 'figures',
                       r.at + case when r.n <= 12 then interval '2 days' else interval '40 days' end
                from (select *, row_number() over () as n from requests.request where unit_name = 'figures') r
                """);
        owner("""
                insert into requests.request (subject, request, number, kind, about, said, evidence, account, role, unit_name, at, due)
                values (gen_random_uuid(), gen_random_uuid(), '000000000000', 'CORRECTION', 'NAME', '', '', gen_random_uuid(),
                        'RESIDENT', 'figures', timestamptz '2016-05-01', '2016-05-31')
                """);
        try (var anybody = visits.in("zh")) {
            anybody.at("/open/oversight?month=2018-02").looks("open-oversight");
            assertThat(anybody.page.innerText("section:has(#corrections) table"))
                    .contains("2017", "12", "27", "–")
                    .doesNotContain("2016");
            assertThat(anybody.page.innerText("section:has(#looks) table")).contains("公开试验派出所第1所", "–", "不公布");
            assertThat(anybody.page.locator("section:has(#looks) td").allInnerTexts())
                    .noneMatch(cell -> cell.matches("[1-9]"));
            var files = anybody.page.request();
            assertThat(files.get(visits.url("/open/oversight/looks.csv?month=2018-02"))
                            .text())
                    .contains("公开试验派出所第2所,–");
            assertThat(files.get(visits.url("/open/oversight/corrections.csv")).text())
                    .contains("2017,12,");
            owner("delete from requests.request where unit_name = 'figures' and due = '2016-05-31'");
            assertThat(files.get(visits.url("/open/oversight?month=2018-13")).status())
                    .isEqualTo(404);
        }
        for (var language : List.of("zh", "en")) {
            try (var anybody = visits.in(language, Visits.Way.PHONE, Visits.Way.LARGE)) {
                anybody.at("/open/oversight?month=2018-02").looks("open-oversight");
            }
        }
    }
}
