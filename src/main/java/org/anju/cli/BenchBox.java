package org.anju.cli;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.anju.names.Likeness;
import org.anju.names.NameKeys;
import org.anju.names.Probe;

/// What somebody writes into the one box to find a person.
enum BenchBox {
    /// the name and the month of birth
    NAME,
    /// pinyin and the month of birth
    PINYIN,
    /// initials and the birth date
    INITIALS,
    /// pinyin with one letter wrong, and the month of birth
    TYPO;

    String figure() {
        return "box-" + name().toLowerCase(Locale.ROOT);
    }

    String written(BenchSearch.Target one) {
        var month = one.birth().substring(0, 7);
        return switch (this) {
            case NAME -> one.name() + " " + month;
            case PINYIN -> reading(one, 'p') + " " + month;
            case INITIALS -> reading(one, 'i') + " " + one.birth();
            case TYPO -> slipped(reading(one, 'p')) + " " + month;
        };
    }

    /// Fills in the bare statement: the keys themselves, without territory, policy or entry.
    void fill(PreparedStatement statement, BenchSearch.Target one) throws SQLException {
        int first = this == INITIALS ? one.born() : one.born() / 100 * 100;
        int last = this == INITIALS ? one.born() : first + 31;
        if (this == TYPO) {
            var slips = NameKeys.asked(slipped(reading(one, 'p'))).far().stream()
                    .filter(probe -> probe.likeness() == Likeness.ONE_TYPO)
                    .map(Probe::from)
                    .toArray(String[]::new);
            statement.setArray(1, statement.getConnection().createArrayOf("text", slips));
            statement.setInt(2, first);
            statement.setInt(3, last);
            return;
        }
        var text = switch (this) {
            case NAME -> one.name();
            case PINYIN, TYPO -> reading(one, 'p');
            case INITIALS -> reading(one, 'i');
        };
        for (int i = 0; i < 4; i++) {
            statement.setString(3 * i + 1, text);
            statement.setInt(3 * i + 2, first);
            statement.setInt(3 * i + 3, last);
        }
    }

    private static String reading(BenchSearch.Target one, char kind) {
        return NameKeys.of(one.name()).stream()
                .filter(key -> key.charAt(0) == kind)
                .findFirst()
                .map(key -> key.substring(1))
                .orElse(one.name());
    }

    private static String slipped(String reading) {
        int at = ThreadLocalRandom.current().nextInt(reading.length());
        return reading.substring(0, at)
                + "qxvwjk".charAt(ThreadLocalRandom.current().nextInt(6))
                + reading.substring(Math.min(at + 1, reading.length()));
    }
}
