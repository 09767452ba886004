package org.anju.warrants;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.anju.frame.TextLine;
import org.anju.shared.DocumentKind;
import org.anju.shared.IdentityNumber;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;

/// Reads an instrument as it was written, on a page or by a program; all faults at once.
///
/// @param given the text of a field; empty where there is none
record WarrantForm(UnaryOperator<String> given, List<Instrument> instruments, LocalDate today) {

    static final String[] FIELDS = {
        "instrument",
        "issuerKind",
        "issuer",
        "number",
        "documentKind",
        "documentNumber",
        "sha256",
        "urgent",
        "starts",
        "ends"
    };

    private static final int LONGEST_ISSUER = 60;
    private static final int LONGEST_NUMBER = 80;

    /// What became of reading it: an entry, or what is wrong.
    record Read(@Nullable Entry entry, List<Problem.Fault> faults) {}

    Read read(UUID key) {
        var faults = new ArrayList<Problem.Fault>();
        var instrument = instruments.stream()
                .filter(kind -> kind.code().equals(code("instrument")))
                .findFirst();
        fault(faults, instrument.isEmpty(), "instrument", "warrant-instrument");
        var issuerKind = value(IssuerKind.class, "issuerKind");
        var issues = instrument.isEmpty()
                || issuerKind.isPresent() && instrument.get().issuers().contains(issuerKind.get());
        fault(faults, issuerKind.isEmpty() || !issues, "issuerKind", "warrant-issuer-kind");
        fault(faults, isNoLine("issuer", LONGEST_ISSUER), "issuer", "warrant-issuer");
        fault(faults, isNoLine("number", LONGEST_NUMBER), "number", "warrant-number");
        var person = person(faults);
        var sha256 = text("sha256").toLowerCase(Locale.ROOT);
        fault(faults, !sha256.matches("[0-9a-f]{64}"), "sha256", "warrant-sha256");
        var urgency = text("urgent");
        fault(faults, !List.of("true", "false").contains(urgency), "urgent", "warrant-urgency");
        var starts = day("starts");
        fault(faults, starts.isEmpty(), "starts", "day-form");
        var ends = day("ends");
        fault(faults, ends.isEmpty(), "ends", "day-form");
        if (starts.isPresent() && ends.isPresent() && instrument.isPresent()) {
            var backwards = ends.get().isBefore(starts.get()) || ends.get().isBefore(today);
            fault(faults, backwards, "ends", "warrant-over");
            fault(faults, ends.get().isAfter(instrument.get().lastDay(starts.get())), "ends", "warrant-too-long");
        }
        if (!faults.isEmpty() || person == null) {
            return new Read(null, List.copyOf(faults));
        }
        return new Read(
                new Entry(
                        key,
                        instrument.orElseThrow(),
                        issuerKind.orElseThrow(),
                        text("issuer"),
                        text("number"),
                        person,
                        sha256,
                        urgency.equals("true"),
                        starts.orElseThrow(),
                        ends.orElseThrow()),
                List.of());
    }

    private @Nullable IdentityNumber person(List<Problem.Fault> faults) {
        var kind = value(DocumentKind.class, "documentKind").filter(one -> one != DocumentKind.NONE);
        if (kind.isEmpty()) {
            fault(faults, true, "documentKind", "warrant-document-kind");
            return null;
        }
        return switch (IdentityNumber.read(kind.get(), text("documentNumber"), today)) {
            case IdentityNumber.Reading.Valid(var number) -> number;
            case IdentityNumber.Reading.Faulty(var fault) -> {
                fault(faults, true, "documentNumber", fault.code());
                yield null;
            }
        };
    }

    private static void fault(List<Problem.Fault> faults, boolean there, String field, String code) {
        if (there) {
            faults.add(new Problem.Fault(field, code));
        }
    }

    private boolean isNoLine(String field, int longest) {
        return !TextLine.fits(text(field), longest);
    }

    private String text(String field) {
        return given.apply(field).strip();
    }

    // The interface writes its codes in lower case with hyphens.
    private String code(String field) {
        return text(field).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private <E extends Enum<E>> Optional<E> value(Class<E> type, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(code(field)))
                .findFirst();
    }

    private Optional<LocalDate> day(String field) {
        try {
            return text(field).length() == 10 ? Optional.of(LocalDate.parse(text(field))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
