package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.UnitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Which service point can do it, is near and open; and which unit may do what.
@HouseTest
class CountersTests {

    private static final String OFFICE = "Mo-Fr 08:30-12:00,13:30-17:30";

    @Autowired
    ApplicationContext house;

    @Autowired
    ServicePoints points;

    @Autowired
    Delegations delegations;

    @Test
    void theNearestThatCanDoItAndIsOpenComesFirst() {
        var town = CounterTown.build(house);
        var function = new MatterCode("test-near");
        var near = town.point(OFFICE, 0, 123.800, town.unit());
        var far = town.point("24/7", 0, 123.830, town.unit());
        var further = town.point(OFFICE, 0, 123.840, town.unit());
        var cannot = town.point("24/7", 0, 123.8001, town.unit());
        for (var point : List.of(near, far, further)) {
            town.delegate(point, function, FunctionStep.RECEIVE);
        }
        var here = new Position(123.7995, 29.0);

        var byDay = points.able(function, here, china("2026-03-02T10:00"));
        assertThat(byDay).extracting(one -> one.point().id()).containsExactly(near.id(), far.id(), further.id());
        assertThat(byDay.getFirst().metres()).isBetween(48L, 49L);
        assertThat(byDay.getFirst().far()).isFalse();
        assertThat(byDay).extracting(one -> one.point().id()).doesNotContain(cannot.id());

        var byNight = points.able(function, here, china("2026-03-02T12:00"));
        assertThat(byNight).extracting(one -> one.point().id()).containsExactly(far.id(), near.id(), further.id());
        assertThat(byNight.getFirst().far()).as("more than two kilometres").isTrue();
        assertThat(byNight.get(1).opening()).isEqualTo(new Opening.Opens(china("2026-03-02T13:30")));
    }

    @Test
    void aChangeAndACorrectionAreWrittenBesideWhatWas() {
        var town = CounterTown.build(house);
        var point = town.point(OFFICE, 0, 123.9, town.unit());
        var first = Instant.now();
        var june = LocalDate.of(2026, 6, 1);
        points.put(withHours(point, "24/7").from(june), town.administrator());
        assertThat(points.find(point.id(), june.minusDays(1))
                        .orElseThrow()
                        .hours()
                        .written())
                .isEqualTo(OFFICE);
        assertThat(points.find(point.id(), june).orElseThrow().hours().written())
                .isEqualTo("24/7");
        points.put(withHours(point, "Mo 09:00-10:00").from(june), town.administrator());
        assertThat(points.find(point.id(), june).orElseThrow().hours().written())
                .as("corrected")
                .isEqualTo("Mo 09:00-10:00");
        assertThat(points.list(new AsOf(june, first)).stream()
                        .filter(one -> one.id().equals(point.id()))
                        .map(one -> one.hours().written()))
                .as("what was believed before")
                .containsExactly(OFFICE);
        assertThat(points.states(point.id())).hasSize(3);
    }

    @Test
    void aPointThatEndedIsThereNoMore() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        points.end(point.id(), points.today(), town.administrator());
        assertThat(points.find(point.id())).isEmpty();
        assertThat(points.find(point.id(), points.today().minusDays(1))).isPresent();
        assertThatThrownBy(() -> points.get(point.id())).isInstanceOf(Problem.class);
    }

    @Test
    void theLastThingSaidOfADayHolds() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        var tomorrow = points.today().plusDays(1);
        var noon = tomorrow.atTime(12, 0).atZone(Words.ZONE).toInstant();
        points.except(point.id(), new DayException(tomorrow, List.of(), "停电", "No power"), town.administrator());
        assertThat(points.openings(List.of(point), noon).get(point.id())).isInstanceOf(Opening.Opens.class);
        points.asEveryWeek(point.id(), tomorrow, town.administrator());
        assertThat(points.openings(List.of(point), noon).get(point.id())).isInstanceOf(Opening.Open.class);
    }

    @Test
    void aUnitMayTakeOnlyTheStepsThatItHasToday() {
        var town = CounterTown.build(house);
        var function = new MatterCode("test-step");
        var unit = town.unit();
        var officer = access(unit);
        var point = town.point("24/7", 0, 123.9, unit);
        refused(officer, function, FunctionStep.RECEIVE);
        var through = town.delegate(point, function, FunctionStep.RECEIVE);
        delegations.require(officer, function, FunctionStep.RECEIVE);
        refused(officer, function, FunctionStep.DECIDE);
        refused(access(town.unit()), function, FunctionStep.RECEIVE);
        assertThat(Objects.requireNonNull(delegations.at(Set.of(point.id())).get(point.id()))
                        .get(function))
                .containsExactly(FunctionStep.RECEIVE);

        delegations.end(through, delegations.today(), town.administrator());
        refused(officer, function, FunctionStep.RECEIVE);
        delegations.add(
                new Delegation.Wish(null, unit, function, FunctionStep.DECIDE, delegations.today(), null, "协议第三条"),
                town.administrator());
        delegations.require(officer, function, FunctionStep.DECIDE);
        assertThat(delegations.of(unit)).containsEntry(function, Set.of(FunctionStep.DECIDE));
    }

    @Test
    void aDelegationBeginsAndEndsOnItsDays() {
        var town = CounterTown.build(house);
        var function = new MatterCode("test-days");
        var unit = town.unit();
        var officer = access(unit);
        var today = delegations.today();
        delegate(unit, function, today.plusDays(1), null, town);
        refused(officer, function, FunctionStep.RECEIVE);
        delegate(unit, function, today.minusDays(10), today, town);
        refused(officer, function, FunctionStep.RECEIVE);
        delegate(unit, function, today, today.plusDays(1), town);
        delegations.require(officer, function, FunctionStep.RECEIVE);
        assertThatThrownBy(() -> delegate(unit, function, today, null, town))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("delegation-there"));
    }

    @Test
    void onlyAnAdministratorDelegates() {
        var town = CounterTown.build(house);
        assertThatThrownBy(() -> delegations.add(
                        new Delegation.Wish(
                                null,
                                town.unit(),
                                CounterTown.PROOF,
                                FunctionStep.DECIDE,
                                delegations.today(),
                                null,
                                "自己给自己"),
                        Neighbourhood.registrar("997201")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aListGoesInRowByRow() {
        var town = CounterTown.build(house);
        var own = town.unit();
        var unit = house.getBean(Accounts.class).listUnits().stream()
                .filter(one -> one.id().equals(own))
                .findFirst()
                .orElseThrow()
                .nameZh();
        var lists = house.getBean(CounterLists.class);
        var code = "L-" + java.util.UUID.randomUUID();
        var good = row(code, "村便民服务点", unit, "周一至周五 09:00-17:00");
        var verdicts = lists.points(
                List.of(good, row(code + "b", "商店", unit, ""), row(code + "c", "kiosk", "没有的单位", "")),
                town.administrator());
        assertThat(verdicts.stream().map(one -> one.kind().code())).containsExactly("accepted", "refused", "refused");
        assertThat(verdicts.get(1).reason()).isEqualTo("point-kind");
        assertThat(verdicts.get(2).reason()).isEqualTo("point-unit");
        assertThat(lists.points(List.of(good), town.administrator())
                        .getFirst()
                        .kind()
                        .code())
                .isEqualTo("already-known");
        var delegated = lists.delegations(
                List.of(
                        new DelegationRow(code, "", "test-list", "受理", "", "", "协议"),
                        new DelegationRow("", unit, "test-list", "decide", "2026-01-01", "", "协议"),
                        new DelegationRow("", "", "test-list", "受理", "", "", "协议"),
                        new DelegationRow(code, "", "test-list", "受理", "", "", "")),
                town.administrator());
        assertThat(delegated.stream().map(one -> one.kind().code()))
                .containsExactly("accepted", "accepted", "refused", "refused");
    }

    private static PointForm row(String code, String kind, String unit, String hours) {
        return new PointForm(
                code,
                kind,
                "名单服务点",
                "Listed Point",
                "997201001",
                "试验街道1号",
                "123.8",
                "29.0",
                "",
                "true",
                "",
                "zh",
                unit,
                "",
                hours,
                "30",
                "0",
                "2026-01-01");
    }

    private void delegate(
            UnitId unit,
            MatterCode function,
            LocalDate since,
            @org.jspecify.annotations.Nullable LocalDate until,
            CounterTown town) {
        delegations.add(
                new Delegation.Wish(null, unit, function, FunctionStep.RECEIVE, since, until, "协议"),
                town.administrator());
    }

    private void refused(Access officer, MatterCode function, FunctionStep step) {
        assertThat(delegations.may(officer, function, step)).isFalse();
        assertThatThrownBy(() -> delegations.require(officer, function, step))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.name()).isEqualTo("function-not-delegated");
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
                });
    }

    private static Access access(UnitId unit) {
        var one = Neighbourhood.access(Role.REGISTRAR, "residence-registration", "997201");
        return new Access(
                one.by(), unit, "试验单位", one.role(), one.purpose(), one.file(), one.channel(), one.territory());
    }

    private static ServicePoint withHours(ServicePoint of, String hours) {
        return new ServicePoint(
                of.id(),
                of.code(),
                of.kind(),
                of.nameZh(),
                of.nameEn(),
                of.division(),
                of.address(),
                of.position(),
                of.telephone(),
                of.stepFree(),
                of.largePrint(),
                of.languages(),
                of.unit(),
                of.serves(),
                OpeningHours.read(hours).orElseThrow(),
                of.slots(),
                of.since());
    }

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(Words.ZONE).toInstant();
    }
}
