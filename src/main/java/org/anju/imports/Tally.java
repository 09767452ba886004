package org.anju.imports;

/// How many rows got which verdict.
public record Tally(long accepted, long held, long refused, long alreadyKnown) {

    public static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally and(org.anju.shared.Verdict.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> new Tally(accepted + 1, held, refused, alreadyKnown);
            case HELD -> new Tally(accepted, held + 1, refused, alreadyKnown);
            case REFUSED -> new Tally(accepted, held, refused + 1, alreadyKnown);
            case ALREADY_KNOWN -> new Tally(accepted, held, refused, alreadyKnown + 1);
        };
    }

    public Tally plus(Tally other) {
        return new Tally(
                accepted + other.accepted,
                held + other.held,
                refused + other.refused,
                alreadyKnown + other.alreadyKnown);
    }

    public long rows() {
        return accepted + held + refused + alreadyKnown;
    }
}
