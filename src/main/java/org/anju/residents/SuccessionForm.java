package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.dwellings.Succession;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;

/// Reads into which dwellings one is split, or into which it is merged; all faults at once.
///
/// @param text what stands in a field, by its name; empty where nothing does
record SuccessionForm(UnaryOperator<String> text, Dwellings dwellings) {

    static final String ADDRESSES = "addresses";

    /// What was read; [#since] and [#grounds] are there where there is no fault.
    record Read(
            List<Located.Found> successors,
            @Nullable LocalDate since,
            @Nullable Grounds grounds,
            List<Problem.Fault> faults) {}

    /// @param dwelling which ends
    Read read(Succession.Kind kind, DwellingId dwelling, UUID act) {
        var fields = new FormFields(text);
        var successors = successors(fields, kind, dwelling);
        var since = fields.day("since");
        var grounds = fields.grounds(act);
        return new Read(successors, since, grounds, fields.faults());
    }

    /// The dwellings whose addresses stand on a line each; a fault says on which line it is.
    private List<Located.Found> successors(FormFields fields, Succession.Kind kind, DwellingId dwelling) {
        var lines = fields.text(ADDRESSES).lines().map(String::strip).toList();
        var found = new ArrayList<Located.Found>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                var field = ADDRESSES + "/" + (i + 1);
                fields.home(field, lines.get(i), dwellings).ifPresent(home -> {
                    if (home.dwelling().equals(dwelling) || found.contains(home)) {
                        fields.fault(field, "successor-twice");
                    }
                    found.add(home);
                });
            }
        }
        long written = lines.stream().filter(line -> !line.isEmpty()).count();
        if (kind == Succession.Kind.MERGE ? written != 1 : written < 2) {
            fields.fault(ADDRESSES, "successors-" + kind);
        }
        return found;
    }
}
