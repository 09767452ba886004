package org.anju.postings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;

/// What was filled in at the desk, read field by field and shown again beside a fault.
///
/// @param chosen what was ticked
public record DeskForm(Map<String, String> texts, List<String> chosen) {

    public static final DeskForm EMPTY = new DeskForm(Map.of(), List.of());

    public DeskForm {
        texts = Map.copyOf(texts);
        chosen = List.copyOf(chosen);
    }

    public String text(String field) {
        return texts.getOrDefault(field, "").strip();
    }

    /// A day; empty where it is none.
    Optional<LocalDate> day(String field) {
        try {
            // A year of more digits is a date in Java, but beyond what the database can hold.
            return text(field).length() == 10 ? Optional.of(LocalDate.parse(text(field))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<LocalTime> time(String field) {
        try {
            return text(field).length() == 5 ? Optional.of(LocalTime.parse(text(field))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A whole number of at most four digits; -1 where it is none.
    int number(String field) {
        return text(field).matches("[0-9]{1,4}") ? Integer.parseInt(text(field)) : -1;
    }

    Optional<DivisionCode> division(String field) {
        try {
            return Optional.of(DivisionCode.read(text(field)));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    <E extends Enum<E>> Optional<E> one(String field, Class<E> among) {
        return Arrays.stream(among.getEnumConstants())
                .filter(one -> one.name().equals(text(field)))
                .findFirst();
    }
}
