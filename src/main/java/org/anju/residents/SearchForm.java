package org.anju.residents;

/// What was filled in on the search page, to show it again.
public record SearchForm(String kind, String number, String name, String birth, String lastFour) {

    static final SearchForm EMPTY = new SearchForm("RESIDENT_IDENTITY_CARD", "", "", "", "");
}
