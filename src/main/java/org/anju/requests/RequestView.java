package org.anju.requests;

import java.util.List;
import java.util.Map;
import org.anju.residents.Person;

/// A request as the officer who answers it sees it.
///
/// @param acts which can have put right what was asked for
/// @param proposal the reference of the proposal to erase the record that waits; empty where none does
/// @param given what was written in the form so far
public record RequestView(RequestLine line, List<ActLine> acts, String proposal, Map<String, String> given) {

    public RequestView {
        acts = List.copyOf(acts);
        given = Map.copyOf(given);
    }

    /// @param reference under which the form names it
    public record ActLine(String reference, Person.Act act) {}

    /// What was written in a field so far.
    public String value(String field) {
        return given.getOrDefault(field, "");
    }
}
