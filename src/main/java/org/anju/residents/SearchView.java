package org.anju.residents;

import java.util.List;
import org.anju.frame.Faults;

/// The search page after a search, or before one.
///
/// @param outcome what came of it, in words; empty before a search
/// @param scope where persons were looked for, in words
/// @param wider whether the search can be made again in the whole city
/// @param more whether others, less alike, are not shown
public record SearchView(
        SearchForm form, Faults faults, List<HitLine> hits, String outcome, String scope, boolean wider, boolean more) {

    static final SearchView EMPTY = of(SearchForm.EMPTY, Faults.NONE);

    public SearchView {
        hits = List.copyOf(hits);
    }

    static SearchView of(SearchForm form, Faults faults) {
        return new SearchView(form, faults, List.of(), "", "", false, false);
    }
}
