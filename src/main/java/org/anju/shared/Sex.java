package org.anju.shared;

import java.util.Optional;

/// Sex as the document states it (GB/T 2261.1).
public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN;

    /// Reads 男, 女, M, F, male, female, 1, 2 and 未知; empty for anything else.
    public static Optional<Sex> read(String written) {
        return switch (written.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "男", "男性", "m", "male", "1" -> Optional.of(MALE);
            case "女", "女性", "f", "female", "2" -> Optional.of(FEMALE);
            case "", "未知", "不详", "未说明", "unknown", "x", "0", "9" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
