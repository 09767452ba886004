package org.anju.places;

import static org.anju.places.StreetText.Kind.AREA;
import static org.anju.places.StreetText.Kind.CITY;
import static org.anju.places.StreetText.Kind.COMMUNITY;
import static org.anju.places.StreetText.Kind.COMPOUND;
import static org.anju.places.StreetText.Kind.COUNTY;
import static org.anju.places.StreetText.Kind.LANE;
import static org.anju.places.StreetText.Kind.PROVINCE;
import static org.anju.places.StreetText.Kind.ROAD;
import static org.anju.places.StreetText.Kind.TOWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anju.places.WrittenAddress.Fault;
import org.anju.places.WrittenAddress.Level;
import org.anju.places.WrittenText.Likeliest;
import org.anju.places.WrittenText.Within;
import org.jspecify.annotations.Nullable;

/// Puts the names and the door of a reading together into a written address with its level and its faults.
final class WrittenParts {

    private static final Within NOWHERE = new Within(List.of(), 0, false, false);

    private final AddressForm form;
    private final Likeliest reading;
    private final DoorReading door;

    /// @param reading `null` where the text is no address
    WrittenParts(AddressForm form, @Nullable Likeliest reading) {
        this.form = form;
        this.reading = reading == null
                ? new Likeliest(form.text().length(), List.of(), DoorReading.NONE, false, NOWHERE)
                : reading;
        this.door = this.reading.door();
    }

    WrittenAddress address() {
        return new WrittenAddress(
                name(PROVINCE),
                name(CITY),
                name(COUNTY),
                name(TOWN),
                name(COMMUNITY),
                name(ROAD),
                name(LANE) + door.lane(),
                door.number(),
                compound(),
                door.building(),
                door.unit(),
                door.storey(),
                door.room(),
                rest(),
                reading.within().codes(),
                level(),
                faults());
    }

    private String name(StreetText.Kind kind) {
        return StreetText.of(reading.names(), kind, form.text());
    }

    private String compound() {
        return door.compound().isEmpty() ? name(COMPOUND).isEmpty() ? name(AREA) : name(COMPOUND) : door.compound();
    }

    private String rest() {
        var left = reading.names().isEmpty() ? form.text().substring(0, reading.start()) : "";
        var rest = left + door.rest();
        return rest.isEmpty() || form.note().isEmpty() ? rest + form.note() : rest + " " + form.note();
    }

    private boolean hasStreet() {
        return !(name(ROAD) + name(LANE) + door.lane() + compound()).isEmpty();
    }

    private Level level() {
        if (!door.room().isEmpty()) {
            return Level.ROOM;
        }
        if (!door.storey().isEmpty()) {
            return Level.STOREY;
        }
        if (!door.unit().isEmpty()) {
            return Level.UNIT;
        }
        if (!door.building().isEmpty()) {
            return Level.BUILDING;
        }
        if (!door.number().isEmpty()) {
            return Level.NUMBER;
        }
        if (hasStreet()) {
            return Level.STREET;
        }
        return reading.names().isEmpty() ? Level.NOTHING : Level.DIVISION;
    }

    private Set<Fault> faults() {
        var faults = EnumSet.noneOf(Fault.class);
        var within = reading.within();
        if (within.codes().isEmpty()) {
            faults.add(Fault.DIVISION_MISSING);
        }
        if (within.former()) {
            faults.add(Fault.DIVISION_ABOLISHED);
        }
        if (within.contradictory()) {
            faults.add(Fault.DIVISIONS_CONTRADICT);
        }
        if (!hasStreet() && name(COMMUNITY).isEmpty()) {
            faults.add(Fault.STREET_MISSING);
        }
        if (door.number().isEmpty() && compound().isEmpty()) {
            faults.add(Fault.NUMBER_MISSING);
        }
        if (door.second()) {
            faults.add(Fault.NUMBER_TWICE);
        }
        doorFaults(faults);
        if (reading.several()) {
            faults.add(Fault.SEVERAL_READINGS);
        }
        if (!rest().equals(form.note())) {
            faults.add(Fault.REST_NOT_UNDERSTOOD);
        }
        return faults;
    }

    private void doorFaults(EnumSet<Fault> faults) {
        boolean building = !door.building().isEmpty();
        if (!building
                && !compound().isEmpty()
                && !(door.unit() + door.room()).isEmpty()
                && door.number().isEmpty()) {
            faults.add(Fault.BUILDING_MISSING);
        }
        if (building && door.unit().isEmpty() && !door.room().isEmpty()) {
            faults.add(Fault.UNIT_MISSING);
        }
        if (door.room().isEmpty() && (building || !door.unit().isEmpty())) {
            faults.add(Fault.ROOM_MISSING);
        }
        if (!door.roomOnStorey()) {
            faults.add(Fault.ROOM_NOT_ON_STOREY);
        }
    }
}
