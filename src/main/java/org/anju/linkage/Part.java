package org.anju.linkage;

/// A part of a value by which records are brought together: two records share a key where the part is equal.
enum Part {
    WHOLE(1),
    /// how a name sounds
    SOUND(0.5),
    /// the surname of a Chinese name, the first letters or word, the first half of a code
    START(0.55),
    /// what follows the start
    REST(0.4),
    YEAR(0.5),
    MONTH(0.35),
    /// day and month
    DAY(0.35);

    /// How often the part is equal although the whole is not. A guess; it only ranks rules.
    final double survives;

    Part(double survives) {
        this.survives = survives;
    }

    /// Half the code of a dwelling means nothing.
    boolean fits(Field field) {
        if (field.kind() == Kind.CODE && field.role() == Role.DWELLING) {
            return this == WHOLE;
        }
        return switch (field.kind()) {
            case NAME -> this == WHOLE || this == SOUND || this == START || this == REST;
            case DATE -> this == WHOLE || this == YEAR || this == MONTH || this == DAY;
            case TEXT, CODE -> this == WHOLE || this == START || this == REST;
            case NUMBER, IDENTITY -> this == WHOLE;
        };
    }

    /// @return empty where the value has no such part
    String of(Kind kind, String value) {
        boolean chinese = Readings.chinese(value);
        return switch (this) {
            case WHOLE -> value;
            case SOUND -> chinese ? Readings.of(value) : soundex(value);
            case START ->
                kind == Kind.CODE
                        ? value.length() < 6 ? "" : value.substring(0, value.length() / 2)
                        : chinese
                                ? start(value, kind == Kind.NAME ? 1 : 6)
                                : kind == Kind.NAME ? start(value, 3) : firstWord(value);
            case REST ->
                kind == Kind.CODE
                        ? value.length() < 6 ? "" : value.substring(value.length() / 2)
                        : chinese && kind == Kind.NAME
                                ? value.substring(Math.min(1, value.length()))
                                : end(value, kind);
            case YEAR -> start(value, 4);
            case MONTH -> value.length() < 6 ? "" : value.substring(0, 6);
            case DAY -> value.length() < 8 ? "" : value.substring(4, 8);
        };
    }

    private static String start(String value, int length) {
        return value.substring(0, Math.min(length, value.length()));
    }

    private static String end(String value, Kind kind) {
        int space = value.lastIndexOf(' ');
        return kind == Kind.TEXT && space > 0
                ? value.substring(space + 1)
                : value.substring(Math.max(0, value.length() - 4));
    }

    private static String firstWord(String value) {
        int space = value.indexOf(' ', 3);
        return space < 0 ? value : value.substring(0, space);
    }

    /// Soundex as the United States National Archives describe it.
    private static String soundex(String name) {
        var code = new StringBuilder(4);
        char last = '0';
        for (int i = 0; i < name.length() && code.length() < 4; i++) {
            char letter = name.charAt(i);
            char sound = letter < 'a' || letter > 'z' ? '0' : "01230120022455012623010202".charAt(letter - 'a');
            if (i == 0) {
                code.append(letter);
            } else if (sound != '0' && sound != last) {
                code.append(sound);
            }
            last = letter == 'h' || letter == 'w' ? last : sound;
        }
        return code.toString();
    }
}
