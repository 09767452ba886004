package org.anju.counters;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.shared.Keyring;
import org.anju.shared.MatterCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Service points for everybody's maps and programs: open data, without a key, and nothing about persons.
@RestController
class PointApi {

    private static final String GEO_JSON = "application/geo+json";

    private final ServicePoints points;
    private final Delegations delegations;
    private final Keyring keyring;
    private final Clock clock;

    PointApi(ServicePoints points, Delegations delegations, Keyring keyring, Clock clock) {
        this.points = points;
        this.delegations = delegations;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// @param position longitude and latitude in WGS 84
    /// @param metres how far it is from where one asked; absent where nobody asked from anywhere
    /// @param open whether it is open at this time of the day that was asked for
    /// @param until or `opens`: the next change, where there is one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointAnswer(
            String id,
            String code,
            String kind,
            String nameZh,
            String nameEn,
            String division,
            String address,
            List<Double> position,
            String telephone,
            boolean stepFree,
            boolean largePrint,
            List<String> languages,
            List<String> serves,
            String hours,
            boolean bookable,
            String since,
            List<FunctionAnswer> functions,
            boolean open,
            @Nullable OffsetDateTime until,
            @Nullable OffsetDateTime opens,
            @Nullable Long metres) {}

    record FunctionAnswer(String function, List<String> steps) {}

    record Features(String type, List<Feature> features) {}

    record Feature(String type, String id, Geometry geometry, PointAnswer properties) {}

    record Geometry(String type, List<Double> coordinates) {}

    /// @param near `null` where nobody asked from anywhere
    private record Found(ServicePoint point, @Nullable Long metres, Opening opening) {}

    /// JSON, or GeoJSON (RFC 7946) for whoever asks for that by name.
    @GetMapping("/api/v1/service-points")
    ResponseEntity<Object> list(HttpServletRequest request) {
        var answers = answers(request);
        var accept = request.getHeader("Accept");
        if (accept == null || !accept.contains(GEO_JSON)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Listing.of(answers));
        }
        var features = answers.stream()
                .map(one -> new Feature("Feature", one.id(), new Geometry("Point", one.position()), one))
                .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(GEO_JSON))
                .body(new Features("FeatureCollection", features));
    }

    private List<PointAnswer> answers(HttpServletRequest request) {
        var asked = Asked.by(request, "function", "step", "longitude", "latitude", "division", "validOn", "knownAt");
        var function = function(asked);
        var step = step(asked, function);
        var near = position(asked);
        var division = asked.division("division");
        var asOf = asked.asOf(ServicePoints.on(points.today()));
        asked.faultless();
        var wanted = new Wanted(function, step, division, asOf);
        var at = asOf.validOn()
                .atTime(clock.instant().atZone(Words.ZONE).toLocalTime())
                .atZone(Words.ZONE)
                .toInstant();
        var found = near == null ? everywhere(wanted, at) : near(wanted, near, at);
        var able = delegations.at(found.stream().map(one -> one.point().id()).collect(Collectors.toSet()), asOf);
        return found.stream()
                .map(one -> answer(one, able.getOrDefault(one.point().id(), new TreeMap<>())))
                .toList();
    }

    private List<Found> near(Wanted wanted, Position near, Instant at) {
        return points.near(wanted, near, at).stream()
                .map(one -> new Found(one.point(), one.metres(), one.opening()))
                .toList();
    }

    private List<Found> everywhere(Wanted wanted, Instant at) {
        var all = points.list(wanted);
        var openings = points.openings(all, at, wanted.asOf().knownAt());
        return all.stream()
                .map(one -> new Found(one, null, openings.getOrDefault(one.id(), new Opening.Closed())))
                .toList();
    }

    private PointAnswer answer(Found found, SortedMap<MatterCode, Set<FunctionStep>> functions) {
        var point = found.point();
        var opening = found.opening();
        return new PointAnswer(
                keyring.reference(point.id().value()),
                point.code(),
                Asked.code(point.kind()),
                point.nameZh(),
                point.nameEn(),
                point.division().value(),
                point.address(),
                List.of(point.position().longitude(), point.position().latitude()),
                point.telephone(),
                point.stepFree(),
                point.largePrint(),
                point.languages(),
                point.serves().stream().map(Object::toString).sorted().toList(),
                point.hours().written(),
                point.slots().places() > 0,
                point.since().toString(),
                functions.entrySet().stream()
                        .map(one -> new FunctionAnswer(
                                one.getKey().value(),
                                one.getValue().stream()
                                        .map(Asked::code)
                                        .sorted()
                                        .toList()))
                        .toList(),
                opening.isOpen(),
                opening instanceof Opening.Open(var until) && until != null ? china(until) : null,
                opening instanceof Opening.Opens(var at) ? china(at) : null,
                found.metres());
    }

    private static OffsetDateTime china(Instant instant) {
        return instant.atZone(Words.ZONE).toOffsetDateTime();
    }

    private static @Nullable MatterCode function(Asked asked) {
        var written = asked.text("function");
        try {
            return written.isEmpty() ? null : new MatterCode(written);
        } catch (IllegalArgumentException e) {
            asked.fault("function", "code-unknown");
            return null;
        }
    }

    private static @Nullable FunctionStep step(Asked asked, @Nullable MatterCode function) {
        var written = asked.text("step");
        for (var step : FunctionStep.values()) {
            if (Asked.code(step).equals(written)) {
                return step;
            }
        }
        if (!written.isEmpty()) {
            asked.fault("step", "code-unknown");
        }
        return function == null ? null : FunctionStep.RECEIVE;
    }

    private static @Nullable Position position(Asked asked) {
        var longitude = asked.text("longitude");
        var latitude = asked.text("latitude");
        if (longitude.isEmpty() && latitude.isEmpty()) {
            return null;
        }
        var read = Position.read(longitude, latitude);
        if (read.isEmpty()) {
            asked.fault("longitude", "number-expected");
        }
        return read.orElse(null);
    }
}
