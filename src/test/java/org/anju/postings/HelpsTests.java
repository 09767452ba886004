package org.anju.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
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
        var number = province.ask(province.resident(), CONNECTED);
        assertThat(waiting()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(number);
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
                .extracting(Help::answer)
                .containsExactly(Help.Answer.LABOUR_INSPECTION);
        assertRefused("help-closed", () -> helps.close(id, Help.Answer.SOLVED, province.helping()));
        assertThat(accessLog.listAbout(person, Province.self(), null, 50).stream()
                        .filter(entry ->
                                entry.shown() == Shown.HELP && entry.unit().equals(province.officer.unit()))
                        .map(AccessEntry::kind))
                .contains(AccessEntry.Kind.LISTED, AccessEntry.Kind.OPENED, AccessEntry.Kind.WRITTEN);
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

    @Test
    void theNumbersOfAQuarterTellWhatBecameOfTheRequests() {
        assertThat(Quarter.first(LocalDate.of(2026, 3, 31))).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(Quarter.first(LocalDate.of(2026, 4, 1))).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(Quarter.first(LocalDate.of(2026, 12, 31))).isEqualTo(LocalDate.of(2026, 10, 1));
        province.send(province.agree());
        province.ask(province.resident(), CONNECTED);
        // This quarter goes on, so nothing is told of it.
        assertThat(helps.quarters()).extracting(HelpQuarter::quarter).doesNotContain(Quarter.first(province.today));
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
