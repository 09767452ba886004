package org.anju.counters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.frame.TextLine;
import org.anju.shared.MatterCode;
import org.anju.shared.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a delegation from what was written, all faults at once.
@Component
class DelegationReading {

    private final Delegations delegations;

    DelegationReading(Delegations delegations) {
        this.delegations = delegations;
    }

    /// What is wrong with a field; told as `reason.<code>`.
    record Fault(String field, String code) {}

    /// @param wish `null` where there are faults
    record Read(Delegation.@Nullable Wish wish, List<Fault> faults) {}

    Read read(DelegationForm form, @Nullable ServicePointId point, @Nullable UnitId unit) {
        var faults = new ArrayList<Fault>();
        var function = function(form.function().strip());
        if (function == null) {
            faults.add(new Fault("function", "delegation-function"));
        }
        var step = Arrays.stream(FunctionStep.values())
                .filter(one -> one.name().equals(form.step()))
                .findFirst();
        if (step.isEmpty()) {
            faults.add(new Fault("step", "delegation-step"));
        }
        var since = form.since().isBlank() ? delegations.today() : day(form.since());
        var until = day(form.until());
        if (since == null || until == null && !form.until().isBlank()) {
            faults.add(new Fault("since", "delegation-days"));
        }
        if (!TextLine.fits(form.basis().strip(), Delegations.LONGEST_BASIS)) {
            faults.add(new Fault("basis", "delegation-basis"));
        }
        var wish = function == null || since == null || !faults.isEmpty()
                ? null
                : new Delegation.Wish(
                        point,
                        unit,
                        function,
                        step.orElseThrow(),
                        since,
                        until,
                        form.basis().strip());
        // Without a day it is known on every later one, also when its last has come.
        if (since != null
                && until != null
                && !until.isAfter(since)
                && !(wish != null && form.since().isBlank() && delegations.isKnown(wish, true))) {
            faults.add(new Fault("since", "delegation-days"));
        }
        return new Read(faults.isEmpty() ? wish : null, faults);
    }

    private static @Nullable MatterCode function(String written) {
        try {
            return new MatterCode(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable LocalDate day(String written) {
        try {
            return written.isBlank() ? null : LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
