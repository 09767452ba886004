package org.anju.places;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.shared.DivisionCode;
import org.anju.shared.DivisionCode.Level;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;

/// One batch of rows of divisions: which are taken, and what they change. Pure: what is believed comes in, what
/// is to be written goes out. The order of rows in a batch does not matter: parents are taken before their
/// children.
final class DivisionImport {

    private final List<DivisionRow> rows;
    private final Verdict[] verdicts;
    private final Map<Integer, DivisionCode> codes = new HashMap<>();
    private final Map<DivisionCode, DivisionMerge> merges = new HashMap<>();

    DivisionImport(List<DivisionRow> rows) {
        this.rows = rows;
        this.verdicts = new Verdict[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            var code = code(rows.get(i).code());
            if (code.isPresent()) {
                codes.put(i, code.get());
            } else {
                verdicts[i] = Verdict.refused("division-code-form", rows.get(i).code());
            }
        }
    }

    private static Optional<DivisionCode> code(String written) {
        try {
            return Optional.of(DivisionCode.read(written));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    /// The codes of which the import must know what is believed: those of the rows and all above them.
    Set<DivisionCode> asked() {
        var asked = new LinkedHashSet<DivisionCode>();
        for (int i = 0; i < rows.size(); i++) {
            Stream.ofNullable(codes.get(i)).flatMap(DivisionImport::upwards).forEach(asked::add);
            code(rows.get(i).parent()).ifPresent(asked::add);
        }
        return asked;
    }

    private static Stream<DivisionCode> upwards(DivisionCode code) {
        return Stream.of(Level.values())
                .filter(level -> level.compareTo(code.level()) <= 0)
                .map(code::at);
    }

    /// Takes the rows in.
    ///
    /// @param believed what is believed of the codes in [#asked]
    List<Verdict> against(List<Division> believed, LocalDate today) {
        var known = new HashSet<DivisionCode>();
        var before = new HashMap<DivisionCode, List<Division>>();
        for (var division : believed) {
            known.add(division.code());
            before.computeIfAbsent(division.code(), code -> new ArrayList<>()).add(division);
        }
        IntStream.range(0, rows.size())
                .filter(codes::containsKey)
                .boxed()
                .sorted(Comparator.comparing(i -> code(i).level()))
                .forEach(i -> {
                    var ofCode = before.getOrDefault(code(i), List.of());
                    verdicts[i] = take(rows.get(i), code(i), ofCode, known, today);
                });
        return List.of(verdicts);
    }

    private DivisionCode code(int row) {
        return Objects.requireNonNull(codes.get(row));
    }

    private Verdict take(
            DivisionRow row, DivisionCode code, List<Division> before, Set<DivisionCode> known, LocalDate today) {
        var name = row.name().strip();
        if (name.isEmpty()) {
            return Verdict.refused("division-name-missing", row.code());
        }
        var from = firstDay(row.startYear(), 0, LocalDate.MIN);
        var until = firstDay(row.endYear(), 1, LocalDate.MAX);
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            return Verdict.refused("division-years", row.startYear(), row.endYear());
        }
        var stated = code(row.parent()).filter(parent -> !parent.equals(code));
        if (!row.parent().isBlank() && code(row.parent()).isEmpty()) {
            return Verdict.refused("division-code-form", row.parent());
        }
        if (stated.isPresent() && !stated.get().holds(code)) {
            return Verdict.refused("division-parent-elsewhere", row.parent());
        }
        var parent = stated.or(() -> derived(code, name, before, known)).orElse(null);
        if (parent == null ? code.level() != Level.PROVINCE : !known.contains(parent)) {
            return Verdict.held(
                    "parent-unknown", parent == null ? code.at(Level.PROVINCE).value() : parent.value());
        }
        known.add(code);
        var merge = merges.computeIfAbsent(code, key -> new DivisionMerge(before, today));
        var division = new Division(code, name, parent, from.get(), until.get(), row.history(), today);
        return merge.learn(division) ? Verdict.ACCEPTED : Verdict.ALREADY_KNOWN;
    }

    // Some lists leave out the level between county and province; the next one above that is known holds them.
    private static Optional<DivisionCode> derived(
            DivisionCode code, String name, List<Division> before, Set<DivisionCode> known) {
        for (var division : before) {
            if (division.name().equals(name)) {
                return Optional.ofNullable(division.parent());
            }
        }
        return upwards(code)
                .filter(above -> !above.equals(code) && known.contains(above))
                .reduce((upper, lower) -> lower);
    }

    private static Optional<LocalDate> firstDay(String year, int plus, LocalDate open) {
        if (year.isBlank()) {
            return Optional.of(open);
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year.strip()) + plus, 1, 1));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    List<Division> closed() {
        return merges.values().stream()
                .flatMap(merge -> merge.closed().stream())
                .toList();
    }

    List<Division> opened() {
        return merges.values().stream()
                .flatMap(merge -> merge.opened().stream())
                .toList();
    }

    /// Only for days that the database can hold: open ends are empty there.
    static @Nullable String day(LocalDate day) {
        return day.equals(LocalDate.MIN) || day.equals(LocalDate.MAX) ? null : day.toString();
    }
}
