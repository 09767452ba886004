package org.anju.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list, as `/api/v1` answers it.
///
/// @param next the cursor of the part after this one; `null` and left out at the end
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing<T>(List<T> items, @Nullable String next) {

    public Listing {
        items = List.copyOf(items);
    }

    /// The whole list.
    public static <T> Listing<T> of(List<T> items) {
        return new Listing<>(items, null);
    }

    /// A part of at most `limit` items; a full part is followed by another, which may be empty.
    ///
    /// @param cursor what names an item in the address of the next part
    public static <T> Listing<T> of(List<T> items, int limit, Function<T, String> cursor) {
        return new Listing<>(items, items.size() < limit ? null : cursor.apply(items.getLast()));
    }
}
