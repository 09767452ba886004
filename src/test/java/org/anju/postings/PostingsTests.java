package org.anju.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two offices agree, officers are sent out, and villages know when they come.
@HouseTest
class PostingsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Agreements agreements;

    @Autowired
    Postings postings;

    @Autowired
    VillageDays days;

    @Autowired
    Occasions occasions;

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

    @Test
    void anAgreementStandsOnceEachOfficeHasSigned() {
        var id = agreements.add(province.wish(province.today, province.today.plusYears(1)), province.administrator);
        assertThat(agreements.get(id).standsOn(province.today)).isFalse();
        agreements.sign(id, province.homeReviewer);
        agreements.sign(id, province.homeReviewer);
        assertThat(agreements.get(id).standsOn(province.today)).isFalse();
        agreements.sign(id, province.hostReviewer);
        assertThat(agreements.get(id).standsOn(province.today)).isTrue();
        assertThat(agreements.get(id).standsOn(province.today.minusDays(1))).isFalse();
        assertThat(agreements.get(id).standsOn(province.today.plusYears(1))).isFalse();
        assertThat(agreements.get(id).signatures()).containsOnlyKeys(Side.HOME, Side.HOST);
    }

    @Test
    void nobodySignsForAnotherOfficeOrInAnotherRole() {
        var id = agreements.add(province.wish(province.today, province.today.plusYears(1)), province.administrator);
        assertRefused("not-allowed", () -> agreements.sign(id, province.administrator));
        var stranger = province.account(province.officer.unit(), Role.REVIEWER);
        assertRefused("agreement-not-yours", () -> agreements.sign(id, stranger));
        assertRefused("agreement-not-yours", () -> agreements.end(id, stranger));
        assertRefused(
                "not-allowed",
                () -> agreements.add(province.wish(province.today, province.today.plusDays(9)), province.homeReviewer));
    }

    @Test
    void theDatabaseTakesNoSignatureOfAnotherOfficeAndNoneOfTheSameAccountForBoth() {
        var id = agreements.add(province.wish(province.today, province.today.plusYears(1)), province.administrator);
        assertThatThrownBy(
                        () -> sign(id, "HOST", province.homeReviewer.account().value(), province.homeUnit.value()))
                .hasStackTraceContaining("row-level security");
        sign(id, "HOME", province.homeReviewer.account().value(), province.homeUnit.value());
        assertThatThrownBy(
                        () -> sign(id, "HOST", province.homeReviewer.account().value(), province.hostUnit.value()))
                .hasStackTraceContaining("two_persons");
    }

    private void sign(AgreementId id, String side, java.util.UUID account, java.util.UUID unit) {
        db.sql("insert into postings.signature (agreement, side, account, unit, unit_name) values (?, ?, ?, ?, '单位')")
                .params(id.value(), side, account, unit)
                .update();
    }

    @Test
    void twoAgreementsOfTwoOfficesDoNotOverlapAndOneThatEndedMakesRoom() {
        var first = province.agree();
        var again = province.wish(province.today, province.today.plusYears(2));
        assertRefused("agreement-overlaps", () -> agreements.add(again, province.administrator));
        agreements.end(first, province.homeReviewer);
        assertThat(agreements.get(first).standsOn(province.today)).isFalse();
        assertThat(agreements.get(first).standsOn(province.today.minusDays(1))).isTrue();
        assertRefused("agreement-over", () -> agreements.end(first, province.hostReviewer));
        agreements.add(again, province.administrator);
    }

    @Test
    void anAgreementAfterAnotherDoesNotOverlap() {
        province.agree();
        agreements.add(province.wish(province.today.plusYears(1), province.today.plusYears(2)), province.administrator);
        assertRefused(
                "agreement-overlaps",
                () -> agreements.add(
                        province.wish(province.today.plusYears(1).minusDays(1), province.today.plusYears(3)),
                        province.administrator));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 4", "0, 1827", "-10, -1", "-9, 0"})
    void theDaysOfAnAgreementAreInOrderAndNotForEver(int since, int until) {
        assertRefused(
                "agreement-days",
                () -> agreements.add(
                        province.wish(province.today.plusDays(since), province.today.plusDays(until)),
                        province.administrator));
    }

    @Test
    void anAgreementNamesTwoOfficesTwoDivisionsAndWhatItAllows() {
        var good = province.wish(province.today, province.today.plusDays(30));
        assertRefused(
                "agreement-units",
                () -> agreements.add(
                        with(good, good.home(), good.host(), good.homeUnit(), 10, good.allows()),
                        province.administrator));
        assertRefused(
                "agreement-divisions",
                () -> agreements.add(
                        with(good, good.home(), good.home(), good.hostUnit(), 10, good.allows()),
                        province.administrator));
        assertRefused(
                "agreement-divisions",
                () -> agreements.add(
                        with(good, DivisionCode.read("975319"), good.host(), good.hostUnit(), 10, good.allows()),
                        province.administrator));
        assertRefused(
                "agreement-answer-days",
                () -> agreements.add(
                        with(good, good.home(), good.host(), good.hostUnit(), 31, good.allows()),
                        province.administrator));
        assertRefused(
                "agreement-answer-days",
                () -> agreements.add(
                        with(good, good.home(), good.host(), good.hostUnit(), 0, good.allows()),
                        province.administrator));
        assertRefused(
                "agreement-allows",
                () -> agreements.add(
                        with(good, good.home(), good.host(), good.hostUnit(), 10, Set.of()), province.administrator));
    }

    private static Agreement.Wish with(
            Agreement.Wish one,
            DivisionCode home,
            DivisionCode host,
            org.anju.shared.UnitId hostUnit,
            int days,
            Set<Allowed> allows) {
        return new Agreement.Wish(
                one.number(),
                one.signedOn(),
                one.homeUnit(),
                home,
                hostUnit,
                host,
                one.since(),
                one.until(),
                allows,
                days);
    }

    @Test
    void anOfficerIsAtOnePlaceAtATimeAndNotLongerThanTheAgreement() {
        var agreement = province.agree();
        var id = province.send(agreement);
        assertThat(postings.of(province.officer.account()))
                .extracting(Posting::id)
                .containsExactly(id);
        assertRefused("posting-overlaps", () -> province.send(agreement));
        postings.end(id, province.administrator);
        assertThat(postings.get(id).standsOn(province.today)).isFalse();
        assertThat(postings.get(id).standsOn(province.today.minusDays(1))).isTrue();
        var second = postings.add(wish(agreement, 0, 30), province.administrator);
        agreements.end(agreement, province.hostReviewer);
        assertThat(postings.get(second).standsOn(province.today)).isFalse();
        assertThat(postings.of(province.officer.account())).isEmpty();
    }

    private Posting.Wish wish(AgreementId agreement, int since, int until) {
        return new Posting.Wish(
                Posting.Kind.LIAISON,
                province.officer.account(),
                agreement,
                List.of(province.host),
                province.today.plusDays(since),
                province.today.plusDays(until),
                "");
    }

    @Test
    void nobodyIsSentUnderAnAgreementThatIsNotSignedOrTooShort() {
        var open = agreements.add(province.wish(province.today, province.today.plusDays(30)), province.administrator);
        assertRefused("posting-agreement", () -> postings.add(wish(open, 0, 30), province.administrator));
        agreements.sign(open, province.homeReviewer);
        agreements.sign(open, province.hostReviewer);
        assertRefused("posting-agreement", () -> postings.add(wish(open, 0, 31), province.administrator));
        assertRefused("posting-days", () -> postings.add(wish(open, 5, 5), province.administrator));
        assertRefused("not-allowed", () -> postings.add(wish(open, 0, 30), province.hostReviewer));
        postings.add(wish(open, 0, 30), province.administrator);
    }

    @Test
    void aVillageKnowsWhoComesWhenTheNextDayFirst() {
        var posting = province.sendToVillage("");
        var point = province.point();
        days.plan(posting, plan(point, 9), province.villageOfficer);
        days.plan(posting, plan(point, 2), province.villageOfficer);
        assertThat(days.at(province.village).next())
                .extracting(VillageDay::day)
                .containsExactly(province.today.plusDays(2), province.today.plusDays(9));
        assertRefused("village-day-there", () -> days.plan(posting, plan(point, 2), province.villageOfficer));
        assertRefused("village-day-when", () -> days.plan(posting, plan(point, -1), province.villageOfficer));
        assertRefused("village-day-when", () -> days.plan(posting, plan(point, 367), province.villageOfficer));
        assertRefused("posting-not-yours", () -> days.plan(posting, plan(point, 3), province.officer));
        assertRefused("posting-not-then", () -> days.plan(posting, plan(point, 300), province.villageOfficer));
        var elsewhere = Province.build(house).point();
        assertRefused("village-day-point", () -> days.plan(posting, plan(elsewhere, 3), province.villageOfficer));
    }

    @Test
    void aMissedDayIsToldWithTheDayThatTakesItsPlace() {
        var posting = province.sendToVillage("");
        var today = days.plan(posting, plan(province.point(), 0), province.villageOfficer);
        assertRefused("village-day-when", () -> days.missed(today, province.today, province.villageOfficer));
        days.missed(today, province.today.plusDays(3), province.villageOfficer);
        assertThat(days.at(province.village).next())
                .extracting(VillageDay::day, VillageDay::state, VillageDay::replacedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                province.today, VillageDay.DayState.MISSED, province.today.plusDays(3)),
                        org.assertj.core.groups.Tuple.tuple(
                                province.today.plusDays(3), VillageDay.DayState.PLANNED, null));
        days.missed(today, province.today.plusDays(3), province.villageOfficer);
        assertRefused("village-day-said", () -> days.held(today, province.villageOfficer));
        assertRefused(
                "village-day-said", () -> days.missed(today, province.today.plusDays(5), province.villageOfficer));
    }

    @Test
    void aDayIsHeldOnceItHasCome() {
        var posting = province.sendToVillage("");
        var point = province.point();
        var now = days.plan(posting, plan(point, 0), province.villageOfficer);
        var later = days.plan(posting, plan(point, 1), province.villageOfficer);
        assertRefused("village-day-early", () -> days.held(later, province.villageOfficer));
        assertRefused("posting-not-yours", () -> days.held(now, province.officer));
        days.held(now, province.villageOfficer);
        days.held(now, province.villageOfficer);
        assertThat(days.of(postings.of(province.villageOfficer.account())))
                .extracting(VillageDay::state)
                .containsExactly(VillageDay.DayState.HELD, VillageDay.DayState.PLANNED);
    }

    private VillageDay.Plan plan(org.anju.counters.ServicePointId point, int days) {
        return new VillageDay.Plan(province.today.plusDays(days), point, LocalTime.of(9, 0), LocalTime.of(11, 30));
    }

    @Test
    void aVisitIsADayAPlaceASubjectAndANumber() {
        var posting = province.send(province.agree());
        var id = occasions.add(visit(posting, 0, 60, 12), province.officer);
        assertThat(occasions.list(List.of(posting)))
                .extracting(Occasion::persons)
                .containsExactly(12);
        assertRefused("occasion-day", () -> occasions.add(visit(posting, 1, 60, 1), province.officer));
        assertRefused("occasion-day", () -> occasions.add(visit(posting, -93, 60, 1), province.officer));
        assertRefused("occasion-numbers", () -> occasions.add(visit(posting, 0, 14, 1), province.officer));
        assertRefused("occasion-numbers", () -> occasions.add(visit(posting, 0, 60, 10_000), province.officer));
        assertRefused("posting-not-yours", () -> occasions.add(visit(posting, 0, 60, 1), province.villageOfficer));
        assertRefused("occasion-unknown", () -> occasions.withdraw(id, province.villageOfficer));
        assertThat(occasions.list(List.of(posting))).hasSize(1);
        occasions.withdraw(id, province.officer);
        occasions.withdraw(id, province.officer);
        assertThat(occasions.list(List.of(posting))).isEmpty();
    }

    @Test
    void whatIsSentTwiceIsWrittenDownOnce() {
        var posting = province.send(province.agree());
        var visit = visit(posting, 0, 60, 12);
        occasions.add(visit, province.officer);
        occasions.add(visit, province.officer);
        assertThat(occasions.list(List.of(posting))).containsExactly(visit);
        occasions.withdraw(visit.id(), province.officer);
        occasions.add(visit, province.officer);
        assertThat(occasions.list(List.of(posting))).isEmpty();
        // What was changed meanwhile would be lost without a word.
        assertRefused("occasion-sent", () -> occasions.add(with(visit, visit.id(), posting, 13), province.officer));
        // Nobody writes down another's once more.
        var other = Province.build(house);
        var theirs = other.send(other.agree());
        assertRefused("posting-not-yours", () -> occasions.add(with(visit, visit.id(), theirs, 0), other.officer));
    }

    @Test
    void whatIsPublishedIsNotTakenBackAndWhatCanBeTakenBackIsNotPublished() {
        var posting = province.send(province.agree());
        var last = occasions.add(visit(posting, -Occasion.LATEST_DAYS, 60, 30), province.officer);
        var published =
                Quarter.first(province.today.minusDays(Occasion.LATEST_DAYS)).minusMonths(3);
        var open = published.plusMonths(3);
        occasions.withdraw(last, province.officer);
        var late = occasions.add(visit(posting, -Occasion.LATEST_DAYS, 60, 30), province.officer);
        province.owner("update postings.occasion set day = '%s' where occasion = '%s'"
                .formatted(province.today.minusDays(Occasion.LATEST_DAYS + 1), late.value()));
        assertRefused("occasion-late", () -> occasions.withdraw(late, province.officer));
        province.owner("update postings.occasion set day = '%s' where occasion = '%s'"
                .formatted(published.plusMonths(3).minusDays(1), late.value()));
        occasions.add(visit(posting, -Occasion.LATEST_DAYS, 60, 4), province.officer);
        assertThat(occasions.quarters(8))
                .contains(new OccasionQuarter(published, Occasion.Kind.VISIT, 1, 30))
                .extracting(OccasionQuarter::quarter)
                .doesNotContain(open, open.plusMonths(3), open.plusMonths(6));
    }

    @Test
    void theLastDayOnWhichOneCanBeTakenBackIsOneForAll() {
        var visit = visit(province.send(province.agree()), 0, 60, 12);
        assertThat(visit.withdrawable(visit.day().plusDays(Occasion.LATEST_DAYS)))
                .isTrue();
        assertThat(visit.withdrawable(visit.day().plusDays(Occasion.LATEST_DAYS + 1)))
                .isFalse();
    }

    private Occasion visit(PostingId posting, int day, int minutes, int persons) {
        return new Occasion(
                OccasionId.next(),
                posting,
                Occasion.Kind.VISIT,
                province.today.plusDays(day),
                null,
                DivisionCode.read("997201001"),
                minutes,
                Need.WAGES,
                persons);
    }

    private static Occasion with(Occasion one, OccasionId id, PostingId posting, int persons) {
        return new Occasion(
                id, posting, one.kind(), one.day(), one.point(), one.division(), one.minutes(), one.about(), persons);
    }
}
