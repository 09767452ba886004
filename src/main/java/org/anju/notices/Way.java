package org.anju.notices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By which way a person is told outside the portal that there is something 提醒方式.
public enum Way {
    EMAIL,
    SMS;

    /// As it stands in a path.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Way> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
