package org.anju.linkage;

/// The level at which two different normalised values of a field agree; levels are numbered as in
/// [Kind#levels()].
final class Comparison {

    /// Where one of the values is missing: speaks neither for nor against.
    static final byte MISSING = -1;

    private static final int CLOSE = 1;
    private static final int SAME_SOUND = 2;
    private static final int NAME_ALIKE = 3;
    private static final int NAME_LOOSE = 4;
    private static final int ALIKE = 2;
    private static final int LOOSE = 3;

    private Comparison() {}

    /// The order of the two does not matter.
    static byte level(Kind kind, String one, String other) {
        int order = one.compareTo(other);
        if (order == 0) {
            return 0;
        }
        var a = order < 0 ? one : other;
        var b = order < 0 ? other : one;
        return (byte)
                switch (kind) {
                    case NAME -> Readings.chinese(a) && Readings.chinese(b) ? chineseName(a, b) : latinName(a, b);
                    case DATE -> date(a, b);
                    case TEXT -> text(a, b);
                    case CODE -> code(a, b);
                    case NUMBER -> number(a, b);
                    case IDENTITY -> identity(a, b);
                };
    }

    private static int latinName(String a, String b) {
        double like = Likeness.jaroWinkler(a, b);
        if (like >= 0.92 || (Math.min(a.length(), b.length()) > 3 && Likeness.edits(a, b, 1) == 1)) {
            return CLOSE;
        }
        if (like >= 0.85) {
            return NAME_ALIKE;
        }
        return like >= 0.75 || a.startsWith(b) || b.startsWith(a) ? NAME_LOOSE : Kind.NAME.different();
    }

    /// One wrong character among three is weaker than one of the same sound, and among two it leaves a single
    /// character in common, which strangers share.
    private static int chineseName(String a, String b) {
        if (Readings.of(a).equals(Readings.of(b))) {
            return SAME_SOUND;
        }
        if (a.length() != b.length()) {
            return a.startsWith(b) || b.startsWith(a) ? NAME_LOOSE : Kind.NAME.different();
        }
        int differing = 0;
        for (int i = 0; i < a.length(); i++) {
            differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        if (a.length() > 2) {
            boolean swapped = differing == 2 && Likeness.edits(a, b, 1) == 1;
            return differing == 1 || swapped ? NAME_ALIKE : Kind.NAME.different();
        }
        return differing == 1 && a.length() == 2 ? NAME_LOOSE : Kind.NAME.different();
    }

    private static int date(String a, String b) {
        boolean whole = a.length() == 8 && b.length() == 8;
        if (Likeness.edits(a, b, 1) == 1 || (whole && turned(a, b))) {
            return CLOSE;
        }
        if (!whole) {
            return Math.min(a.length(), b.length()) >= 4 && a.regionMatches(0, b, 0, Math.min(a.length(), b.length()))
                    ? 3
                    : Kind.DATE.different();
        }
        boolean year = a.regionMatches(0, b, 0, 4);
        boolean month = a.regionMatches(4, b, 4, 2);
        boolean day = a.regionMatches(6, b, 6, 2);
        if (lunar(a, b) || lunar(b, a)) {
            return 2;
        }
        if (year ? month || day : month && day) {
            return 3;
        }
        return year ? 4 : Kind.DATE.different();
    }

    /// Whether month and day have changed places.
    private static boolean turned(String a, String b) {
        return a.regionMatches(0, b, 0, 4) && a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2);
    }

    /// Whether the second day is the first one as the Chinese calendar counts it: old people give their
    /// birthday so. It is behind by three to seven weeks.
    private static boolean lunar(String solar, String lunar) {
        int days = days(solar) - days(lunar);
        return days >= 17 && days <= 55 && lunar.equals(Lunar.of(solar));
    }

    /// Days of a calendar with equal months, enough to tell near from far; far where a text is no date.
    private static int days(String date) {
        return number(date, 0, 4) * 365 + number(date, 4, 6) * 30 + number(date, 6, 8);
    }

    /// A number; far away from every date where the text is none.
    static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1_000_000;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int text(String a, String b) {
        double like = Likeness.jaroWinkler(a, b);
        double shared = Likeness.shared(a, b);
        if (like >= 0.92 && !Readings.chinese(a) || shared >= 0.8) {
            return CLOSE;
        }
        if (like >= 0.85 && !Readings.chinese(a) || shared >= 0.5) {
            return ALIKE;
        }
        return like >= 0.75 && !Readings.chinese(a) || shared >= 0.25 ? LOOSE : Kind.TEXT.different();
    }

    private static int code(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer > 2 && Likeness.edits(a, b, 1) == 1) {
            return CLOSE;
        }
        return longer > 5 && Likeness.edits(a, b, 2) == 2 ? ALIKE : Kind.CODE.different();
    }

    private static int number(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer > 1 && Likeness.edits(a, b, 1) == 1) {
            return CLOSE;
        }
        if (longer > 9) {
            return Kind.NUMBER.different();
        }
        int left = number(a, 0, a.length());
        int right = number(b, 0, b.length());
        return left >= 0 && right >= 0 && Math.abs(left - right) <= Math.max(left, right) / 20
                ? 2
                : Kind.NUMBER.different();
    }

    /// A number that fits its check digit is not a mistyped other one (ISO 7064 sees every single slip), so two
    /// that fit and differ are two persons, twins among them.
    private static int identity(String a, String b) {
        if (a.charAt(0) != Normal.UNVERIFIED && b.charAt(0) != Normal.UNVERIFIED) {
            return Kind.IDENTITY.different();
        }
        return Likeness.edits(bare(a), bare(b), 1) <= 1 ? CLOSE : Kind.IDENTITY.different() - 1;
    }

    private static String bare(String number) {
        return number.charAt(0) == Normal.UNVERIFIED ? number.substring(1) : number;
    }
}
