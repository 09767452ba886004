package org.anju.wards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.complaints.Complaint;
import org.anju.complaints.Complaints;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.Look;
import org.anju.oversight.ProposalId;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who acts for a person sees who looked at that person, while that stands, and nothing else.
@HouseTest
class WardsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Wards wards;

    @Autowired
    Guardianships guardianships;

    @Autowired
    Approvals approvals;

    @Autowired
    AccessLog accessLog;

    @Autowired
    Complaints complaints;

    @Autowired
    Residents residents;

    @Autowired
    JdbcClient db;

    Family family;
    Access acting;

    @BeforeEach
    void aFamily() {
        family = Family.build(house);
        acting = Wards.acting(family.self);
    }

    private static void assertRefused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    private List<PersonId> listed() {
        return wards.list(family.guardian, acting).stream()
                .map(ward -> ward.person().person())
                .toList();
    }

    private void assertStands(boolean stands) {
        assertThat(wards.find(family.guardian, family.child).isPresent()).isEqualTo(stands);
        assertThat(listed()).isEqualTo(stands ? List.of(family.child) : List.of());
    }

    @Test
    void aParentSeesWhoLookedAtTheChildUntilItIsEnded() {
        assertStands(false);
        assertRefused("ward-unknown", () -> wards.require(family.guardian, family.child));
        family.record();
        assertStands(true);
        assertThat(accessLog.listAbout(wards.require(family.guardian, family.child), acting, null, 50))
                .extracting(AccessEntry::shown)
                .contains(Shown.RECORD, Shown.GUARDIANSHIP);
        family.end();
        assertStands(false);
        assertRefused("ward-unknown", () -> wards.require(family.guardian, family.child));
    }

    @Test
    void nobodyActsForTheirGuardianOrForAnybodyElse() {
        family.record();
        assertRefused("ward-unknown", () -> wards.require(family.child, family.guardian));
        assertRefused("ward-unknown", () -> wards.require(family.guardian, PersonId.next()));
    }

    @Test
    void bothSeeThatItWasRecordedAndEnded() {
        family.record();
        family.end();
        for (var person : List.of(family.child, family.guardian)) {
            assertThat(accessLog.listAbout(person, family.self, null, 50))
                    .filteredOn(
                            entry -> entry.shown() == Shown.GUARDIANSHIP && entry.kind() == AccessEntry.Kind.WRITTEN)
                    .hasSize(2);
        }
    }

    @Test
    void theLogOfTheWardTellsOfAGuardianAndNamesNone() {
        family.record();
        accessLog.listAbout(wards.require(family.guardian, family.child), acting, null, 50);
        assertThat(accessLog.listAbout(family.child, acting, null, 50))
                .filteredOn(entry -> entry.account().equals(family.self.by()))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.unitName()).isEqualTo("监护人 guardian");
                    assertThat(entry.role()).isEqualTo(Role.RESIDENT);
                    assertThat(entry.file()).isEqualTo("监护 guardianship");
                    assertThat(entry.purpose().value()).isEqualTo("ward-log");
                });
    }

    @Test
    void whoActsReadsNoRecord() {
        family.record();
        assertRefused(
                "purpose-opens-less",
                () -> accessLog.read(acting, Look.OPENED, Shown.RECORD, List.of(family.child), () -> null));
        assertThat(wards.list(family.guardian, acting).getFirst().person().name())
                .isEqualTo("试**");
    }

    @Test
    void itEndsByItselfOnItsDay() throws SQLException {
        family.record();
        assertStands(true);
        asOwner(
                "update wards.guardianship set since = current_date - 9, until = (now() at time zone 'Asia/Shanghai')::date where subject = '%s'"
                        .formatted(family.child.value()));
        assertStands(false);
    }

    @Test
    void aParentEndsWhenTheChildIsOfAgeAndNobodyElseLastsBeyondFiveYears() {
        var eighteen = family.born.plusYears(18);
        assertRefused(
                "guardianship-until",
                () -> family.make(
                        family.child, Guardianship.Basis.PARENT, family.guardianNumber, eighteen.plusDays(1)));
        assertRefused(
                "guardianship-until",
                () -> family.make(
                        family.child,
                        Guardianship.Basis.GUARDIAN,
                        family.guardianNumber,
                        family.today.plusYears(5).plusDays(1)));
        assertRefused(
                "guardianship-until",
                () -> family.make(family.child, Guardianship.Basis.GUARDIAN, family.guardianNumber, family.today));
        assertRefused(
                "ward-of-age",
                () -> family.make(
                        family.guardian, Guardianship.Basis.PARENT, family.childNumber, family.today.plusYears(1)));
        family.make(family.child, Guardianship.Basis.GUARDIAN, family.guardianNumber, family.today.plusYears(5));
        assertStands(true);
    }

    @Test
    void recordingAgainRenews() {
        family.record();
        family.make(family.child, Guardianship.Basis.GUARDIAN, family.guardianNumber, family.today.plusYears(1));
        assertThat(wards.listAbout(family.child, family.registrar))
                .extracting(one -> one.standsOn(family.today))
                .containsExactly(true, false);
        assertThat(wards.list(family.guardian, acting))
                .extracting(Wards.Ward::until)
                .containsExactly(family.today.plusYears(1));
    }

    @Test
    void whoIsNotThereOrOneselfIsNoGuardian() {
        var until = family.born.plusYears(18);
        assertRefused(
                "guardian-unknown",
                () -> family.make(family.child, Guardianship.Basis.PARENT, Neighbourhood.number(), until));
        assertRefused(
                "guardian-self", () -> family.make(family.child, Guardianship.Basis.PARENT, family.childNumber, until));
        for (var number :
                List.of("", "无号码", "一句话 12", "R" + "1".repeat(40), "其父酗酒曾打人2次现已离家不可联系", "其父打人2024年3月5日报警未果")) {
            assertRefused(
                    "guardianship-number",
                    () -> guardianships.make(
                            family.record(family.child),
                            Guardianship.Basis.PARENT,
                            family.document(family.guardianNumber),
                            Guardianship.Paper.HOUSEHOLD_REGISTER,
                            number,
                            until,
                            family.registrar));
        }
    }

    @Test
    void onlyADeskThatOpensTheRecordThereRecordsAndReads() {
        family.record();
        assertRefused("outside-territory", () -> wards.listAbout(family.child, Neighbourhood.registrar("997202")));
        for (var other : List.of(
                Neighbourhood.access(Role.AUDITOR, "inspection", null),
                Neighbourhood.access(Role.REGISTRAR, "address-verification", "997201"),
                family.self)) {
            assertRefused("guardianship-purpose", () -> wards.listAbout(family.child, other));
            assertRefused(
                    "guardianship-purpose",
                    () -> guardianships.make(
                            family.record(family.child),
                            Guardianship.Basis.PARENT,
                            family.document(family.guardianNumber),
                            Guardianship.Paper.HOUSEHOLD_REGISTER,
                            "1",
                            family.today.plusYears(1),
                            other));
        }
    }

    @Test
    void aConfidentialRecordIsClosedToGuardiansWithoutAWord() {
        family.record();
        var grounds = new Grounds(UUID.randomUUID(), Grounds.Reason.ORDERED, Grounds.Evidence.DECISION, "试公密 2026-7");
        house.getBean(Acts.class)
                .perform(
                        family.child,
                        new Amendment.Stand(Person.Standing.Word.CONFIDENTIAL, family.today),
                        grounds,
                        family.registrar);
        assertStands(false);
        assertRefused("ward-unknown", () -> wards.require(family.guardian, family.child));
        var told = toldByTheDesk(family.guardian);
        var all = wards.listAbout(family.child, family.registrar);
        assertThat(all).hasSize(1);
        assertThat(wards.guardians(family.child, all, family.registrar)).isEmpty();
        assertRefused("ward-confidential", () -> family.record());
        family.end();
        assertThat(wards.listAbout(family.child, family.registrar)).noneMatch(one -> one.goesOn(family.today));
        assertThat(toldByTheDesk(family.guardian))
                .as("an entry would say which office has the child")
                .isEqualTo(told);
        assertThat(toldByTheDesk(family.child)).isGreaterThan(told);
    }

    /// Entries of the desk about guardianships in somebody's log.
    private long toldByTheDesk(PersonId person) {
        return accessLog.listAbout(person, family.self, null, 50).stream()
                .filter(entry -> entry.account().equals(family.registrar.by()) && entry.shown() == Shown.GUARDIANSHIP)
                .count();
    }

    @Test
    void whoseGuardianshipIsOverIsNotToldOfTheWard() {
        family.record();
        family.end();
        var told = toldByTheDesk(family.guardian);
        var all = wards.listAbout(family.child, family.registrar);
        assertThat(wards.guardians(family.child, all, family.registrar)).isEmpty();
        family.end();
        assertThat(toldByTheDesk(family.guardian)).isEqualTo(told);
    }

    @Test
    void theGuardianOfAnAdultStandsOnceASecondPersonHasConfirmedIt() throws SQLException {
        var number = Neighbourhood.number();
        var stranger = registered("试外人", number);
        var proposal = proposed(family.guardian, number);
        assertThat(wards.find(stranger, family.guardian)).isEmpty();
        assertThat(wards.listAbout(family.guardian, family.registrar))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.goesOn(family.today)).isTrue();
                    assertThat(one.standsOn(family.today)).isFalse();
                });
        var reviewer = Neighbourhood.access(Role.REVIEWER, "residence-registration", "997201");
        assertRefused("proposal-role", () -> approvals.confirm(proposal, family.registrar));
        approvals.confirm(proposal, reviewer);
        assertThat(wards.find(stranger, family.guardian)).isPresent();
        assertThat(wards.listAbout(family.guardian, family.registrar)).allMatch(one -> one.standsOn(family.today));
    }

    @Test
    void theGuardianOfAnAdultThatASecondPersonDeclinesNeverStands() throws SQLException {
        var number = Neighbourhood.number();
        var stranger = registered("试外人", number);
        var proposal = proposed(family.guardian, number);
        approvals.decline(proposal, "凭证不符", Neighbourhood.access(Role.REVIEWER, "residence-registration", "997201"));
        assertThat(wards.find(stranger, family.guardian)).isEmpty();
        assertThat(wards.listAbout(family.guardian, family.registrar)).noneMatch(one -> one.goesOn(family.today));
    }

    @Test
    void aGuardianshipThatOutlastsChildhoodTakesTwoPersons() throws SQLException {
        var seventeen = registered("试十七", Family.numberOf(family.today.minusYears(17)));
        family.make(seventeen, Guardianship.Basis.PARENT, family.guardianNumber, family.today.plusYears(1));
        assertThat(wards.find(family.guardian, seventeen)).isPresent();
        family.make(
                seventeen,
                Guardianship.Basis.GUARDIAN,
                family.guardianNumber,
                family.today.plusYears(1).plusDays(1));
        assertThat(wards.list(family.guardian, acting))
                .as("what stood stands on until it is confirmed")
                .extracting(Wards.Ward::until)
                .containsExactly(family.today.plusYears(1));
    }

    @Test
    void aPurposeForTheWholeCityRecordsNoGuardian() {
        for (var role : List.of(Role.REGISTRAR, Role.REVIEWER)) {
            assertRefused(
                    "guardianship-territory",
                    () -> guardianships.make(
                            family.record(family.child),
                            Guardianship.Basis.PARENT,
                            family.document(family.guardianNumber),
                            Guardianship.Paper.HOUSEHOLD_REGISTER,
                            "R330112041",
                            family.born.plusYears(18),
                            Neighbourhood.access(role, "subject-request", "997201")));
        }
    }

    private PersonId registered(String name, String number) {
        house.getBean(Observations.class)
                .observe(
                        List.of(Neighbourhood.build(house).declaration(name, number, 201, "2021-01-01")),
                        family.registrar);
        return family.person(number);
    }

    /// A guardian for an adult, who waits for a second person.
    private ProposalId proposed(PersonId ward, String number) throws SQLException {
        family.make(ward, Guardianship.Basis.GUARDIAN, number, family.today.plusYears(1));
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select proposal from wards.guardianship where subject = '%s'".formatted(ward.value()))) {
            assertThat(row.next()).isTrue();
            return new ProposalId(row.getObject(1, UUID.class));
        }
    }

    @Test
    void whatIsOfAnErasedPersonIsGoneForTheGuardianToo() throws SQLException {
        family.record();
        asOwner("insert into residents.tombstone (person, act) values ('%s', gen_random_uuid())"
                .formatted(family.child.value()));
        assertStands(false);
    }

    @Test
    void theGuardianComplainsForTheWardAndSeesOnlyTheOwnComplaints() {
        family.record();
        var parts = wards.require(family.guardian, family.child);
        var looks = accessLog.listAbout(parts, acting, null, 50).stream()
                .filter(entry -> entry.account().equals(family.registrar.by()) && entry.shown() == Shown.RECORD)
                .toList();
        complaints.complain(looks.getFirst(), "不知道为什么", acting);
        var child = Neighbourhood.access(Role.RESIDENT, "own-record", null);
        complaints.complain(looks.getLast(), "本人提出", child);
        assertThat(complaints.listMade(parts, acting))
                .extracting(Complaint::said)
                .containsExactly("不知道为什么");
        assertThat(complaints.listAbout(parts, child))
                .extracting(Complaint::said)
                .containsExactlyInAnyOrder("不知道为什么", "本人提出");
    }

    @Test
    void whatIsWithheldFromTheWardIsWithheldFromTheGuardian() throws SQLException {
        family.record();
        var parts = wards.require(family.guardian, family.child);
        var withholding = UUID.randomUUID();
        asOwner("""
                insert into oversight.withholding (withholding, unit, unit_name, file, issuer, order_number, until, account)
                values ('%1$s', '%2$s', '试', 'T-1', '试法院', '1', current_date + 9, gen_random_uuid());
                insert into oversight.withheld (withholding, unit, file, until)
                values ('%1$s', '%2$s', 'T-1', current_date + 9)
                """.formatted(withholding, family.registrar.unit().value()));
        assertThat(accessLog.listAbout(parts, acting, null, 50))
                .extracting(AccessEntry::account)
                .isNotEmpty()
                .doesNotContain(family.registrar.by());
    }

    @Test
    void theProgramReadsAndWritesUnderEntriesOfBothOnly() {
        family.record();
        assertThat(db.sql("select count(*) from wards.guardianship")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> db.sql("""
                                insert into wards.guardianship (subject, guardianship, guardian, basis, paper, paper_number, since,
                                                                until, account, unit, unit_name)
                                values (:child, gen_random_uuid(), :guardian, 'PARENT', 'APPOINTMENT', '', :today, :until,
                                        gen_random_uuid(), gen_random_uuid(), '')
                                """)
                        .param("child", family.child.value())
                        .param("guardian", family.guardian.value())
                        .param("today", family.today)
                        .param("until", LocalDate.of(family.today.getYear() + 1, 1, 1))
                        .update())
                .rootCause()
                .hasMessageContaining("row-level security");
        for (var sql : List.of("update wards.guardianship set basis = 'PARENT'", "delete from wards.ending")) {
            assertThatThrownBy(() -> db.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
        }
    }

    private void asOwner(String sql) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection owner() throws SQLException {
        return TableOwner.connect(settings);
    }
}
