package org.anju.frame;

import org.anju.shared.Tongue;

/// A text in both languages that fills a gap of a sentence: the reader gets the own one.
public record Both(String zh, String en) {

    public String in(Tongue tongue) {
        return tongue == Tongue.ZH ? zh : en;
    }
}
