package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.anju.matters.Matters;
import org.anju.oversight.HouseEvent;
import org.anju.oversight.HouseEvents;
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.UnitId;
import org.anju.shared.Verdict;
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
        assertThat(points.list(new Wanted(null, null, null, new AsOf(june, first))).stream()
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
    void anEndEndsWhatWasPlannedForLater() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        var end = points.today().plusDays(10);
        var planned = points.today().plusDays(30);
        points.put(withHours(point, OFFICE).from(planned), town.administrator());
        var before = Instant.now();
        points.end(point.id(), end, town.administrator());
        assertThat(points.find(point.id(), end.minusDays(1))).isPresent();
        assertThat(points.find(point.id(), end)).isEmpty();
        assertThat(points.find(point.id(), planned))
                .as("planned, and then ended")
                .isEmpty();
        assertThat(points.find(point.id(), planned.plusDays(400))).isEmpty();
        assertThat(points.list(new Wanted(null, null, null, new AsOf(planned, before))))
                .as("as it was believed before the end")
                .anyMatch(one -> one.id().equals(point.id()));
        wrong("point-ended", () -> points.put(point.from(planned.plusDays(1)), town.administrator()));
        wrong("point-ended", () -> points.put(point.from(end.plusDays(1)), town.administrator()));

        points.put(point.from(end), town.administrator());
        assertThat(points.find(point.id(), end)).as("the end was wrong").isPresent();
        assertThat(points.find(point.id(), planned).orElseThrow().hours().written())
                .isEqualTo(OFFICE);
    }

    @Test
    void aCodeIsOneServicePointsOnEachDay() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var first = town.plain("24/7", 0, 123.9, unit).from(points.today().plusDays(5));
        points.put(first, town.administrator());
        var second = coded(town.plain("24/7", 0, 123.9, unit), first.code());
        wrong("point-code-taken", () -> points.put(second, town.administrator()));
        points.end(first.id(), points.today().plusDays(9), town.administrator());
        wrong("point-code-taken", () -> points.put(second.from(points.today().plusDays(8)), town.administrator()));
        points.put(second.from(points.today().plusDays(9)), town.administrator());
        assertThat(points.find(first.code(), points.today().plusDays(8)))
                .map(ServicePoint::id)
                .contains(first.id());
        assertThat(points.find(first.code(), points.today().plusDays(9)))
                .map(ServicePoint::id)
                .contains(second.id());
    }

    @Test
    void theNearestThatIsOpenIsFoundBehindHoweverManyThatAreNot() {
        var town = CounterTown.build(house);
        var function = new MatterCode("test-far");
        var unit = town.unit();
        for (int i = 0; i < 120; i++) {
            points.put(town.plain(OFFICE, 0, 125.0 + i * 0.0001, unit), town.administrator());
        }
        var hall = town.plain("24/7", 0, 125.4, unit);
        points.put(hall, town.administrator());
        points.put(town.plain("24/7", 0, 127.0, unit), town.administrator());
        delegate(unit, function, points.today().minusDays(1), null, town);
        var here = new Position(125.0, 29.0);
        var night = points.today().atTime(3, 0).atZone(Words.ZONE).toInstant();
        var found = points.able(function, here, night);
        assertThat(found).hasSize(ServicePoints.MOST);
        assertThat(found.getFirst().point().id()).isEqualTo(hall.id());
        assertThat(found.get(1).opening().isOpen()
                        && found.get(1).metres() < found.get(0).metres())
                .isFalse();
    }

    @Test
    void whatAnAdministratorChangesStandsInTheLogOfTheHouse() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        var delegation = town.delegate(point, new MatterCode("test-logged"), FunctionStep.DECIDE);
        points.except(point.id(), new DayException(points.today(), List.of(), "停电", "No power"), town.administrator());
        delegations.end(delegation, delegations.today(), town.administrator());
        points.end(point.id(), points.today(), town.administrator());
        var keyring = house.getBean(Keyring.class);
        var reference = keyring.reference(point.id().value());
        var events = house.getBean(HouseEvents.class).list(null);
        assertThat(events.stream()
                        .filter(event -> reference.equals(event.content().get("point")))
                        .map(HouseEvent::kind))
                .containsExactly("SERVICE_POINT_ENDED", "SERVICE_POINT_DAY", "SERVICE_POINT_WRITTEN");
        assertThat(events.stream()
                        .filter(event -> keyring.reference(delegation.value())
                                .equals(event.content().get("delegation")))
                        .map(HouseEvent::kind))
                .containsExactly("DELEGATION_ENDED", "FUNCTION_DELEGATED");
        for (var tongue : Tongue.values()) {
            for (var event : events) {
                assertThat(Words.in(tongue).has("HouseEvent." + event.kind()))
                        .as(event.kind())
                        .isTrue();
                assertThat(event.content().keySet())
                        .allMatch(name -> Words.in(tongue).has("houseEvents.of." + name));
            }
        }
    }

    @Test
    void aFunctionIsCalledWhatTheCatalogueCallsIt() {
        var matter = house.getBean(Matters.class)
                .find(CounterTown.PROOF, points.today())
                .orElseThrow();
        var functions = house.getBean(Functions.class);
        assertThat(functions.name(CounterTown.PROOF, Tongue.ZH))
                .isEqualTo(matter.name().zh());
        assertThat(functions.name(CounterTown.PROOF, Tongue.EN))
                .isEqualTo(matter.name().en());
        assertThat(functions.name(new MatterCode("test-not-there"), Tongue.ZH)).isEqualTo("test-not-there");
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

    @Test
    void aRefusedRowTakesNoOtherWithItAndTheSameListChangesNothing() {
        var town = CounterTown.build(house);
        var own = town.unit();
        var unit = house.getBean(Accounts.class).listUnits().stream()
                .filter(one -> one.id().equals(own))
                .findFirst()
                .orElseThrow()
                .nameZh();
        var lists = house.getBean(CounterLists.class);
        var later = town.plain("24/7", 0, 123.9, own).from(points.today().plusDays(5));
        points.put(later, town.administrator());
        var code = "L-" + java.util.UUID.randomUUID();
        var rows = List.of(
                row(code + "a", "kiosk", unit, "24/7"),
                row(later.code(), "kiosk", unit, "24/7"),
                row(code + "b", "kiosk", unit, "24/7"));
        assertThat(lists.points(rows, town.administrator()))
                .extracting(one -> one.kind().code(), Verdict::reason)
                .containsExactly(tuple("accepted", ""), tuple("refused", "point-code-taken"), tuple("accepted", ""));
        assertThat(lists.points(rows, town.administrator()))
                .extracting(one -> one.kind().code())
                .containsExactly("already-known", "refused", "already-known");
        var id = points.find(code + "a", points.today()).orElseThrow().id();
        assertThat(points.states(id)).hasSize(1);
        points.put(withHours(points.get(id), OFFICE).from(points.today().minusDays(3)), town.administrator());
        assertThat(lists.points(rows, town.administrator()).getFirst().kind().code())
                .as("what was changed since is not changed back")
                .isEqualTo("already-known");
        assertThat(points.get(id).hours().written()).isEqualTo(OFFICE);

        var delegated = List.of(
                new DelegationRow(code + "a", "", "test-again", "受理", "2026-01-01", "", "协议"),
                new DelegationRow(code + "a", "", "test-again", "受理", "2026-02-01", "2026-12-31", "另一协议"),
                new DelegationRow("", unit, "test-again", "受理", "2026-01-01", "", "协议"));
        assertThat(lists.delegations(delegated, town.administrator()))
                .extracting(one -> one.kind().code(), Verdict::reason)
                .containsExactly(tuple("accepted", ""), tuple("refused", "delegation-there"), tuple("accepted", ""));
        assertThat(lists.delegations(delegated, town.administrator()))
                .extracting(one -> one.kind().code())
                .containsExactly("already-known", "refused", "already-known");
        var first = delegations.list(id).getFirst();
        delegations.end(first.id(), delegations.today(), town.administrator());
        lists.delegations(delegated.subList(0, 1), town.administrator());
        assertThat(delegations.list(id)).as("what was ended is not begun again").isEmpty();
    }

    /// As handed in again on a later day.
    @Test
    void aListWithoutDaysChangesNothingEither() {
        var town = CounterTown.build(house);
        var own = town.unit();
        var unit = house.getBean(Accounts.class).listUnits().stream()
                .filter(one -> one.id().equals(own))
                .findFirst()
                .orElseThrow()
                .nameZh();
        var lists = house.getBean(CounterLists.class);
        var code = "L-" + java.util.UUID.randomUUID();
        lists.points(List.of(row(code, "kiosk", unit, "24/7")), town.administrator());
        var id = points.find(code, points.today()).orElseThrow().id();
        points.put(withHours(points.get(id), OFFICE).from(points.today()), town.administrator());
        var undated = row(code, "kiosk", unit, "24/7", "");
        assertThat(lists.points(List.of(undated), town.administrator()))
                .extracting(one -> one.kind().code())
                .as("what was changed since")
                .containsExactly("already-known");
        assertThat(points.get(id).hours().written()).isEqualTo(OFFICE);

        lists.delegations(
                List.of(new DelegationRow(code, "", "test-undated", "受理", "2026-01-01", "", "协议")),
                town.administrator());
        delegations.end(delegations.list(id).getFirst().id(), delegations.today(), town.administrator());
        assertThat(lists.delegations(
                        List.of(
                                new DelegationRow(code, "", "test-undated", "受理", "", "", "协议"),
                                new DelegationRow(code, "", "test-undated", "受理", "", "", "新协议")),
                        town.administrator()))
                .extracting(one -> one.kind().code())
                .as("what was ended, and what is new")
                .containsExactly("already-known", "accepted");
        lists.delegations(
                List.of(new DelegationRow(code, "", "test-over", "受理", "2020-01-01", "2020-02-01", "协议")),
                town.administrator());
        assertThat(lists.delegations(
                        List.of(
                                new DelegationRow(code, "", "test-over", "受理", "", "2020-02-01", "协议"),
                                new DelegationRow(code, "", "test-over", "受理", "", "2020-02-01", "新协议")),
                        town.administrator()))
                .extracting(one -> one.kind().code())
                .as("what is over, and what was over before it began")
                .containsExactly("already-known", "refused");

        points.end(id, points.today(), town.administrator());
        assertThat(lists.points(List.of(undated), town.administrator()))
                .extracting(one -> one.kind().code())
                .as("what was ended")
                .containsExactly("already-known");
        assertThat(points.find(code, points.today())).isEmpty();
    }

    private static PointForm row(String code, String kind, String unit, String hours) {
        return row(code, kind, unit, hours, "2026-01-01");
    }

    private static PointForm row(String code, String kind, String unit, String hours, String since) {
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
                since);
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

    private static ServicePoint coded(ServicePoint of, String code) {
        return new ServicePoint(
                of.id(),
                code,
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
                of.hours(),
                of.slots(),
                of.since());
    }

    private static void wrong(String name, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo(name));
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
