package org.anju.figures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.cases.CaseFigures;
import org.anju.cases.CaseFigures.Decided;
import org.anju.cases.CaseFigures.Received;
import org.anju.kiosk.KioskFigures;
import org.anju.kiosk.Kiosks;
import org.anju.shared.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is known of the finished months, with what is to be withheld of each. A month is counted once,
/// when it is over, for it does not change any more and anybody may ask; what is asked for is read from
/// that.
@Component
@Transactional
class ServiceMonths {

    private static final int MOST = 24;

    /// The ways by which somebody applies; the first two without an officer.
    static final List<Channel> CHANNELS = List.of(Channel.PORTAL, Channel.KIOSK, Channel.DESK, Channel.API);

    private static final int DECIDED = CaseFigures.DECIDED_WITHIN.size() + 2;

    /// Earlier in the night after its last day a month is not counted: what was done before midnight may be
    /// written after it.
    private static final LocalTime SETTLED = LocalTime.of(4, 0);

    private final ServiceMonthRecords records;
    private final CaseFigures cases;
    private final Kiosks kiosks;
    private final Clock clock;

    // What is withheld is worked out once, until another month is counted.
    private volatile @Nullable Read read;

    ServiceMonths(ServiceMonthRecords records, CaseFigures cases, Kiosks kiosks, Clock clock) {
        this.records = records;
        this.cases = cases;
        this.kiosks = kiosks;
        this.clock = clock;
    }

    /// Turns at machines in a month.
    ///
    /// @param county its six digits; empty of machines at no service point, and of `whole`
    /// @param whole whether this is of all counties together
    /// @param finished how many reached their receipt
    /// @param half the seconds within which half of those did
    /// @param most the seconds within which 95 of 100 of them did
    /// @param handedOver how many asked for a person
    record Turns(YearMonth month, String county, boolean whole, long finished, int half, int most, long handedOver) {

        private static Turns of(YearMonth month, String county, boolean whole, KioskFigures of) {
            return new Turns(
                    month,
                    county,
                    whole,
                    of.finished(),
                    of.seconds().p50(),
                    of.seconds().p95(),
                    of.handOvers());
        }
    }

    /// Counts by county, and which of them are withheld.
    ///
    /// @param counts rows are named by the digits of the county; columns are not named yet
    record Held(Table counts, boolean[][] withheld) {

        private static Held of(Table counts) {
            return new Held(counts, Suppression.of(counts));
        }

        /// Of a month in which there was nothing of the kind.
        private static Held none(int columns) {
            return of(new Table(List.of(), numbers(columns), new long[0][columns]));
        }

        private static List<String> numbers(int columns) {
            return IntStream.range(0, columns).mapToObj(Integer::toString).toList();
        }
    }

    /// @param counted the months that were counted yet
    /// @param finished the last month that is over, be it counted or not
    /// @param received by month; columns are [#CHANNELS]
    /// @param decided by month; columns are the classes of [CaseFigures#DECIDED_WITHIN], one for what took
    ///     longer, and one for what was late
    /// @param times of which `whole` are of all counties together
    /// @param open at the end of the newest month that was counted; columns are the classes of
    ///     [CaseFigures#OPEN_FOR] and one for what is older
    /// @param turns of months in which somebody used a machine, newest first
    record Read(
            SortedSet<YearMonth> counted,
            YearMonth finished,
            Map<YearMonth, Held> received,
            Map<YearMonth, Held> decided,
            List<Decided> times,
            Held open,
            NavigableMap<YearMonth, KioskMonth> turns) {

        /// The months in which something was handed in or decided, or a machine was used, newest first.
        List<YearMonth> months() {
            return Stream.of(received, decided, turns)
                    .flatMap(by -> by.keySet().stream())
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }

        /// Whether a month is over, and was not counted yet.
        boolean awaited(YearMonth month) {
            return !month.isAfter(finished) && month.isAfter(finished.minusMonths(MOST)) && !counted.contains(month);
        }

        /// The last day of the newest month that was counted; empty before the first.
        Optional<LocalDate> openOn() {
            return counted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(counted.last().atEndOfMonth());
        }

        Held received(YearMonth month) {
            return received.getOrDefault(month, Held.none(CHANNELS.size()));
        }

        Held decided(YearMonth month) {
            return decided.getOrDefault(month, Held.none(DECIDED));
        }
    }

    /// What was counted until now.
    @Transactional(readOnly = true)
    Read read() {
        var now = YearMonth.now(clock);
        var first = now.minusMonths(MOST);
        var counted = records.counted(first, now);
        var known = read;
        if (known == null
                || !known.finished().equals(now.minusMonths(1))
                || !known.counted().equals(counted)) {
            known = read(first, now, counted);
            read = known;
        }
        return known;
    }

    private Read read(YearMonth first, YearMonth now, SortedSet<YearMonth> counted) {
        var decided = records.decided(first, now);
        return new Read(
                counted,
                now.minusMonths(1),
                byMonth(records.received(first, now), Received::month, ServiceMonths::received),
                byMonth(
                        decided.stream().filter(one -> !one.whole()).toList(),
                        Decided::month,
                        of -> held(of, Decided::county, DECIDED, ServiceMonths::days)),
                decided,
                held(
                        counted.isEmpty() ? List.of() : records.open(counted.last()),
                        CaseFigures.Open::county,
                        CaseFigures.OPEN_FOR.size() + 1,
                        one -> longs(one.days().stream())),
                turns(records.turns(first, now)));
    }

    private static NavigableMap<YearMonth, KioskMonth> turns(List<Turns> all) {
        var by = new TreeMap<YearMonth, KioskMonth>(Comparator.reverseOrder());
        all.stream()
                .collect(Collectors.groupingBy(Turns::month))
                .forEach((month, of) -> by.put(month, KioskMonth.of(of)));
        return by;
    }

    /// Counts the months that are over and were not counted yet.
    void count() {
        var at = clock.instant();
        var now = YearMonth.now(clock);
        var counted = records.counted(now.minusMonths(MOST), now);
        var wanted = Stream.iterate(now.minusMonths(MOST), now::isAfter, month -> month.plusMonths(1))
                .filter(month -> !counted.contains(month) && settled(month, at) && records.add(month, at))
                .toList();
        if (!wanted.isEmpty()) {
            count(wanted);
        }
    }

    private boolean settled(YearMonth month, Instant now) {
        var from = month.plusMonths(1).atDay(1).atTime(SETTLED).atZone(clock.getZone());
        return !now.isBefore(from.toInstant());
    }

    private void count(List<YearMonth> months) {
        var first = months.getFirst();
        var end = months.getLast().plusMonths(1);
        cases.received(first, end).stream()
                .filter(one -> months.contains(one.month()))
                .forEach(records::add);
        cases.decided(first, end).stream()
                .filter(one -> months.contains(one.month()))
                .forEach(records::add);
        for (var month : months) {
            cases.open(month.atEndOfMonth()).forEach(one -> records.add(month, one));
            turns(month).forEach(records::add);
        }
    }

    private Stream<Turns> turns(YearMonth month) {
        var from = month.atDay(1);
        var until = month.plusMonths(1).atDay(1);
        var whole = kiosks.figures(from, until, "");
        return whole.finished() == 0 && whole.handOvers() == 0
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(Turns.of(month, "", true, whole)),
                        kiosks.figuresByCounty(from, until).entrySet().stream()
                                .map(of -> Turns.of(month, of.getKey(), false, of.getValue())));
    }

    private static <R> Map<YearMonth, Held> byMonth(
            List<R> all, Function<R, YearMonth> month, Function<List<R>, Held> held) {
        var by = new HashMap<YearMonth, Held>();
        all.stream().collect(Collectors.groupingBy(month)).forEach((key, of) -> by.put(key, held.apply(of)));
        return by;
    }

    private static Held received(List<Received> of) {
        return held(
                of,
                Received::county,
                CHANNELS.size(),
                one -> longs(CHANNELS.stream().map(channel -> channel == one.channel() ? one.number() : 0)));
    }

    private static long[] days(Decided one) {
        return longs(Stream.concat(one.days().stream(), Stream.of(one.late())));
    }

    private static long[] longs(Stream<Long> numbers) {
        return numbers.mapToLong(Long::longValue).toArray();
    }

    /// Each county once: two levels side by side would tell, between them, what each withholds.
    private static <R> Held held(List<R> of, Function<R, String> county, int columns, Function<R, long[]> counts) {
        var counties = of.stream().map(county).distinct().sorted().toList();
        var cells = new long[counties.size()][columns];
        for (var one : of) {
            var row = cells[counties.indexOf(county.apply(one))];
            var add = counts.apply(one);
            for (int i = 0; i < add.length; i++) {
                row[i] += add[i];
            }
        }
        return Held.of(new Table(counties, Held.numbers(columns), cells));
    }
}
