package org.anju.linkage;

import java.util.List;

/// Where a pair is linked and where a person is asked, in bits: at 0 bits a pair is as likely one person as
/// not, at 20 the odds are a million to one.
public record Thresholds(double link, double review) {

    /// For a register: a link must be all but certain, and what is in doubt is laid before a person.
    public static final Thresholds REGISTER = new Thresholds(18, 3);

    /// For data of any kind: four to one for one person.
    public static final Thresholds GENERAL = new Thresholds(2, -3);

    /// The preset for such fields: where records bear verified numbers they are a register's.
    static Thresholds fitting(List<Field> fields) {
        return fields.stream().anyMatch(field -> field.kind() == Kind.IDENTITY) ? REGISTER : GENERAL;
    }

    public Thresholds {
        if (!(review <= link)) {
            throw new IllegalArgumentException(
                    "A review from %s bits and a link from %s bits do not go together.".formatted(review, link));
        }
    }
}
