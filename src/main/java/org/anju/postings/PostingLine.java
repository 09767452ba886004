package org.anju.postings;

import java.util.List;

/// A posting as the desk shows it.
///
/// @param officer the name of the officer, who is staff
/// @param places in words
/// @param agreement the number of the paper; empty for a village officer
public record PostingLine(
        Posting posting,
        String reference,
        String officer,
        List<String> places,
        String agreement,
        boolean stands,
        boolean goesOn) {

    public PostingLine {
        places = List.copyOf(places);
    }
}
