package org.anju.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.accounts.Accounts;
import org.anju.counters.Delegation;
import org.anju.counters.Delegations;
import org.anju.counters.FunctionStep;
import org.anju.counters.OpeningHours;
import org.anju.counters.PointKind;
import org.anju.counters.ServicePoint;
import org.anju.counters.ServicePointId;
import org.anju.counters.ServicePoints;
import org.anju.places.Position;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.MatterCode;
import org.anju.shared.PurposeCode;
import org.anju.shared.UnitId;
import org.anju.town.Town;
import org.anju.town.TownDivision;
import org.anju.town.TownDwelling;

/// The service points of the demo's town: a government hall and a police station with a kiosk in each street
/// or town, and in each community or village a station, all run by the unit of the demo's registrar.
final class DemoPoints {

    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);
    private static final String OFFICE = "Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00";
    private static final String LOCAL = "Mo-Fr 09:00-12:00,14:00-17:00";
    private static final String BASIS = "《居住证暂行条例》第三条、第八条；云汀市公安局委托书（演示）";

    private static final List<String> MATTERS = List.of(
            "residence-proof",
            "residence-permit",
            "permit-endorsement",
            "permit-address",
            "permit-loss",
            "permit-replacement",
            "dog-registration");

    /// What a machine does by itself.
    private static final Set<String> BY_MACHINE = Set.of("residence-proof", "permit-endorsement", "permit-address");

    private final ServicePoints points;
    private final Delegations delegations;
    private final Access access;
    private final UnitId unit;
    private final List<ServicePoint> made = new ArrayList<>();

    DemoPoints(Installation.Running running, UnitId unit) {
        this.points = running.the(ServicePoints.class);
        this.delegations = running.the(Delegations.class);
        this.access = running.the(Accounts.class).systemAccess(new PurposeCode("upkeep"), "DEMO", Channel.IMPORT);
        this.unit = unit;
    }

    /// How many it made.
    int add(Town town) {
        var names = new LinkedHashMap<String, TownDivision>();
        town.divisions().forEach(division -> names.put(division.code(), division));
        var firsts = new LinkedHashMap<DivisionCode, TownDwelling>();
        town.dwellings().forEach(one -> firsts.putIfAbsent(DivisionCode.read(one.community()), one));
        var streets = new LinkedHashMap<DivisionCode, TownDwelling>();
        firsts.forEach((community, one) -> streets.putIfAbsent(community.at(DivisionCode.Level.STREET), one));
        var hall = true;
        for (var street : streets.entrySet()) {
            var name = name(street.getKey(), names);
            if (hall) {
                put(PointKind.GOVERNMENT_HALL, "云汀市政务服务中心", "Yunting Government Hall", street, 0.003, OFFICE, 4);
                hall = false;
            }
            put(PointKind.POLICE_STATION, name + "派出所", "Police Station, " + name, street, 0.001, OFFICE, 3);
            put(PointKind.KIOSK, name + "派出所自助机", "Kiosk, Police Station, " + name, street, 0.00102, "24/7", 0);
        }
        for (var community : firsts.entrySet()) {
            var name = name(community.getKey(), names);
            var village = name.endsWith("村");
            put(
                    village ? PointKind.VILLAGE_POINT : PointKind.NEIGHBOURHOOD_STATION,
                    name + (village ? "便民服务点" : "服务站"),
                    (village ? "Village Service Point, " : "Neighbourhood Station, ") + name,
                    community,
                    -0.0004,
                    LOCAL,
                    1);
        }
        return made.size();
    }

    private static String name(DivisionCode code, Map<String, TownDivision> names) {
        var division = names.get(code.value());
        return division == null ? code.value() : division.name().replaceAll("(街道|镇)$", "");
    }

    private void put(
            PointKind kind,
            String zh,
            String en,
            Map.Entry<DivisionCode, TownDwelling> at,
            double off,
            String hours,
            int places) {
        var dwelling = at.getValue();
        var local = kind == PointKind.NEIGHBOURHOOD_STATION || kind == PointKind.VILLAGE_POINT;
        var point = new ServicePoint(
                ServicePointId.next(),
                "YT-%03d".formatted(made.size() + 1),
                kind,
                zh,
                en,
                DivisionCode.read(dwelling.community()),
                dwelling.address().replaceAll("[0-9A-Z甲乙]+栋.*", "") + "旁",
                new Position(
                        dwelling.place().longitude() + off, dwelling.place().latitude() + off / 2),
                kind == PointKind.KIOSK ? "" : "000-5550" + String.format(java.util.Locale.ROOT, "%04d", made.size()),
                !local || made.size() % 3 != 0,
                !local || made.size() % 2 == 0,
                kind == PointKind.KIOSK || kind == PointKind.GOVERNMENT_HALL ? List.of("zh", "en") : List.of("zh"),
                unit,
                local ? Set.of(at.getKey()) : Set.of(),
                OpeningHours.read(hours).orElseThrow(),
                new ServicePoint.Slots(20, places),
                SINCE);
        points.put(point, access);
        made.add(point);
        for (var matter : MATTERS) {
            delegate(point, matter, kind);
        }
    }

    private void delegate(ServicePoint point, String matter, PointKind kind) {
        if (kind == PointKind.KIOSK && !BY_MACHINE.contains(matter)) {
            return;
        }
        for (var step : FunctionStep.values()) {
            if (step == FunctionStep.DECIDE && kind != PointKind.POLICE_STATION) {
                continue;
            }
            delegations.add(
                    new Delegation.Wish(point.id(), null, new MatterCode(matter), step, SINCE, null, BASIS), access);
        }
    }
}
