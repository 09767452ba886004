package org.anju.workdays;

import java.util.List;
import java.util.stream.Collectors;

/// A calendar of working days has faults: all of them, each with its line.
public final class WorkdaysFaulty extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    WorkdaysFaulty(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /// What is wrong with a line.
    public enum What {
        /// the file as a whole is in another encoding
        NO_UTF8,
        /// it does not begin with a day such as `2026-10-01`
        NO_DAY,
        /// neither `off` nor `work` follows the day
        NEITHER,
        /// a day off that is at a weekend: it would change nothing, so perhaps another day was meant
        OFF_ALREADY,
        /// a working day that is within the week
        WORKS_ALREADY,
        TWICE
    }

    /// One line in fault.
    ///
    /// @param line counted from 1
    /// @param written what stands where the day should
    public record Fault(int line, What what, String written) {}

    public List<Fault> faults() {
        return faults;
    }
}
