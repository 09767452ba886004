package org.anju.places;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.frame.Asked;
import org.anju.frame.Listing;
import org.anju.frame.Words;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Divisions and addresses for other systems. Nothing here is about a person.
@RestController
class PlaceApi {

    private final Places places;
    private final Clock clock;

    PlaceApi(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    record DivisionLine(String code, String name, String level) {
        static DivisionLine of(DivisionName division) {
            return new DivisionLine(
                    division.code().value(),
                    division.name(),
                    Asked.code(division.code().level()));
        }
    }

    /// @param path from the province down to the division itself
    record DivisionAnswer(String code, String name, String level, List<DivisionLine> path) {}

    record AddressLine(String address, String division) {}

    /// What one written address means.
    ///
    /// @param outcome `exact`, `ambiguous` or `unknown`; the other components are there accordingly
    /// @param level how far down the text goes, whatever the register says
    /// @param faults what the text lacks or says twice
    /// @param parts what the text states, by part; parts that are not stated are absent
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddressAnswer(
            int index,
            String outcome,
            @Nullable String address,
            @Nullable String division,
            @Nullable List<AddressLine> candidates,
            @Nullable String fault,
            @Nullable String detail,
            String level,
            List<String> faults,
            Map<String, String> parts) {}

    @GetMapping("/api/v1/divisions")
    Listing<DivisionLine> divisions(HttpServletRequest request) {
        var asked = Asked.by(request, "parent", "after", "limit");
        var parent = asked.division("parent");
        var after = asked.division("after");
        var limit = asked.limit();
        asked.faultless();
        if (parent != null) {
            known(parent);
        }
        var lines = places.children(parent, after == null ? "" : after.value(), limit).stream()
                .map(DivisionLine::of)
                .toList();
        return Listing.of(lines, limit, DivisionLine::code);
    }

    @GetMapping("/api/v1/divisions/{code}")
    DivisionAnswer division(HttpServletRequest request, @PathVariable String code) {
        Asked.by(request).faultless();
        var division = DivisionLine.of(known(DivisionCode.read(code)));
        var path = places.path(DivisionCode.read(code)).stream()
                .map(DivisionLine::of)
                .toList();
        return new DivisionAnswer(division.code(), division.name(), division.level(), path);
    }

    private DivisionName known(DivisionCode code) {
        return places.division(code, LocalDate.now(clock))
                .orElseThrow(() -> new Problem(Problem.Kind.UNKNOWN, "division-unknown", code));
    }

    @PostMapping(path = "/api/v1/addresses/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
    Listing<AddressAnswer> resolve(HttpServletRequest request) {
        var asked = Asked.by(request);
        var written = asked.body("addresses").texts("addresses");
        asked.faultless();
        var resolutions = places.resolve(written);
        var answers = new ArrayList<AddressAnswer>(resolutions.size());
        for (var resolution : resolutions) {
            var index = answers.size();
            answers.add(answer(index, written.get(index), resolution, places.read(written.get(index)), asked.words()));
        }
        return Listing.of(answers);
    }

    private static AddressAnswer answer(
            int index, String written, Resolution resolution, WrittenAddress read, Words words) {
        var level = Asked.code(read.level());
        var faults = read.faults().stream().map(WrittenAddress.Fault::code).toList();
        var parts = parts(read);
        return switch (resolution) {
            case Resolution.Found(var id, var text, var division) ->
                new AddressAnswer(index, "exact", text, division.value(), null, null, null, level, faults, parts);
            case Resolution.Ambiguous(var candidates) -> {
                var lines = candidates.stream()
                        .map(one -> new AddressLine(one.text(), one.division().value()))
                        .toList();
                yield new AddressAnswer(index, "ambiguous", null, null, lines, null, null, level, faults, parts);
            }
            case Resolution.Unknown(var fault) -> {
                var detail = words.t("reason." + fault.code(), written);
                yield new AddressAnswer(index, "unknown", null, null, null, fault.code(), detail, level, faults, parts);
            }
        };
    }

    private static Map<String, String> parts(WrittenAddress read) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("province", read.province());
        parts.put("city", read.city());
        parts.put("county", read.county());
        parts.put("town", read.town());
        parts.put("community", read.community());
        parts.put("road", read.road());
        parts.put("lane", read.lane());
        parts.put("number", read.number());
        parts.put("compound", read.compound());
        parts.put("building", read.building());
        parts.put("unit", read.unit());
        parts.put("storey", read.storey());
        parts.put("room", read.room());
        parts.put("rest", read.rest());
        parts.values().removeIf(String::isEmpty);
        return parts;
    }
}
