package org.anju.residents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Located;
import org.anju.shared.PartialDate;
import org.anju.shared.Problem;
import org.anju.sheets.WrittenDate;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a form of the desk, or of a request, and gathers what is wrong with them.
class FormFields {

    private final UnaryOperator<String> written;
    private final List<Problem.Fault> faults = new ArrayList<>();

    /// @param written what stands in a field, by its name; empty where nothing does
    FormFields(UnaryOperator<String> written) {
        this.written = written;
    }

    final List<Problem.Fault> faults() {
        return List.copyOf(faults);
    }

    final String text(String field) {
        return written.apply(field).strip();
    }

    final void fault(String field, String code) {
        faults.add(new Problem.Fault(field, code));
    }

    /// Why, and what proves it; `null` where any field has a fault.
    final @Nullable Grounds grounds(UUID act) {
        var reason = code("reason", Grounds.Reason.class);
        var evidence = code("evidence", Grounds.Evidence.class);
        var reference = text("reference");
        if (reference.isEmpty()) {
            fault("reference", "evidence-missing");
        } else if (reference.codePointCount(0, reference.length()) > Grounds.LONGEST_REFERENCE) {
            fault("reference", "evidence-too-long");
        }
        return reason == null || evidence == null || !faults.isEmpty()
                ? null
                : new Grounds(act, reason, evidence, reference);
    }

    /// The one dwelling that an address means; empty, with a fault, where it means none or several.
    final Optional<Located.Found> home(String field, String address, Dwellings dwellings) {
        return switch (dwellings.resolve(List.of(address)).getFirst()) {
            case Located.Found found -> Optional.of(found);
            case Located.Ambiguous ambiguous -> {
                fault(field, "address-ambiguous");
                yield Optional.empty();
            }
            case Located.Unknown unknown -> {
                fault(field, "dwelling-not-registered");
                yield Optional.empty();
            }
        };
    }

    final PartialDate partial(String field) {
        return switch (WrittenDate.read(text(field))) {
            case WrittenDate.Read(var date) -> date;
            case WrittenDate.Absent absent -> new PartialDate.Unknown();
            case WrittenDate.Impossible impossible -> unreadable(field, "date-impossible");
            case WrittenDate.Unreadable unreadable -> unreadable(field, "date-unreadable");
        };
    }

    private PartialDate unreadable(String field, String code) {
        fault(field, code);
        return new PartialDate.Unknown();
    }

    /// A whole day; `null`, with a fault, where it is none.
    final @Nullable LocalDate day(String field) {
        if (partial(field) instanceof PartialDate.Day(var day)) {
            return day;
        }
        if (faults.stream().noneMatch(fault -> fault.pointer().equals(field))) {
            fault(field, "day-needed");
        }
        return null;
    }

    /// A word of a closed list; `null`, with a fault, where it is none.
    final <E extends Enum<E>> @Nullable E code(String field, Class<E> type) {
        var word = text(field).toUpperCase(Locale.ROOT).replace('-', '_');
        for (var value : type.getEnumConstants()) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        fault(field, word.isEmpty() ? "field-missing" : "code-unknown");
        return null;
    }
}
