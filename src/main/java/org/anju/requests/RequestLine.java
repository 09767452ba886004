package org.anju.requests;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.anju.frame.Words;
import org.anju.oversight.Purpose;
import org.anju.shared.Keyring;

/// A request as a page shows it.
///
/// @param reference under which its page is found
/// @param person the reference of whose record it is about
/// @param about the field or purpose in the reader's words; empty where there is none
/// @param days until its time is over; below zero where it is
public record RequestLine(Request request, String reference, String person, String about, boolean overdue, long days) {

    static RequestLine of(Request request, List<Purpose> purposes, Words words, Keyring keyring, LocalDate today) {
        return new RequestLine(
                request,
                keyring.reference(request.id().value()),
                keyring.reference(request.subject().value()),
                about(request.wish(), purposes, words),
                request.overdue(today),
                ChronoUnit.DAYS.between(today, request.due()));
    }

    private static String about(Wish wish, List<Purpose> purposes, Words words) {
        return switch (wish.kind()) {
            case CORRECTION -> words.of(RecordField.valueOf(wish.about()));
            case OBJECTION ->
                purposes.stream()
                        .filter(purpose -> purpose.code().value().equals(wish.about()))
                        .map(purpose -> purpose.name(words.tongue()))
                        .findFirst()
                        .orElse(wish.about());
            case COPY, ERASURE -> "";
        };
    }
}
