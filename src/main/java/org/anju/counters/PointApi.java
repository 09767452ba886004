package org.anju.counters;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.shared.AsOf;
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
    /// @param open whether it is open now; `until` or `opens` says the next change where there is one
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
        var step = step(asked);
        var near = position(asked);
        var division = asked.division("division");
        var asOf = asked.asOf(new AsOf(points.today(), Instant.parse("9999-12-31T00:00:00Z")));
        asked.faultless();
        var now = clock.instant();
        var found = near == null ? everywhere(asOf, now) : near(function, step, near, now);
        var able = delegations.at(found.stream().map(one -> one.point().id()).collect(Collectors.toSet()));
        return found.stream()
                .filter(one -> division == null || division.holds(one.point().division()))
                .filter(one -> function == null || does(able, one.point().id(), function, step))
                .map(one -> answer(one, able.getOrDefault(one.point().id(), new TreeMap<>())))
                .toList();
    }

    private static boolean does(
            Map<ServicePointId, SortedMap<MatterCode, Set<FunctionStep>>> able,
            ServicePointId point,
            MatterCode function,
            FunctionStep step) {
        return able.getOrDefault(point, new TreeMap<>())
                .getOrDefault(function, Set.of())
                .contains(step);
    }

    private List<Found> near(@Nullable MatterCode function, FunctionStep step, Position near, Instant now) {
        return points.near(function, step, near, now).stream()
                .map(one -> new Found(one.point(), one.metres(), one.opening()))
                .toList();
    }

    private List<Found> everywhere(AsOf asOf, Instant now) {
        var all = points.list(asOf);
        var openings = points.openings(all, now);
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

    private static FunctionStep step(Asked asked) {
        var written = asked.text("step");
        for (var step : FunctionStep.values()) {
            if (Asked.code(step).equals(written)) {
                return step;
            }
        }
        if (!written.isEmpty()) {
            asked.fault("step", "code-unknown");
        }
        return FunctionStep.RECEIVE;
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
