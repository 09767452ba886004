package org.anju.counters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anju.frame.TextLine;
import org.anju.places.Places;
import org.anju.places.Position;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// Reads a service point from what was written, all faults at once.
final class PointReading {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 200;

    private final Places places;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    PointReading(Places places, LocalDate today) {
        this.places = places;
        this.today = today;
    }

    /// What is wrong with a field; told as `reason.<code>`.
    record Fault(String field, String code) {}

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// The service point; empty where there are faults.
    ///
    /// @param unit `null` where what was written names none
    Optional<ServicePoint> read(PointForm form, ServicePointId id, @Nullable UnitId unit) {
        if (unit == null) {
            fault("unit");
        }
        if (!form.code().matches("[A-Za-z0-9-]{1,40}")) {
            fault("code");
        }
        var kind = Arrays.stream(PointKind.values())
                .filter(one -> one.name().equals(form.kind()))
                .findFirst();
        if (kind.isEmpty()) {
            fault("kind");
        }
        text("nameZh", form.nameZh(), LONGEST_NAME);
        text("nameEn", form.nameEn(), LONGEST_NAME);
        text("address", form.address(), LONGEST_ADDRESS);
        var division = division(form.division(), "division");
        var position = Position.read(form.longitude(), form.latitude());
        if (position.isEmpty()) {
            fault("longitude");
        }
        if (!form.telephone().strip().matches("[0-9 +()-]{0,30}")) {
            fault("telephone");
        }
        var languages = words(form.languages());
        if (!languages.stream().allMatch(one -> one.matches("[a-z]{2,3}"))) {
            fault("languages");
        }
        var serves = new HashSet<DivisionCode>();
        for (var one : words(form.serves())) {
            division(one, "serves").ifPresent(serves::add);
        }
        var hours = OpeningHours.read(form.hours());
        if (hours.isEmpty()) {
            fault("hours");
        }
        var slots = slots(form);
        var since = since(form.since());
        if (!faults.isEmpty() || unit == null) {
            return Optional.empty();
        }
        return Optional.of(new ServicePoint(
                id,
                form.code(),
                kind.orElseThrow(),
                form.nameZh().strip(),
                form.nameEn().strip(),
                division.orElseThrow(),
                form.address().strip(),
                position.orElseThrow(),
                form.telephone().strip(),
                form.stepFree().equals("true"),
                form.largePrint().equals("true"),
                languages,
                unit,
                Set.copyOf(serves),
                hours.orElseThrow(),
                slots,
                since));
    }

    private void text(String field, String written, int longest) {
        if (!TextLine.fits(written.strip(), longest)) {
            fault(field);
        }
    }

    private Optional<DivisionCode> division(String written, String field) {
        try {
            var code = DivisionCode.read(written);
            if (!places.path(code).isEmpty()) {
                return Optional.of(code);
            }
        } catch (Problem e) {
            // told below
        }
        fault(field);
        return Optional.empty();
    }

    private ServicePoint.Slots slots(PointForm form) {
        try {
            return new ServicePoint.Slots(
                    Integer.parseInt(form.slotMinutes().strip()),
                    Integer.parseInt(form.slotPlaces().strip()));
        } catch (IllegalArgumentException e) {
            fault("slotMinutes");
            return ServicePoint.Slots.NONE;
        }
    }

    private LocalDate since(String written) {
        try {
            return written.isBlank() ? today : LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            fault("since");
            return today;
        }
    }

    private void fault(String field) {
        faults.add(
                new Fault(field, "point-" + field.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)));
    }

    private static List<String> words(String written) {
        return Arrays.stream(written.strip().split("[\\s,，、]+"))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
