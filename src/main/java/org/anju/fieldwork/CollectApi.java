package org.anju.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.anju.accounts.SignedIn;
import org.anju.dwellings.Addressed;
import org.anju.frame.Asked;
import org.anju.frame.Words;
import org.anju.places.Position;
import org.anju.residents.Dweller;
import org.anju.shared.Access;
import org.anju.shared.Keyring;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a worker's phone asks for: the package of the own areas, and whether it is really this house that
/// answers.
@RestController
class CollectApi {

    private final Packages packages;
    private final Keyring keyring;

    CollectApi(Packages packages, Keyring keyring) {
        this.packages = packages;
        this.keyring = keyring;
    }

    record ProbeAnswer(String anju) {}

    record AreaLine(String id, String name, String division, int withinDays) {}

    record StreetLine(String name, List<List<Double>> line) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BuildingLine(String id, String label, @Nullable List<Double> position) {}

    record OccupantLine(String stay, String name, String born, String since, boolean certain) {}

    /// @param area left out, as other parts are, where there is nothing to say
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DwellingLine(
            String id,
            @Nullable String area,
            String building,
            String address,
            String street,
            String door,
            String plate,
            String use,
            int walk,
            String base,
            @Nullable LocalDate confirmedOn,
            @Nullable String confirmedBy,
            @Nullable LocalDate visitedOn,
            @Nullable String outcome,
            @Nullable String askedFor,
            List<OccupantLine> occupants) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReturnedLine(String visit, @Nullable String dwelling, String reason, String detail, Instant at) {}

    record AreaAnswer(
            Instant at,
            Instant until,
            String cursor,
            boolean whole,
            String worker,
            String unit,
            List<AreaLine> areas,
            List<StreetLine> streets,
            List<BuildingLine> buildings,
            List<DwellingLine> dwellings,
            List<String> gone,
            List<String> held,
            List<ReturnedLine> returned) {}

    /// A page of a captive network answers too; this does not look like one.
    @GetMapping("/api/v1/collect/probe")
    ProbeAnswer probe(HttpServletRequest request) {
        Asked.by(request).faultless();
        return new ProbeAnswer("connected");
    }

    @GetMapping("/api/v1/collect/area")
    AreaAnswer area(HttpServletRequest request, SignedIn who, Access access) {
        var asked = Asked.by(request, "since");
        var since = asked.text("since");
        asked.faultless();
        var packed = packages.pack(since.isEmpty() ? null : since, access);
        return new AreaAnswer(
                packed.at(),
                packed.until(),
                packed.cursor(),
                packed.whole(),
                who.name(),
                who.unitName(asked.words().tongue()),
                packed.areas().stream()
                        .map(area -> new AreaLine(
                                keyring.reference(area.id().value()),
                                area.name(),
                                area.division().value(),
                                area.withinDays()))
                        .toList(),
                packed.streets().stream()
                        .map(street -> new StreetLine(
                                street.name(),
                                street.line().stream().map(CollectApi::degrees).toList()))
                        .toList(),
                packed.buildings().stream()
                        .map(building -> new BuildingLine(
                                keyring.reference(building.id().value()),
                                building.written(),
                                place(building.position())))
                        .toList(),
                packed.calls().stream().map(this::line).toList(),
                packed.gone().stream()
                        .map(dwelling -> keyring.reference(dwelling.value()))
                        .toList(),
                packed.held().stream().map(visit -> visit.value().toString()).toList(),
                packed.returned().stream()
                        .map(returned -> line(returned, asked.words()))
                        .toList());
    }

    private DwellingLine line(AreaPackage.Call call) {
        var door = call.door();
        var area = door.area();
        var confirmedBy = door.confirmedBy();
        var outcome = door.outcome();
        var askedFor = door.askedFor();
        return new DwellingLine(
                keyring.reference(door.dwelling().value()),
                area == null ? null : keyring.reference(area.value()),
                keyring.reference(call.dwelling().building().value()),
                call.dwelling().address().text(),
                call.dwelling().address().street(),
                atTheStreet(call.dwelling()),
                call.dwelling().doorPlate(),
                Asked.code(call.dwelling().use()),
                door.walk(),
                call.base(),
                door.confirmedOn(),
                confirmedBy == null ? null : Asked.code(confirmedBy),
                door.visitedOn(),
                outcome == null ? null : Asked.code(outcome),
                askedFor == null ? null : Asked.code(askedFor),
                call.occupants().stream().map(this::line).toList());
    }

    private OccupantLine line(Dweller dweller) {
        return new OccupantLine(
                keyring.reference(dweller.stay()),
                dweller.name(),
                dweller.birthYear(),
                dweller.since().text(),
                dweller.certain());
    }

    private ReturnedLine line(AreaPackage.ReturnedVisit returned, Words words) {
        var dwelling = returned.dwelling();
        return new ReturnedLine(
                returned.visit().value().toString(),
                dwelling == null ? null : keyring.reference(dwelling.value()),
                Asked.code(returned.reason()),
                words.of(returned.reason()),
                returned.at());
    }

    /// What is left of the address behind its street: 176号1栋1单元101室.
    private static String atTheStreet(Addressed dwelling) {
        var text = dwelling.address().text();
        var street = dwelling.address().street();
        int at = street.isEmpty() ? -1 : text.lastIndexOf(street);
        return at < 0 || at + street.length() == text.length() ? text : text.substring(at + street.length());
    }

    private static @Nullable List<Double> place(@Nullable Position position) {
        return position == null ? null : degrees(position);
    }

    private static List<Double> degrees(Position position) {
        return List.of(position.longitude(), position.latitude());
    }
}
