package org.anju.matters;

/// Who decides a case of a matter.
public sealed interface Decision {

    /// An officer does.
    record ByOfficer() implements Decision {}

    /// The rule does, at once on submission.
    ///
    /// @param grantIf CEL, bool
    /// @param refuse the reason that is told where it does not hold
    record ByRule(String grantIf, Text refuse) implements Decision {}
}
