package org.anju.permits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.shared.DivisionCode;

/// Places whose rules the tests try, and marks in a line: `ISSUED 2024-03-15, ENDORSED 2025-03-01`.
enum Localities {
    NATIONAL("990101"),
    GUANGZHOU("440103"),
    HANGZHOU("330106");

    private static final RuleSets OURS = RuleSets.ours();

    private final DivisionCode division;

    Localities(String code) {
        division = DivisionCode.read(code);
    }

    Rules rules() {
        return OURS.of(division);
    }

    RuleSet on(String day) {
        return rules().on(LocalDate.parse(day));
    }

    Standing standing(String marks, LocalDate day) {
        return Standing.on(marks(marks), rules(), day).orElseThrow();
    }

    static List<Mark> marks(String line) {
        return new ArrayList<>(Arrays.stream(line.split(", "))
                .map(mark -> mark.split(" "))
                .map(mark -> new Mark(
                        Mark.Kind.valueOf(mark[0]),
                        LocalDate.parse(mark[1]),
                        mark.length == 3 ? EndGround.valueOf(mark[2]) : null))
                .toList());
    }
}
