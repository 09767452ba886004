package org.anju.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anju.shared.AccountId;
import org.jspecify.annotations.Nullable;

/// A file that was handed in at the desk, and how far it is.
///
/// @param dry whether it was only tried
/// @param ended `null` while it goes on
/// @param failure why it stopped before its end, as the name of a problem; `null` where it did not
/// @param headings of the file, for the rows that are handed back
public record ImportRun(
        UUID id,
        ImportKind kind,
        String fileName,
        AccountId account,
        boolean dry,
        Instant started,
        @Nullable Instant ended,
        @Nullable String failure,
        Tally tally,
        List<String> headings) {

    public ImportRun {
        headings = List.copyOf(headings);
    }

    /// Whether it is still going on.
    public boolean running() {
        return ended == null;
    }
}
