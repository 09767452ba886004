package org.anju.counters;

import java.util.List;
import org.anju.frame.Words;
import org.jspecify.annotations.Nullable;

/// A service point as pages show it.
///
/// @param number its place in the list, from 1 on
/// @param reference under which its page is found
/// @param name in the reader's language
/// @param division its name
/// @param open whether it is open now and until or from when, in words
/// @param functions what can be handed in there, in words
/// @param metres how far it is; `null` where nobody said from where
/// @param bookable whether it takes appointments
/// @param serves the names of the divisions that it is meant for; empty for everybody
public record PointLine(
        int number,
        String reference,
        ServicePoint point,
        String name,
        String division,
        Opening opening,
        String open,
        List<String> functions,
        @Nullable Long metres,
        boolean bookable,
        List<String> serves) {

    public PointLine {
        functions = List.copyOf(functions);
        serves = List.copyOf(serves);
    }

    /// How far it is, in words.
    public String distance(Words words) {
        if (metres == null) {
            return "";
        }
        return metres < 1000
                ? words.t("points.metres", metres)
                : words.t("points.kilometres", String.format(java.util.Locale.ROOT, "%.1f", metres / 1000.0));
    }
}
