package org.anju.town;

import java.util.List;

/// People who live together, or two related households that exchange a bride or a groom.
///
/// @param formers the stretches of time for which a former dwelling in the town is to be found
record Household(List<Member> members, List<Stretch> formers) {

    /// @param from first day
    /// @param until the day after the last
    record Stretch(int from, int until) {}

    Household {
        members = List.copyOf(members);
        formers = List.copyOf(formers);
    }

    /// The first `count` members.
    Household only(int count) {
        return count >= members.size() ? this : new Household(members.subList(0, count), formers);
    }
}
