package org.anju.town;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Sex;

/// Resident identity numbers of the invented province. Their division begins with 99: they are well formed and
/// nobody's.
final class Numbers {

    static final java.util.List<String> DIVISIONS = Stream.concat(
                    Communities.COUNTIES.stream(), Communities.ELSEWHERE.stream())
            .toList();

    /// A prime below 500: each sex has 499 sequences a day, from 002 and 003 on.
    private static final int SEQUENCES = 499;

    private static final int SCATTER = 137;

    private Numbers() {}

    static int division(String code) {
        return DIVISIONS.indexOf(code);
    }

    /// @param count how many of the same division, day and sex came before
    static String of(Member member, int count) {
        if (count >= SEQUENCES) {
            throw new IllegalStateException(
                    "%s has no number left for a birth on day %d.".formatted(member.first(), member.birth()));
        }
        var scattered = Math.floorMod(count * SCATTER + member.birth() * 31, SEQUENCES) + 1;
        var sequence = 2 * scattered + (member.sex() == Sex.MALE ? 1 : 0);
        var seventeen = member.first()
                + LocalDate.ofEpochDay(member.birth()).format(DateTimeFormatter.BASIC_ISO_DATE)
                + Digits.padded(sequence, 3);
        return seventeen + IdentityNumber.checkCharacter(seventeen);
    }
}
