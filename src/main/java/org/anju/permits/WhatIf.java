package org.anju.permits;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.frame.Faults;
import org.anju.frame.Frame;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;

/// What somebody typed to try the rules on, and what they say to it. It is about nobody and kept nowhere.
///
/// @param answer `null` where there is nothing to say yet
/// @param mayApplyFrom `null` where no day of declared residence was given
public record WhatIf(
        String division,
        String declared,
        String issued,
        String endorsed,
        String day,
        @Nullable Standing answer,
        @Nullable LocalDate mayApplyFrom,
        Faults faults) {

    private static final int MOST_MARKS = 40;

    static WhatIf of(Frame page, RuleSets sets, LocalDate today, Map<String, String> texts) {
        var faults = new ArrayList<Faults.Fault>();
        var division = texts.getOrDefault("division", "").strip();
        var on = day(page, texts, "day", today, faults);
        var declared = day(page, texts, "declared", null, faults);
        var marks = marks(page, texts, faults);
        if (!division.matches("([0-9]{2}){1,3}|")) {
            faults.add(new Faults.Fault("division", page.t("permit.try.division.form")));
        }
        if (!faults.isEmpty() || on == null || on.isBefore(first(marks, declared))) {
            return with(texts, today, null, null, new Faults(faults));
        }
        var rules = sets.of(place(division));
        return with(
                texts,
                today,
                Standing.on(marks, rules, on).orElse(null),
                declared == null ? null : rules.on(on).mayApplyFrom(declared),
                Faults.NONE);
    }

    /// The place whose rules are tried; where none is chosen, one that has none of its own.
    static DivisionCode place(String division) {
        return DivisionCode.read(division.isEmpty() ? "99" : division);
    }

    private static LocalDate first(List<Mark> marks, @Nullable LocalDate declared) {
        return marks.stream()
                .map(Mark::day)
                .min(LocalDate::compareTo)
                .orElse(declared == null ? LocalDate.MIN : declared);
    }

    private static WhatIf with(
            Map<String, String> texts,
            LocalDate today,
            @Nullable Standing answer,
            @Nullable LocalDate from,
            Faults faults) {
        return new WhatIf(
                texts.getOrDefault("division", "").strip(),
                texts.getOrDefault("declared", "").strip(),
                texts.getOrDefault("issued", "").strip(),
                texts.getOrDefault("endorsed", "").strip(),
                texts.getOrDefault("day", today.toString()).strip(),
                answer,
                from,
                faults);
    }

    private static List<Mark> marks(Frame page, Map<String, String> texts, List<Faults.Fault> faults) {
        var issued = day(page, texts, "issued", null, faults);
        var marks = new ArrayList<Mark>();
        if (issued != null) {
            marks.add(Mark.of(Mark.Kind.ISSUED, issued));
        }
        var written = texts.getOrDefault("endorsed", "").strip();
        for (var one : written.isEmpty() ? new String[0] : written.split("[\\s,;，、；]+")) {
            var day = read(one);
            if (day == null || marks.size() > MOST_MARKS) {
                faults.add(new Faults.Fault("endorsed", page.t("permit.try.days.form")));
                break;
            }
            marks.add(Mark.of(Mark.Kind.ENDORSED, day));
        }
        return marks;
    }

    private static @Nullable LocalDate day(
            Frame page,
            Map<String, String> texts,
            String field,
            @Nullable LocalDate ifAbsent,
            List<Faults.Fault> faults) {
        var written = texts.getOrDefault(field, "").strip();
        var day = read(written);
        if (day == null && !written.isEmpty()) {
            faults.add(new Faults.Fault(field, page.t("permit.try.day.form")));
        }
        return written.isEmpty() ? ifAbsent : day;
    }

    // The decree is the first rule there is, and nobody asks about another century.
    private static @Nullable LocalDate read(String written) {
        try {
            var day = written.length() == 10 ? LocalDate.parse(written) : null;
            return day == null || day.getYear() < 2016 || day.getYear() > 2199 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
