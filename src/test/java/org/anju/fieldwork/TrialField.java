package org.anju.fieldwork;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.anju.Neighbourhood;
import org.anju.dwellings.Dwelling;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Use;
import org.anju.places.DivisionRow;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.places.StreetRow;
import org.anju.residents.Declaration;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.shared.DivisionCode;
import org.anju.shared.Role;
import org.springframework.context.ApplicationContext;

/// A district with two communities, three areas, a quarter of a year of days, and visits that wait: what the
/// browser looks at.
public final class TrialField {

    public static final String DISTRICT = "950101";

    private static final String STREET = "田野市田野区田野街道";

    private final Ground ground;
    private final List<VisitId> contested;

    private TrialField(Ground ground, List<VisitId> contested) {
        this.ground = ground;
        this.contested = contested;
    }

    /// How many of the two visits for one dwelling are decided.
    public long decided() {
        return contested.stream()
                .filter(visit -> !ground.state(visit).startsWith("HELD"))
                .count();
    }

    public static TrialField in(ApplicationContext house) {
        house.getBean(Places.class)
                .importDivisions(List.of(
                        DivisionRow.today("95", "田野省", ""),
                        DivisionRow.today("9501", "田野市", "95"),
                        DivisionRow.today(DISTRICT, "田野区", "9501"),
                        DivisionRow.today("950102", "荒野区", "9501"),
                        DivisionRow.today("950101001", "田野街道", DISTRICT),
                        DivisionRow.today("950101001001", "稻香社区", "950101001"),
                        DivisionRow.today("950101001002", "麦浪社区", "950101001")));
        house.getBean(Places.class)
                .importStreets(List.of(new StreetRow(
                        "950101001", "稻香路", List.of(new Position(115.0, 29), new Position(115.01, 29.001)))));
        var rows = new ArrayList<DwellingRow>();
        for (int house1 = 1; house1 <= 5; house1++) {
            for (int room = 1; room <= 4; room++) {
                rows.add(row(house1, room, house1 < 4 ? "950101001001" : "950101001002"));
            }
        }
        house.getBean(Dwellings.class).accept(rows);
        var ground = new Ground(house);
        var today = LocalDate.now(house.getBean(Clock.class));
        var areas = List.of(
                ground.area("稻香一片", "950101001001", 60),
                ground.area("麦浪社区及周边历史文化街区改造安置点综合网格（含过渡房）第三采集片区", "950101001002", 90),
                ground.area("Riverside temporary resettlement grid no. 7", "950101001002", 30));
        var doors = house.getBean(Dwellings.class).list(DivisionCode.read("950101001"), null, 100);
        for (int i = 0; i < doors.size(); i++) {
            var age = i % 7 == 0 ? null : today.minusDays((i * 37L) % 200);
            ground.door(doors.get(i), areas.get(doors.get(i).division().value().endsWith("1") ? 0 : 1), age);
        }
        ground.ask(doors.getFirst().id(), today);
        days(house, areas, today);
        return new TrialField(ground, visits(house, ground, areas.getFirst(), doors));
    }

    private static DwellingRow row(int number, int room, String community) {
        return new DwellingRow(
                "T-%d-%d".formatted(number, room),
                community,
                STREET + "稻香路%d号1栋10%d室".formatted(number, room),
                String.valueOf(115.0 + number * 0.0008),
                "29.0004",
                "住宅");
    }

    private static void days(ApplicationContext house, List<AreaId> areas, LocalDate today) {
        var days = new ArrayList<AreaDay>();
        for (int back = 90; back > 0; back--) {
            for (var area : areas) {
                var fresh = 4 + (90 - back) / 15;
                days.add(new AreaDay(
                        area,
                        today.minusDays(back),
                        new Ages(20, fresh, 3, 12 - fresh, 5 - back % 3, null, fresh + 2),
                        5,
                        1,
                        0,
                        back % 4,
                        back % 4 == 0 ? null : today.minusDays(back + 6L)));
            }
        }
        house.getBean(Board.class).keep(days);
        house.getBean(Board.class).keepToday();
    }

    private static List<VisitId> visits(ApplicationContext house, Ground ground, AreaId area, List<Dwelling> doors) {
        var now = house.getBean(Clock.class).instant();
        var before = now.minus(Duration.ofDays(12));
        var home = doors.get(0);
        house.getBean(Observations.class)
                .observe(
                        List.of(declaration("田禾苗", home, "2019-04"), declaration("阿不都热合曼·麦麦提敏·吐尔逊江", home, "2024")),
                        Neighbourhood.registrar(DISTRICT));
        var residents = house.getBean(Residents.class);
        var stays = residents
                .occupancy(
                        home.id(),
                        home.division(),
                        residents.now(),
                        Neighbourhood.access(Role.REVIEWER, "visit-review", DISTRICT))
                .occupants();
        var one = ground.held(
                area,
                home.id(),
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                before,
                before,
                new Fact.Left(stays.getFirst().stay().id(), "2026-10"),
                new Fact.Used(Use.COMMERCIAL),
                newcomer());
        var other = ground.held(
                area,
                home.id(),
                Outcome.CHANGED,
                VisitVerdict.Differs.CONFLICT,
                before,
                before.plusSeconds(7_200),
                new Fact.Stays(stays.getFirst().stay().id()),
                new Fact.Never(stays.getLast().stay().id()));
        ground.held(
                area,
                doors.get(1).id(),
                Outcome.CONFIRMED,
                VisitVerdict.Differs.PARALLEL,
                now,
                now.minusSeconds(90_000));
        ground.held(
                area,
                doors.get(2).id(),
                Outcome.CHANGED,
                null,
                now,
                now.minusSeconds(600),
                new Fact.Used(Use.DORMITORY),
                newcomer());
        return List.of(one, other);
    }

    private static Fact newcomer() {
        return new Fact.New(
                new Declaration("万俟书仪", "", "", "", "1991-07", "", "", "2026-10", "", "", ""), "decree-663-8", true);
    }

    private static Declaration declaration(String name, Dwelling home, String since) {
        return new Declaration(
                name, "", "居民身份证", Neighbourhood.number(), "", "997201", home.address(), since, "自有住房", "", "本人申报");
    }
}
