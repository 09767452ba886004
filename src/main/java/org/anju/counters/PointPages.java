package org.anju.counters;

import gg.jte.models.runtime.JteModel;
import html.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For everybody: which service point is near, can do it, and is open. Where somebody asks from is neither kept
/// nor logged.
@RestController
class PointPages {

    private final ServicePoints points;
    private final PointLines lines;
    private final Whereabouts whereabouts;
    private final Places places;
    private final Clock clock;
    private final Templates pages;

    PointPages(
            ServicePoints points,
            PointLines lines,
            Whereabouts whereabouts,
            Places places,
            Clock clock,
            Templates pages) {
        this.points = points;
        this.lines = lines;
        this.whereabouts = whereabouts;
        this.places = places;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping("/points")
    JteModel all(Frame page, @RequestParam(defaultValue = "") String matter) {
        return show(page, matter, "", Optional.empty());
    }

    /// Where somebody is stands in no address, so no history and no log has it.
    @PostMapping("/points")
    JteModel near(
            Frame page,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String where,
            @RequestParam(defaultValue = "") String longitude,
            @RequestParam(defaultValue = "") String latitude) {
        return show(page, matter, where, Position.read(longitude, latitude));
    }

    private JteModel show(Frame page, String matter, String where, Optional<Position> position) {
        var functions = lines.functions(page.words());
        var function = functions.containsKey(matter) ? new MatterCode(matter) : null;
        var from = position.or(() -> where.isBlank() ? Optional.empty() : whereabouts.find(where.strip()));
        var unknown = !where.isBlank() && from.isEmpty();
        var faults = unknown ? Faults.of("where", page.t("points.where.unknown")) : Faults.NONE;
        var found = from.map(near -> lines.near(points.near(wanted(function), near, clock.instant()), page.words()))
                .orElseGet(() -> everywhere(function, page));
        return pages.countersFind(
                page,
                functions,
                function == null ? "" : matter,
                where,
                found,
                found.isEmpty() ? null : PointMap.of(found, from.orElse(null), places::streets),
                from.isPresent(),
                from.isPresent() && !found.isEmpty() ? notice(found.getFirst()) : "",
                faults);
    }

    @GetMapping("/points/{reference}")
    JteModel one(Frame page, @PathVariable String reference) {
        var point = lines.get(reference);
        return pages.countersPoint(
                page,
                lines.one(point, page.words()),
                HoursLine.of(point.hours(), page.words()),
                points.exceptions(point.id()));
    }

    private List<PointLine> everywhere(@Nullable MatterCode function, Frame page) {
        return lines.all(
                points.list(wanted(function)).stream().limit(ServicePoints.MOST).toList(), page.words());
    }

    private Wanted wanted(@Nullable MatterCode function) {
        return new Wanted(
                function, function == null ? null : FunctionStep.RECEIVE, null, ServicePoints.on(points.today()));
    }

    /// What has to be said of the first of the list: the key of a sentence; empty for nothing.
    private static String notice(PointLine first) {
        if (!first.opening().isOpen()) {
            return "points.none.open";
        }
        return first.metres() != null && first.metres() > NearPoint.FAR ? "points.far" : "";
    }
}
