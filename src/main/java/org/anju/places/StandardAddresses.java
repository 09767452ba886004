package org.anju.places;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.places.AddressReading.Door;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.anju.shared.Ids;
import org.anju.shared.Problem;

/// Makes a standard address from an office's text and the code of its division.
final class StandardAddresses {

    private StandardAddresses() {}

    /// The address under a new key; the register finds the old key again where the place is known.
    static Registration read(StandardAddress written, Gazetteer gazetteer) {
        DivisionCode division;
        try {
            division = DivisionCode.read(written.division());
        } catch (Problem e) {
            return new Registration.NotRegistered("division-unknown");
        }
        if (division.level().compareTo(Level.STREET) < 0
                || gazetteer.inForce(division).isEmpty()) {
            return new Registration.NotRegistered("division-unknown");
        }
        if (written.text().isBlank()) {
            return new Registration.NotRegistered("address-missing");
        }
        var reading = AddressText.standard(written.text(), division, gazetteer);
        if (reading.isEmpty()) {
            return new Registration.NotRegistered("address-unreadable");
        }
        if (AddressText.contradicts(written.text(), division, gazetteer)) {
            return new Registration.NotRegistered("address-outside-division");
        }
        var street = reading.get().street();
        var door = reading.get().door();
        return new Registration.Registered(new Address(
                new AddressId(Ids.next()),
                text(division, street, door, gazetteer),
                division,
                street,
                door.number(),
                door.compound(),
                door.building(),
                door.unit(),
                door.room(),
                AddressRecords.buildingKey(division, street, door.number(), door.compound(), door.building())));
    }

    /// The names under which an address is sought.
    static Set<String> names(Address address, Gazetteer gazetteer) {
        var names = new LinkedHashSet<String>();
        for (var street : List.of(address.street(), AddressText.streetKey(address.street()))) {
            names.add(street);
            AddressText.withoutVillage(street, gazetteer).ifPresent(names::add);
        }
        if (!address.compound().isEmpty()) {
            names.add(address.compound());
        }
        return names;
    }

    // From the city down, as offices write it; a municipality is its own city.
    private static String text(DivisionCode division, String street, Door door, Gazetteer gazetteer) {
        var path = gazetteer.path(division.at(Level.STREET));
        var hasCity = path.stream().anyMatch(name -> name.code().level() == Level.CITY);
        var upper = path.stream()
                .filter(name -> !hasCity || name.code().level() != Level.PROVINCE)
                .map(DivisionName::name)
                .collect(Collectors.joining());
        return upper + street + text(door);
    }

    static String text(Door door) {
        var lane = door.number().endsWith("弄");
        return marked(door.number(), lane ? "" : "号")
                + door.compound()
                + marked(door.building(), lane ? "号" : door.building().matches("[A-Z东西南北中]+") ? "座" : "栋")
                + marked(door.unit(), "单元")
                + marked(door.room(), door.room().matches(".*[0-9A-Z]") ? "室" : "");
    }

    private static String marked(String part, String mark) {
        return part.isEmpty() ? "" : part + mark;
    }
}
