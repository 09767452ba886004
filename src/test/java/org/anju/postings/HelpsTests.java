package org.anju.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.Problem;
import org.anju.shared.PurposeCode;
import org.anju.workdays.Limit;
import org.anju.workdays.WorkingDays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who asks for help is helped by officers of the own home town, who see what was asked and nothing of the record.
@HouseTest
class HelpsTests {

    private static final Map<String, String> CONNECTED =
            Map.of("need", "wages", "connect", "yes", "reach", "王女士，13800000000");

    @Autowired
    ApplicationContext house;

    @Autowired
    Helps helps;

    @Autowired
    Agreements agreements;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    HelpFacts facts;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient db;

    Province province;

    @BeforeEach
    void aProvince() {
        province = Province.build(house);
    }

    private static void assertRefused(String name, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class).isThrownBy(attempt).returns(name, Problem::name);
    }

    private List<Help> waiting() {
        return helps.waiting(province.helping());
    }

    @Test
    void aRequestReachesTheOfficersOfTheHomeTownWithItsDay() {
        province.send(province.agree());
        var person = province.resident();
        var number = province.ask(person, CONNECTED);
        assertThat(helps.listAbout(List.of(person), Province.self()))
                .singleElement()
                .returns(number, OwnHelp::number);
        assertThat(waiting()).singleElement().satisfies(one -> {
            assertThat(one.need()).isEqualTo(Need.WAGES);
            assertThat(one.reach()).isEqualTo("王女士，13800000000");
            assertThat(one.division().value()).isEqualTo("997201000000");
            assertThat(one.due()).isEqualTo(workingDays.end(province.today, new Limit(10, Limit.Count.WORKING)));
        });
    }

    @Test
    void whoDoesNotWantToBeConnectedHandsOverNoWayToBeReached() {
        province.send(province.agree());
        province.ask(province.resident(), Map.of("need", "school", "connect", "no", "reach", "13800000000"));
        assertThat(waiting()).singleElement().returns("", Help::reach).returns(false, Help::connect);
    }

    /// Two officers at one request: whoever comes second waits for the first, and then sees what was done.
    @Test
    void nobodyTakesUpWhatIsBeingClosed() throws Exception {
        province.send(province.agree());
        province.ask(province.resident(), CONNECTED);
        var id = waiting().getFirst().id();
        CompletableFuture<Void> takingUp;
        try (var other = TableOwner.connect(house.getEnvironment());
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock(hashtextextended('postings.help|%s', 0))".formatted(id.value()));
            statement.execute("""
                    insert into postings.help_step (subject, help, step, answer, on_day, account, unit, unit_name)
                    select subject, help, 'CLOSED', 'SOLVED', asked, help, help, '' from postings.help where help = '%s'
                    """.formatted(id.value()));
            takingUp = CompletableFuture.runAsync(() -> helps.takeUp(id, province.helping()));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> takingUp.get(1, TimeUnit.SECONDS));
            other.commit();
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> takingUp.get(30, TimeUnit.SECONDS))
                .havingCause()
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("help-closed"));
        assertThat(helps.get(id, province.helping())).returns(null, Help::takenUp);
    }

    @Test
    void officersOfAnotherProvinceSeeNothingOfIt() {
        province.send(province.agree());
        province.ask(province.resident(), CONNECTED);
        var id = waiting().getFirst().id();
        var other = Province.build(house);
        other.send(other.agree());
        assertThat(helps.waiting(other.helping())).isEmpty();
        assertRefused("help-unknown", () -> helps.get(id, other.helping()));
        assertRefused("help-unknown", () -> helps.close(id, Help.Answer.SOLVED, other.helping()));
    }

    @Test
    void whereNoOfficerIsNobodyIsAsked() {
        var person = province.resident();
        assertThat(facts.of(person, province.today, Province.self())).containsEntry("help.officer", false);
        assertRefused("help-no-officer", () -> province.ask(person, CONNECTED));
        province.send(province.agree());
        assertThat(facts.of(person, province.today, Province.self())).containsEntry("help.officer", true);
        var fromElsewhere = province.resident("外乡乙", "997202");
        assertThat(facts.of(fromElsewhere, province.today, Province.self())).containsEntry("help.officer", false);
        assertRefused("help-no-officer", () -> province.ask(fromElsewhere, CONNECTED));
    }

    @Test
    void anAgreementThatEndedOpensNothingAnyMore() {
        var agreement = province.agree();
        province.send(agreement);
        province.ask(province.resident(), CONNECTED);
        agreements.end(agreement, province.homeReviewer);
        assertRefused("help-no-posting", this::waiting);
    }

    @Test
    void onlyALiaisonOfficerUnderThePurposeForItSeesRequests() {
        province.send(province.agree());
        assertRefused("help-purpose", () -> helps.waiting(access("residence-registration")));
        var registrar = province.villageOfficer.access(new PurposeCode("home-town-help"), "QZ-2", Channel.DESK);
        assertRefused("help-no-posting", () -> helps.waiting(registrar));
    }

    private Access access(String purpose) {
        return province.officer.access(new PurposeCode(purpose), "QZ-1", Channel.DESK);
    }

    /// The purpose opens no record, so the officer finds nobody by it: not by number, not by name.
    @Test
    void thePurposeOpensNoRecordAndNoSearch() {
        province.send(province.agree());
        var person = province.resident();
        province.ask(person, CONNECTED);
        assertRefused("purpose-opens-less", () -> residents.get(person, residents.now(), province.helping()));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> residents.search(
                        new Search.ByNumber(
                                org.anju.shared.DocumentKind.RESIDENT_IDENTITY_CARD, Neighbourhood.number()),
                        province.helping()));
    }

    @Test
    void thePersonSeesTheAnswerAndEveryLook() {
        province.send(province.agree());
        var person = province.resident();
        province.ask(person, CONNECTED);
        var id = waiting().getFirst().id();
        helps.get(id, province.helping());
        helps.takeUp(id, province.helping());
        helps.close(id, Help.Answer.LABOUR_INSPECTION, province.helping());
        assertThat(waiting()).isEmpty();
        assertThat(helps.listAbout(List.of(person), Province.self()))
                .extracting(one -> one.help().answer())
                .containsExactly(Help.Answer.LABOUR_INSPECTION);
        assertRefused("help-closed", () -> helps.close(id, Help.Answer.SOLVED, province.helping()));
        assertThat(accessLog.listAbout(person, Province.self(), null, 50).stream()
                        .filter(entry ->
                                entry.shown() == Shown.HELP && entry.unit().equals(province.officer.unit()))
                        .map(AccessEntry::kind))
                .contains(AccessEntry.Kind.LISTED, AccessEntry.Kind.OPENED, AccessEntry.Kind.WRITTEN);
    }

    @Test
    void whatIsClosedIsNotTakenUpAnyMore() {
        province.send(province.agree());
        var person = province.resident();
        province.ask(person, CONNECTED);
        var id = waiting().getFirst().id();
        helps.close(id, Help.Answer.SOLVED, province.helping());
        assertRefused("help-closed", () -> helps.takeUp(id, province.helping()));
        assertThat(helps.listAbout(List.of(person), Province.self()))
                .extracting(one -> one.help().takenUp())
                .containsOnlyNulls();
    }

    @Test
    void takingUpTwiceIsOnce() {
        province.send(province.agree());
        province.ask(province.resident(), CONNECTED);
        var id = waiting().getFirst().id();
        helps.takeUp(id, province.helping());
        helps.takeUp(id, province.helping());
        assertThat(waiting()).extracting(Help::takenUp).containsExactly(province.today);
    }

    @Test
    void withoutAnEntryThereIsNoRow() {
        province.send(province.agree());
        province.ask(province.resident(), CONNECTED);
        assertThat(db.sql("select count(*) from postings.help")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, 2026-01-01", "2026-03-31, 2026-01-01", "2026-04-01, 2026-04-01", "2026-12-31, 2026-10-01"})
    void aQuarterBeginsOnItsFirstDay(LocalDate day, LocalDate first) {
        assertThat(Quarter.first(day)).isEqualTo(first);
    }

    /// A quarter is told when the next one is over: with what came of its requests until then, and no change
    /// afterwards.
    @Test
    void aQuarterIsToldOnceTheNextOneIsOverAndDoesNotChangeAnyMore() {
        var quarter = Quarter.first(province.today).minusMonths(6);
        var next = quarter.plusMonths(3);
        for (int i = 0; i < 12; i++) {
            plant(quarter.plusDays(i), "SOLVED", quarter.plusDays(20));
        }
        plant(quarter, "SOLVED", quarter.plusDays(21)); // a day late
        plant(next.minusDays(1), "SOLVED", next.plusMonths(3).minusDays(1)); // late, on the last day that counts
        plant(next.minusDays(1), "SOLVED", next.plusMonths(3)); // too late to count
        plant(quarter, "LABOUR_INSPECTION", quarter.plusDays(9));
        plant(quarter, "HOME_POLICE", next);
        plant(quarter, "NOT_SOLVED", quarter.plusDays(9));
        plant(quarter, "", quarter);
        plant(next, "SOLVED", next); // of the quarter that may still change
        helps.countQuarters();
        db.sql("select postings.count_help('9999-12-31')").query(row -> {});
        assertThat(told(quarter)).containsExactly(new HelpQuarter(quarter, Need.WAGES, 12, 2, 2, 3));
        assertThat(told(next)).isEmpty();
        // Whoever goes leaves the number as it was told.
        province.owner("delete from postings.help_step where answer = 'LABOUR_INSPECTION' and on_day < '" + next + "'");
        helps.countQuarters();
        assertThat(told(quarter)).containsExactly(new HelpQuarter(quarter, Need.WAGES, 12, 2, 2, 3));
    }

    private List<HelpQuarter> told(LocalDate quarter) {
        return helps.quarters().stream()
                .filter(one -> one.quarter().equals(quarter))
                .toList();
    }

    /// Asked for on a day, to be answered within twenty days of the quarter's first, and closed on another.
    private void plant(LocalDate asked, String answer, LocalDate closed) {
        var id = UUID.randomUUID();
        province.owner("""
                insert into postings.help (subject, help, application, number, agreement, division, need, connect, asked, due)
                values ('%1$s', '%1$s', '%1$s', '000000000000', '%1$s', '997201000000', 'WAGES', false, '%2$s', '%3$s')
                """.formatted(id, asked, Quarter.first(asked).plusDays(20)));
        if (!answer.isEmpty()) {
            province.owner("""
                    insert into postings.help_step (subject, help, step, answer, on_day, account, unit, unit_name)
                    values ('%1$s', '%1$s', 'CLOSED', '%2$s', '%3$s', '%1$s', '%1$s', '')
                    """.formatted(id, answer, closed));
        }
    }

    @Test
    void whatIsAskedForIsOfTheListAndShort() {
        province.send(province.agree());
        assertRefused(
                "help-need",
                () -> province.ask(province.resident(), Map.of("need", "residence-permit", "connect", "no")));
        assertRefused(
                "help-reach",
                () -> province.ask(
                        province.resident("老乡丙", province.home.prefix() + "01"),
                        Map.of("need", "papers", "connect", "yes", "reach", "长".repeat(61))));
        assertThat(waiting()).isEmpty();
    }
}
