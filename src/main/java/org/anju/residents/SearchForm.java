package org.anju.residents;

/// What was filled in on the search page, to show it again.
///
/// @param by `box`, `number` or `name`: which of the three forms it was
/// @param q what stood in the one box
public record SearchForm(
        String by, String q, String kind, String number, String name, String birth, String lastFour, String place) {

    static final SearchForm EMPTY = new SearchForm("box", "", "RESIDENT_IDENTITY_CARD", "", "", "", "", "");

    /// Whether it was one of the two forms below the box.
    public boolean inDetail() {
        return !by.equals("box");
    }
}
