package org.anju.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which column of a file holds what, told by its headings in Chinese or English, in any order.
///
/// Case, spaces, line breaks, full-width forms, signs such as `*` and hints in brackets (姓名（必填）,
/// 入住日期(yyyy-mm-dd)) do not count; a heading in two languages (姓名 Name) or with a leading number (1.姓名) is
/// understood by its parts.
public final class Headings {

    private static final Pattern HINTS =
            Pattern.compile("\\([^)]*\\)?|\\[[^]]*]?|【[^】]*】?|〔[^〕]*〕?|<[^>]*>?|[:;].*", Pattern.DOTALL);
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^[0-9]+");
    private static final Pattern LATIN = Pattern.compile("[^\\p{IsHan}]");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int BY_PARTS = 1000;

    private final List<String> cells;
    private final Set<String> wanted;
    private final Map<String, Integer> places;
    private final List<String> missing;
    private final List<String> unused;

    private Headings(
            List<String> cells,
            Set<String> wanted,
            Map<String, Integer> places,
            List<String> missing,
            List<String> unused) {
        this.cells = List.copyOf(cells);
        this.wanted = wanted;
        this.places = places;
        this.missing = missing;
        this.unused = unused;
    }

    public static Headings match(List<String> cells, List<Column> wanted) {
        var places = new LinkedHashMap<String, Integer>();
        var taken = new HashSet<Integer>();
        var headings = cells.stream().map(Headings::plain).toList();
        for (var column : wanted) {
            place(column, headings, taken).ifPresent(place -> {
                places.put(column.name(), place);
                taken.add(place);
            });
        }
        var unused = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            var cell = CellText.clean(cells.get(i));
            if (!taken.contains(i) && !cell.isEmpty()) {
                unused.add(cell);
            }
        }
        var names = new HashSet<String>();
        wanted.forEach(column -> names.add(column.name()));
        var missing = wanted.stream()
                .filter(column -> column.required() && !places.containsKey(column.name()))
                .map(Column::name)
                .toList();
        return new Headings(cells, Set.copyOf(names), Map.copyOf(places), missing, List.copyOf(unused));
    }

    /// The plainest reading of a heading wins, then the earlier alias, then the column further left.
    private static Optional<Integer> place(Column column, List<String> headings, Set<Integer> taken) {
        var ranks = new HashMap<String, Integer>();
        for (int rank = 0; rank < column.aliases().size(); rank++) {
            ranks.putIfAbsent(plain(column.aliases().get(rank)), rank);
        }
        int best = Integer.MAX_VALUE;
        Optional<Integer> place = Optional.empty();
        for (int i = 0; i < headings.size(); i++) {
            int rank = taken.contains(i) ? Integer.MAX_VALUE : rank(headings.get(i), ranks);
            if (rank < best) {
                best = rank;
                place = Optional.of(i);
            }
        }
        return place;
    }

    /// How well a heading fits: whole, then without a leading number, then as two languages that both say the
    /// same (姓名 Name; but not E-mail 地址, which is no address).
    private static int rank(String heading, Map<String, Integer> ranks) {
        var whole = ranks.get(heading);
        if (whole != null) {
            return whole;
        }
        var unnumbered = LEADING_NUMBER.matcher(heading).replaceFirst("");
        var rest = ranks.get(unnumbered);
        if (rest != null) {
            return rest + BY_PARTS;
        }
        var chinese = ranks.get(LATIN.matcher(unnumbered).replaceAll(""));
        return chinese != null && ranks.containsKey(CHINESE.matcher(unnumbered).replaceAll(""))
                ? chinese + 2 * BY_PARTS
                : Integer.MAX_VALUE;
    }

    private static String plain(String heading) {
        var narrow = CellText.narrow(heading).toLowerCase(Locale.ROOT);
        var letters = SIGNS.matcher(HINTS.matcher(narrow).replaceAll("")).replaceAll("");
        return letters.isEmpty() ? SIGNS.matcher(narrow).replaceAll("") : letters;
    }

    /// How many of the wanted columns there are.
    int matched() {
        return places.size();
    }

    /// The cell under a column's heading; empty where it is blank or there is no such column in the file.
    public Optional<String> in(Row row, String column) {
        int place = place(column);
        if (place < 0 || place >= row.cells().size()) {
            return Optional.empty();
        }
        return Optional.of(CellText.clean(row.cells().get(place))).filter(text -> !text.isEmpty());
    }

    /// The cell under a column's heading as text: blank where there is none.
    public String text(Row row, String column) {
        return in(row, column).orElse("");
    }

    /// Whether the cell under a column's heading is a number that has lost digits, so that its text must not be
    /// believed.
    public boolean lostDigits(Row row, String column) {
        return !row.lostDigits().isEmpty() && row.lostDigits().contains(place(column));
    }

    private int place(String column) {
        if (!wanted.contains(column)) {
            throw new IllegalArgumentException("The column '%s' was not asked for (%s).".formatted(column, wanted));
        }
        return places.getOrDefault(column, -1);
    }

    public boolean has(String column) {
        return place(column) >= 0;
    }

    /// The headings as written, in the order of the file.
    public List<String> cells() {
        return cells;
    }

    /// Names of the required columns that the file lacks.
    public List<String> missing() {
        return missing;
    }

    /// Headings of the file that nobody asked for, as written.
    public List<String> unused() {
        return unused;
    }
}
