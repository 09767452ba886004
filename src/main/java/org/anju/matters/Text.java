package org.anju.matters;

import org.anju.shared.Tongue;

/// What is told to people, in both languages.
public record Text(String zh, String en) {

    public Text {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text has both languages: '%s', '%s'.".formatted(zh, en));
        }
    }

    public String in(Tongue tongue) {
        return tongue == Tongue.ZH ? zh : en;
    }
}
