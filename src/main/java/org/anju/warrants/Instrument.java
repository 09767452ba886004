package org.anju.warrants;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.anju.shared.Tongue;

/// A kind of judicial instrument that may be entered 文书种类, as data with its source.
///
/// @param longest how long one may be in force at most
public record Instrument(
        String code,
        String nameZh,
        String nameEn,
        Set<IssuerKind> issuers,
        Period longest,
        String sourceZh,
        String sourceEn) {

    public Instrument {
        issuers = Set.copyOf(issuers);
    }

    public String name(Tongue tongue) {
        return tongue == Tongue.ZH ? nameZh : nameEn;
    }

    public String source(Tongue tongue) {
        return tongue == Tongue.ZH ? sourceZh : sourceEn;
    }

    /// The last day on which one that begins on a day may still be in force.
    LocalDate lastDay(LocalDate starts) {
        return starts.plus(longest).minusDays(1);
    }
}
