package org.anju.frame;

import java.util.ArrayList;
import java.util.List;
import org.anju.shared.Problem;

/// Faults that were found so far.
final class Noted {

    private final List<Problem.Fault> faults = new ArrayList<>();

    /// @param pointer JSON Pointer (RFC 6901), or the name of a parameter or header
    void fault(String pointer, String code) {
        faults.add(new Problem.Fault(pointer, code));
    }

    List<Problem.Fault> faults() {
        return List.copyOf(faults);
    }
}
