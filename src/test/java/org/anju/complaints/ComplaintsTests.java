package org.anju.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import html.StaticTemplates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.AccessLine;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AccountId;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who does not recognise a look gets an answer from somebody who did not make it, once and within a time.
@HouseTest
class ComplaintsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Complaints complaints;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Residents residents;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    final Access registrar = Neighbourhood.registrar("997201");
    final Access inspector = Neighbourhood.access(Role.AUDITOR, "inspection", null);
    PersonId person;
    Access self;
    AccessEntry look;

    @BeforeEach
    void somebodyWasLookedAt() {
        var street = Neighbourhood.build(house);
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("试异议", number, 101, "2021-01-01")), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        person = ((Search.Outcome.Hits) found).hits().getFirst().person();
        residents.get(person, residents.now(), registrar);
        self = new Access(
                AccountId.next(),
                UnitId.next(),
                "本人",
                Role.RESIDENT,
                new PurposeCode("own-record"),
                "self",
                Channel.PORTAL,
                null);
        look = accessLog.listAbout(person, self, null, 50).stream()
                .filter(entry -> entry.shown() == Shown.RECORD)
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    private Complaint made(String said) {
        return complaints.get(complaints.complain(look, said, self), inspector);
    }

    @Test
    void aLookThatIsNotRecognisedIsAnsweredToThePerson() {
        var complaint = made("当时没有办事");
        assertThat(complaint.due()).isEqualTo(LocalDate.now(clock).plusDays(30));
        assertThat(complaint.said()).isEqualTo("当时没有办事");
        assertThat(complaints.waiting(inspector)).extracting(Complaint::id).contains(complaint.id());
        complaints.answer(complaint, look, Complaint.Finding.UPHELD, "查询不当，已处理。", inspector);
        assertThat(complaints.waiting(inspector)).extracting(Complaint::id).doesNotContain(complaint.id());
        assertThat(complaints.listAbout(List.of(person), self))
                .singleElement()
                .satisfies(one -> assertThat(one.answer()).isNotNull().satisfies(answer -> {
                    assertThat(answer.finding()).isEqualTo(Complaint.Finding.UPHELD);
                    assertThat(answer.reply()).isEqualTo("查询不当，已处理。");
                }));
    }

    @Test
    void complainingAndAnsweringStandInTheAccessLogToo() {
        var complaint = made("");
        complaints.answer(complaint, look, Complaint.Finding.EXPLAINED, "办理居住登记。", inspector);
        assertThat(accessLog.listAbout(person, self, null, 50))
                .filteredOn(entry -> entry.shown() == Shown.COMPLAINT && entry.kind() == AccessEntry.Kind.WRITTEN)
                .extracting(AccessEntry::account)
                .containsExactly(inspector.by(), self.by());
    }

    @Test
    void ofOneLookThereIsOneComplaintAndOneAnswer() {
        var complaint = made("");
        assertRefused("complaint-made", () -> complaints.complain(look, "", self));
        complaints.answer(complaint, look, Complaint.Finding.EXPLAINED, "办理居住登记。", inspector);
        assertRefused(
                "complaint-answered",
                () -> complaints.answer(complaint, look, Complaint.Finding.UPHELD, "不同的结论", inspector));
    }

    @Test
    void whoMadeTheLookDoesNotJudgeIt() {
        var complaint = made("");
        var thatInspector = new Access(
                registrar.by(), UnitId.next(), "审计", Role.AUDITOR, inspector.purpose(), "T-1", Channel.DESK, null);
        assertRefused(
                "complaint-judge",
                () -> complaints.answer(complaint, look, Complaint.Finding.EXPLAINED, "没有问题", thatInspector));
        assertRefused("complaint-role", () -> complaints.waiting(registrar));
        assertRefused("complaint-role", () -> complaints.get(complaint.id(), registrar));
        assertRefused(
                "complaint-role", () -> complaints.answer(complaint, look, Complaint.Finding.EXPLAINED, "没有问题", self));
    }

    @Test
    void onesOwnLookIsNoCauseAndWordsHaveALimit() {
        var own = accessLog.listAbout(person, self, null, 50).stream()
                .filter(entry -> entry.account().equals(self.by()))
                .findFirst()
                .orElseThrow();
        assertRefused("complaint-own", () -> complaints.complain(own, "", self));
        assertRefused("complaint-long", () -> complaints.complain(look, "𠮷".repeat(1_001), self));
        var complaint = made("𠮷".repeat(1_000));
        assertThat(complaint.said().codePointCount(0, complaint.said().length()))
                .isEqualTo(1_000);
        assertRefused(
                "complaint-reply",
                () -> complaints.answer(complaint, look, Complaint.Finding.EXPLAINED, "  ", inspector));
    }

    @Test
    void whatWaitsBeyondItsTimeIsOverdueAndComesFirst() throws SQLException {
        var complaint = made("");
        asOwner("update complaints.complaint set due = current_date - 3 where complaint = '%s'"
                .formatted(complaint.id().value()));
        var first = complaints.waiting(inspector).getFirst();
        assertThat(first.id()).isEqualTo(complaint.id());
        assertThat(first.overdue(LocalDate.now(clock))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whereTheWordsAreOverThePagesSaySo(Tongue tongue) throws SQLException {
        var complaint = made("当时没有办事");
        complaints.answer(complaint, look, Complaint.Finding.UPHELD, "查询不当，已处理。", inspector);
        asOwner("update complaints.answer set at = now() - interval '1096 days' where complaint = '%s'"
                .formatted(complaint.id().value()));
        assertThat(house.getBean(ComplaintRecords.class).eraseWords(1_000_000)).isPositive();
        var page = new Frame(Words.in(tongue), false, "/", "", "", null, null, List.of());
        var line = complaints
                .lines(List.of(complaints.get(complaint.id(), inspector)), house.getBean(Keyring.class))
                .getFirst();
        assertThat(new StaticTemplates()
                        .complaintsOwn(page, List.of(line), "/me/accesses")
                        .render())
                .containsOnlyOnce(page.t("wordsErased"));
        var seen = AccessLine.of(look, List.of(), tongue, inspector.by(), house.getBean(Keyring.class));
        assertThat(new StaticTemplates()
                        .complaintsAnswer(page, line, seen, "", "", "", Faults.NONE)
                        .render())
                .contains("<dd>" + page.t("wordsErased") + "</dd>", "<p>" + page.t("wordsErased") + "</p>")
                .doesNotContain(page.t("complaint.nothing") + "<");
    }

    @Test
    void aFinishedYearIsCounted() throws SQLException {
        var complaint = made("");
        complaints.answer(complaint, look, Complaint.Finding.UPHELD, "查询不当", inspector);
        asOwner("""
                update complaints.complaint set at = at - interval '2 years', due = due - 730
                where complaint = '%s'""".formatted(complaint.id().value()));
        assertThat(complaints.years())
                .filteredOn(one -> one.year() == LocalDate.now(clock).getYear() - 2)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.upheld()).as("answered, but years too late").isZero();
                    assertThat(one.late()).isPositive();
                });
        assertThat(complaints.years())
                .extracting(ComplaintYear::year)
                .doesNotContain(LocalDate.now(clock).getYear());
    }

    @Test
    void theProgramReadsAndWritesThemUnderAnEntryOnly() {
        made("");
        assertThat(db.sql("select count(*) from complaints.complaint")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> db.sql("""
                                insert into complaints.complaint (subject, complaint, access, said, account, due)
                                values (:person, gen_random_uuid(), gen_random_uuid(), '', gen_random_uuid(), current_date)
                                """).param("person", person.value()).update())
                .rootCause()
                .hasMessageContaining("row-level security");
        for (var sql :
                List.of("update complaints.answer set finding = 'EXPLAINED'", "delete from complaints.complaint")) {
            assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
