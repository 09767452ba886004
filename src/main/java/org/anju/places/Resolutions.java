package org.anju.places;

import java.util.List;
import java.util.Objects;
import org.anju.places.AddressRecords.Match;
import org.anju.places.AddressRecords.Reach;
import org.anju.places.AddressRecords.Stated;

/// From what a text matches to what is said about it.
final class Resolutions {

    private Resolutions() {}

    /// @param matches at least one
    static Resolution of(List<Match> matches) {
        var candidates = matches.stream()
                .map(Match::address)
                .map(address -> new AddressCandidate(address.id(), address.text(), address.division()))
                .distinct()
                .toList();
        // A house with rooms, and no room said: even where the register knows only one, it may be another.
        var roomless = matches.stream()
                .allMatch(
                        match -> !match.roomStated() && !match.address().room().isEmpty());
        var doors = matches.stream()
                .map(match ->
                        match.address().buildingKey() + "|" + match.address().unit())
                .distinct()
                .count();
        if (roomless && (doors == 1 || candidates.size() > Places.MOST_CANDIDATES)) {
            return new Resolution.Unknown(Resolution.Fault.ROOM_MISSING);
        }
        // Nobody knows from an abolished name alone where the place lies today: a person looks.
        boolean former = matches.stream().allMatch(Match::former);
        if (candidates.size() > 1 || former) {
            return new Resolution.Ambiguous(
                    candidates.stream().limit(Places.MOST_CANDIDATES).toList());
        }
        var only = Objects.requireNonNull(candidates.getFirst());
        return new Resolution.Found(only.id(), only.text(), only.division());
    }

    static Resolution.Fault fault(Reach reach, List<Stated> readings) {
        if (reach.house()) {
            return Resolution.Fault.ROOM_UNKNOWN;
        }
        if (!reach.street()) {
            return Resolution.Fault.STREET_UNKNOWN;
        }
        return readings.stream()
                        .filter(stated -> stated.item() == reach.item())
                        .anyMatch(stated -> !stated.reading().door().number().isEmpty())
                ? Resolution.Fault.NUMBER_UNKNOWN
                : Resolution.Fault.ROOM_UNKNOWN;
    }
}
