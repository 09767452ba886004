package org.anju.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anju.cases.CaseFigures;
import org.anju.cases.CaseFigures.Decided;
import org.anju.cases.CaseFigures.Received;
import org.anju.shared.Channel;
import org.springframework.stereotype.Component;

/// What is known of the finished months, with what is to be withheld of each: read once after a month is over, for
/// a finished month does not change, and anybody may ask.
@Component
class ServiceMonths {

    private static final int MOST = 24;

    /// The ways by which somebody applies; the first two without an officer.
    static final List<Channel> CHANNELS = List.of(Channel.PORTAL, Channel.KIOSK, Channel.DESK, Channel.API);

    private static final int DECIDED = CaseFigures.DECIDED_WITHIN.size() + 2;

    private final CaseFigures cases;
    private final Clock clock;

    private final Map<YearMonth, Read> read = new ConcurrentHashMap<>();

    ServiceMonths(CaseFigures cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
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

    /// @param received by month; columns are [#CHANNELS]
    /// @param decided by month; columns are the classes of [CaseFigures#DECIDED_WITHIN], one for what took
    ///     longer, and one for what was late
    /// @param times of which `whole` are of all counties together
    /// @param openOn the last day of the last month
    /// @param open at its end; columns are the classes of [CaseFigures#OPEN_FOR] and one for what is older
    record Read(
            Map<YearMonth, Held> received,
            Map<YearMonth, Held> decided,
            List<Decided> times,
            LocalDate openOn,
            Held open) {

        /// The months in which something was handed in or decided, newest first.
        List<YearMonth> months() {
            return Stream.concat(received.keySet().stream(), decided.keySet().stream())
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }

        Held received(YearMonth month) {
            return received.getOrDefault(month, Held.none(CHANNELS.size()));
        }

        Held decided(YearMonth month) {
            return decided.getOrDefault(month, Held.none(DECIDED));
        }
    }

    Read read() {
        var now = YearMonth.now(clock);
        var newest = read.computeIfAbsent(now, this::before);
        read.keySet().retainAll(Set.of(now));
        return newest;
    }

    private Read before(YearMonth now) {
        var first = now.minusMonths(MOST);
        var decided = cases.decided(first, now);
        var openOn = now.atDay(1).minusDays(1);
        return new Read(
                byMonth(cases.received(first, now), Received::month, ServiceMonths::received),
                byMonth(
                        decided.stream().filter(one -> !one.whole()).toList(),
                        Decided::month,
                        of -> held(of, Decided::county, DECIDED, ServiceMonths::days)),
                decided,
                openOn,
                held(
                        cases.open(openOn),
                        CaseFigures.Open::county,
                        CaseFigures.OPEN_FOR.size() + 1,
                        one -> longs(one.days().stream())));
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
