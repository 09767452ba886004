package org.anju.dwellings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anju.dwellings.BuildingRecords.Placing;
import org.anju.dwellings.DwellingRecords.Stored;
import org.anju.places.Address;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.places.Registration;
import org.anju.places.StandardAddress;
import org.anju.shared.DivisionCode;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// Takes one set of rows in, no two of the same code: what each says against what the register says.
final class Acceptance {

    private final Places places;
    private final DwellingRecords dwellings;
    private final BuildingRecords buildings;
    private final DoorPlates plates;

    Acceptance(Places places, DwellingRecords dwellings, BuildingRecords buildings, DoorPlates plates) {
        this.places = places;
        this.dwellings = dwellings;
        this.buildings = buildings;
        this.plates = plates;
    }

    /// A row whose parts can be used.
    ///
    /// @param plate that hangs at the door; empty where none does
    private record Sound(
            int place,
            DwellingRow row,
            String code,
            @Nullable Position position,
            Optional<Use> use,
            Optional<String> plate) {}

    /// A sound row whose address is registered.
    private record Placed(Sound sound, Address address) {}

    List<Verdict> of(List<DwellingRow> rows) {
        var verdicts = new Verdict[rows.size()];
        var placed = placed(sound(rows, verdicts), verdicts);
        if (!placed.isEmpty()) {
            var known = dwellings.byCode(
                    placed.stream().map(one -> one.sound().code()).toList());
            var fresh = placed.stream()
                    .filter(one -> !known.containsKey(one.sound().code()))
                    .toList();
            var old = placed.stream()
                    .filter(one -> known.containsKey(one.sound().code()))
                    .toList();
            compare(old, known, verdicts);
            add(fresh, verdicts);
        }
        return List.of(verdicts);
    }

    private List<Sound> sound(List<DwellingRow> rows, Verdict[] verdicts) {
        var hung = dwellings.plated(rows.stream()
                .flatMap(row -> DoorPlates.read(row.doorPlate()).stream())
                .toList());
        var sound = new ArrayList<Sound>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var code = row.code().strip();
            var position = Position.read(row.longitude(), row.latitude());
            var plate = DoorPlates.read(row.doorPlate());
            if (code.isEmpty()) {
                verdicts[i] = Verdict.refused("code-missing");
            } else if (position.isEmpty() && !(row.longitude() + row.latitude()).isBlank()) {
                verdicts[i] = Verdict.refused("position-impossible", row.longitude(), row.latitude());
            } else if (plate.isEmpty() && !row.doorPlate().isBlank()) {
                verdicts[i] = Verdict.refused("door-plate-form", row.doorPlate());
            } else if (plate.isPresent()
                    && !hung.computeIfAbsent(plate.get(), key -> code).equals(code)) {
                verdicts[i] = Verdict.held("door-plate-taken", plate.get(), hung.getOrDefault(plate.get(), ""));
            } else {
                sound.add(new Sound(i, row, code, position.orElse(null), Use.read(row.use()), plate));
            }
        }
        return sound;
    }

    private List<Placed> placed(List<Sound> sound, Verdict[] verdicts) {
        var registrations = places.register(sound.stream()
                .map(one -> new StandardAddress(one.row().division(), one.row().address()))
                .toList());
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < sound.size(); i++) {
            var one = sound.get(i);
            switch (registrations.get(i)) {
                case Registration.Registered(var address) -> placed.add(new Placed(one, address));
                case Registration.NotRegistered(var reason) ->
                    verdicts[one.place()] = Verdict.held(
                            reason,
                            reason.equals("division-unknown")
                                    ? one.row().division()
                                    : one.row().address());
            }
        }
        return placed;
    }

    private void compare(List<Placed> old, Map<String, Stored> known, Verdict[] verdicts) {
        var corrected = new ArrayList<Stored>();
        var moved = new ArrayList<Placing>();
        var addresses =
                places.addresses(known.values().stream().map(Stored::address).toList());
        for (var one : old) {
            var before = Objects.requireNonNull(known.get(one.sound().code()));
            if (!before.address().equals(one.address().id())) {
                var registered = Objects.requireNonNull(addresses.get(before.address()));
                verdicts[one.sound().place()] = Verdict.held(
                        "differs-from-register",
                        registered.text(),
                        one.address().text());
                continue;
            }
            var now = corrected(before, one);
            if (now.equals(before)) {
                verdicts[one.sound().place()] = Verdict.ALREADY_KNOWN;
                continue;
            }
            corrected.add(now);
            if (now.position() != null && !now.position().equals(before.position())) {
                moved.add(new Placing(now.building(), now.position()));
            }
            verdicts[one.sound().place()] = Verdict.accepted("dwelling-corrected");
        }
        if (!corrected.isEmpty()) {
            dwellings.close(corrected);
            dwellings.open(corrected);
        }
        if (!moved.isEmpty()) {
            buildings.move(moved);
        }
    }

    // What a row leaves out it does not contradict.
    private static Stored corrected(Stored before, Placed row) {
        return new Stored(
                before.id(),
                before.address(),
                before.building(),
                DivisionCode.read(row.sound().row().division()),
                before.code(),
                row.sound().use().orElse(before.use()),
                row.sound().plate().orElse(before.doorPlate()),
                row.sound().position() == null ? before.position() : row.sound().position());
    }

    private void add(List<Placed> fresh, Verdict[] verdicts) {
        if (fresh.isEmpty()) {
            return;
        }
        var built = buildings.of(fresh.stream().map(Placed::address).toList());
        var rows = new HashMap<DwellingId, Placed>();
        var asked = new ArrayList<Stored>();
        for (var one : fresh) {
            var id = DwellingId.next();
            rows.put(id, one);
            asked.add(new Stored(
                    id,
                    one.address().id(),
                    Objects.requireNonNull(built.get(one.address().buildingKey())),
                    DivisionCode.read(one.sound().row().division()),
                    one.sound().code(),
                    one.sound().use().orElse(Use.OTHER),
                    one.sound().plate().orElseGet(plates::next),
                    one.sound().position()));
        }
        var housed = dwellings.claimAddresses(asked);
        var homeless = asked.stream().filter(one -> !housed.contains(one.id())).toList();
        refuse(homeless, rows, verdicts);

        var claiming = asked.stream().filter(one -> housed.contains(one.id())).toList();
        var named = dwellings.claimCodes(claiming);
        var late = claiming.stream().filter(one -> !named.contains(one.id())).toList();
        if (!late.isEmpty()) {
            dwellings.releaseAddresses(late);
        }
        late.forEach(one -> verdict(one, rows, verdicts, Verdict.held("code-taken-meanwhile", one.code())));

        var taken = claiming.stream().filter(one -> named.contains(one.id())).toList();
        dwellings.open(taken);
        buildings.place(taken.stream()
                .flatMap(one ->
                        Optional.ofNullable(one.position())
                                .map(position -> new Placing(one.building(), position))
                                .stream())
                .toList());
        for (var one : taken) {
            var use = Objects.requireNonNull(rows.get(one.id())).sound();
            verdict(
                    one,
                    rows,
                    verdicts,
                    use.use().isPresent()
                            ? Verdict.ACCEPTED
                            : Verdict.accepted("use-unknown", use.row().use()));
        }
    }

    private void refuse(List<Stored> homeless, HashMap<DwellingId, Placed> rows, Verdict[] verdicts) {
        if (homeless.isEmpty()) {
            return;
        }
        var holders = dwellings.claimedBy(homeless.stream().map(Stored::address).collect(Collectors.toSet()));
        for (var one : homeless) {
            verdict(
                    one,
                    rows,
                    verdicts,
                    Verdict.held(
                            "address-taken",
                            Objects.requireNonNull(rows.get(one.id())).address().text(),
                            holders.getOrDefault(one.address(), "")));
        }
    }

    private static void verdict(
            Stored dwelling, HashMap<DwellingId, Placed> rows, Verdict[] verdicts, Verdict verdict) {
        verdicts[Objects.requireNonNull(rows.get(dwelling.id())).sound().place()] = verdict;
    }
}
