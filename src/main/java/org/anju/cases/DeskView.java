package org.anju.cases;

import java.util.List;
import java.util.Map;
import org.anju.matters.Evaluation;
import org.jspecify.annotations.Nullable;

/// A case at the desk.
///
/// @param allowed what may be done with it now
/// @param missable what can be told to be missing; `null` where nothing can be told
/// @param person the reference of the applicant's record
/// @param asked the work list from which it was opened
/// @param given what was written in a form so far
public record DeskView(
        CaseView view,
        List<CaseStep> allowed,
        @Nullable Evaluation missable,
        String person,
        WorkQuery asked,
        Map<String, String> given) {

    public DeskView {
        allowed = List.copyOf(allowed);
        given = Map.copyOf(given);
    }

    public boolean may(CaseStep step) {
        return allowed.contains(step);
    }

    public String value(String field) {
        return given.getOrDefault(field, "");
    }
}
