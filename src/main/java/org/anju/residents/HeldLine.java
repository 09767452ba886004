package org.anju.residents;

import org.anju.frame.Words;

/// A held declaration as a page shows it.
public record HeldLine(HeldItem item, String reference) {

    /// A dwelling that may be meant.
    public record Home(String reference, String address) {}

    public String maskedName() {
        var name = Examination.plainName(item.declaration().name());
        return name.isEmpty() ? "" : Hit.masked(name);
    }

    /// Why it is held, in words.
    public String reason(Words words) {
        return words.of(item.verdict());
    }
}
