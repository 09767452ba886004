package org.anju.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.shared.MatterCode;

/// What was asked of a work list, as it stands in the address of its page.
///
/// @param matter its code; empty for all
/// @param state its name; empty for all that wait
public record WorkQuery(String matter, String state, boolean late) {

    static final WorkQuery ALL = new WorkQuery("", "", false);

    /// What cannot be is as if it had not been asked.
    static WorkQuery of(String matter, String state, boolean late) {
        return new WorkQuery(
                code(matter).map(MatterCode::value).orElse(""),
                waits(state).map(CaseState::name).orElse(""),
                late);
    }

    WorkFilter filter() {
        return new WorkFilter(
                code(matter).orElse(null), waits(state).map(Set::of).orElse(WorkFilter.WAITING), late);
    }

    /// As the end of an address; empty where all is asked for.
    public String query() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("matter", matter);
        parts.put("state", state);
        parts.put("late", late ? "true" : "");
        var query = parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static Optional<MatterCode> code(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(new MatterCode(written));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<CaseState> waits(String written) {
        return Arrays.stream(CaseState.values())
                .filter(state -> state.name().equals(written) && WorkFilter.WAITING.contains(state))
                .findFirst();
    }
}
