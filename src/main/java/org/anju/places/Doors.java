package org.anju.places;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The doors that begin at each place of a text, each found once.
final class Doors {

    private static final String BEGINNINGS = ChineseNumber.CHARACTERS + DoorSigns.STEMS + "东西南北中#地负第附商门底储车";

    private final String text;
    private final Map<Integer, List<DoorReading>> known = new HashMap<>();

    Doors(String text) {
        this.text = text;
    }

    /// The end of the text is a door that states nothing.
    List<DoorReading> at(int start) {
        if (start == text.length()) {
            return List.of(DoorReading.NONE);
        }
        return known.computeIfAbsent(
                start,
                place -> mayBegin(place)
                        ? DoorText.readings(text.substring(place), AddressText.isCompoundName(text.substring(0, place)))
                        : List.of());
    }

    /// The first place from here on where a door begins.
    int next(int from) {
        int start = from;
        while (start < text.length() && at(start).isEmpty()) {
            start++;
        }
        return start;
    }

    /// How far a text can be read that no reading explains to its end.
    record Part(int start, DoorReading reading) {}

    Optional<Part> partly(int from) {
        for (int start = from + 1; start < text.length(); start++) {
            if (mayBegin(start)) {
                var reading = DoorText.partly(text.substring(start));
                if (reading.isPresent()) {
                    return Optional.of(new Part(start, reading.get()));
                }
            }
        }
        return Optional.empty();
    }

    // Not in the middle of a number.
    private boolean mayBegin(int start) {
        char first = text.charAt(start);
        if (!AddressForm.isAlphanumeric(first) && BEGINNINGS.indexOf(first) < 0) {
            return false;
        }
        if (first == '门' && !text.startsWith("门面", start) && !text.startsWith("门市房", start)) {
            return false;
        }
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (AddressForm.isDigit(first) && AddressForm.isLetter(before)) {
            return start > 1 && AddressForm.isLetter(text.charAt(start - 2));
        }
        return before != '-'
                && before != '#'
                && (before != '第' || AddressForm.isDigit(first))
                && !(AddressForm.isAlphanumeric(first) && AddressForm.isAlphanumeric(before))
                && !(ChineseNumber.isNumeral(first) && ChineseNumber.isNumeral(before));
    }
}
