package org.anju.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anju.oversight.AccessEntry;

/// Everything that is held about one person 本人信息副本, as it was kept when it was made.
///
/// @param parts by table, those that have rows
/// @param looks who looked, newest first, as far as it may be shown
public record Copy(Instant at, List<Part> parts, List<AccessEntry> looks) {

    /// Looks that the page shows; the files have all of them.
    public static final int SHOWN = 500;

    /// The newest looks, as many as a page can show.
    public List<AccessEntry> newest() {
        return looks.subList(0, Math.min(SHOWN, looks.size()));
    }

    /// @param rows by column, in the order of the table; sealed values opened
    public record Part(Held held, List<Map<String, String>> rows) {}
}
