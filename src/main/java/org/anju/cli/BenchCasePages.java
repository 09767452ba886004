package org.anju.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.anju.cases.CaseState;

/// How long pages take while a year's cases come in at the pace of its busiest hours: each case at its time,
/// whether the one before is done or not; pages one after another, by two who do nothing else. And what
/// processor time the pages of such an hour need, and how long whoever comes first after a count waits for
/// the public figures.
final class BenchCasePages {

    /// A city of 25 million: cases a year, over its working hours, and how much busier the busiest are.
    static final double A_YEAR = 3_500_000;

    private static final double WORKING_SECONDS = 250 * 8 * 3_600.0;
    private static final double BUSIEST = 3;

    /// Pages that are looked at for each case: by who applies, some of it on a phone in between, and by officers.
    private static final int FOR_EACH = 20;

    /// What an officer or an applicant waits for a page, 95 times in 100.
    private static final double GOAL = 300;

    private static final int ROUNDS_BEFORE = 5;
    private static final int AT_ONCE = 16;
    private static final int VISITORS = 2;
    private static final String FIGURES = "/open/services";
    private static final Duration TO_THE_END = Duration.ofMinutes(10);

    private final BenchGround ground;
    private final BenchCaseWork work;
    private final List<String> names;
    private final AtomicInteger order = new AtomicInteger();
    private final BenchVisitor city;
    private final BenchVisitor street;
    private final BenchVisitor resident;
    private final Map<String, DoubleSupplier> pages = new LinkedHashMap<>();
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());

    BenchCasePages(BenchGround ground, BenchCaseWork work) {
        this.ground = ground;
        this.work = work;
        var own = work.ownCase();
        this.city = BenchVisitor.signedIn(ground.url(), BenchCaseWork.CITY, Demo.PASSWORD);
        this.street = BenchVisitor.signedIn(ground.url(), BenchCaseWork.STREET, Demo.PASSWORD);
        this.resident = BenchVisitor.signedIn(ground.url(), BenchCaseWork.RESIDENT, Demo.PASSWORD);
        city.open(BenchCaseWork.PURPOSE, "BENCH");
        street.open(BenchCaseWork.PURPOSE, "BENCH");
        var reference = work.reference(own);
        page("home", resident, "/me");
        page("ownCases", resident, "/me/cases");
        page("ownCase", resident, "/me/cases/" + reference);
        page("notices", resident, "/me/notices");
        page("tracker", resident, "/track?number=" + own.number().digits());
        page("catalogue", resident, "/open/matters");
        page("figures", resident, FIGURES);
        page("streetList", street, "/desk/cases");
        page("cityList", city, "/desk/cases");
        page("lateList", city, "/desk/cases?late=true");
        page("matterList", city, "/desk/cases?matter=residence-permit&state=REVIEW");
        page("deskCase", city, "/desk/cases/" + reference);
        names = List.copyOf(pages.keySet());
        times.put("decision", Collections.synchronizedList(new ArrayList<>()));
        times.put("delivery", Collections.synchronizedList(new ArrayList<>()));
    }

    private void page(String name, BenchVisitor visitor, String path) {
        pages.put(name, () -> visitor.get(path));
        times.put(name, Collections.synchronizedList(new ArrayList<>()));
    }

    /// How many could not be done; what was said of the first is on the error stream.
    int failed() {
        reasons.stream().distinct().limit(3).forEach(System.err::println);
        return failed.get();
    }

    /// @param caseMicros processor time of a case without pages
    BenchReport.Figure measure(int seconds, double caseMicros) throws InterruptedException, ExecutionException {
        var details = new LinkedHashMap<String, Double>();
        long counting = System.nanoTime();
        ground.running().doNow("FigureDuties.countMonths");
        details.put("monthsCounted", since(counting));
        details.put("figuresFirst", resident.get(FIGURES));
        for (int i = 0; i < ROUNDS_BEFORE * names.size(); i++) {
            look();
        }
        one(System.nanoTime());
        var alone =
                BenchSlice.run(ground.cluster(), VISITORS, Duration.ofSeconds(Math.max(1, seconds / 4)), this::look);
        times.values().forEach(List::clear);
        cases.set(0);
        double pace = A_YEAR / WORKING_SECONDS * BUSIEST;
        long between = (long) (1e9 / pace);
        BenchSlice among;
        int done;
        try (var clerks = Executors.newFixedThreadPool(AT_ONCE);
                var beside = Executors.newSingleThreadScheduledExecutor()) {
            var next = new AtomicLong(System.nanoTime());
            beside.scheduleAtFixedRate(
                    () -> {
                        long moment = next.getAndAdd(between);
                        clerks.execute(() -> counted(() -> one(moment)));
                    },
                    0,
                    between,
                    TimeUnit.NANOSECONDS);
            among = BenchSlice.run(ground.cluster(), VISITORS, Duration.ofSeconds(seconds), this::look);
            beside.shutdownNow();
            done = cases.get();
            clerks.shutdown();
            // Those that are slow count as well.
            if (!clerks.awaitTermination(TO_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("What had come in was not done after " + TO_THE_END + ".");
            }
        }
        return figure(details, pace, done, among, alone.programMicros() + alone.databaseMicros(), caseMicros);
    }

    private static double since(long moment) {
        return (System.nanoTime() - moment) / 1e6;
    }

    private void counted(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            reasons.add(e.toString());
        }
    }

    /// The next page.
    private int look() {
        var name = names.get(Math.floorMod(order.getAndIncrement(), names.size()));
        counted(() -> times(name).add(Objects.requireNonNull(pages.get(name)).getAsDouble()));
        return 1;
    }

    private List<Double> times(String page) {
        return Objects.requireNonNull(times.get(page));
    }

    /// A case as it comes in, decided and handed over by an officer on the pages. What it waited for a clerk
    /// counts: who has to wait because the one before was slow waits all the same.
    ///
    /// @param moment for which it was meant
    private void one(long moment) {
        var waited = since(moment);
        var path = "/desk/cases/" + work.reference(work.next(CaseState.REVIEW));
        times("decision").add(waited + city.post(path, path + "/decision", Map.of("decision", "grant")));
        times("delivery").add(waited + city.post(path, path + "/delivery", Map.of()));
        cases.incrementAndGet();
    }

    private BenchReport.Figure figure(
            Map<String, Double> details,
            double pace,
            int done,
            BenchSlice among,
            double pageMicros,
            double caseMicros) {
        details.put("casesPerSecondAsked", pace);
        details.put("casesPerSecond", done * 1e9 / among.nanos());
        details.put("pagesPerSecond", among.perSecond());
        details.put("failed", (double) failed.get());
        details.put("pageCpuMicros", pageMicros);
        details.put("coresForTheBusiestHour", pace * (caseMicros + FOR_EACH * pageMicros) / 1e6);
        double worst = 0;
        for (var page : times.entrySet()) {
            if (!page.getValue().isEmpty()) {
                double p95 = BenchReport.percentile(page.getValue(), 0.95);
                details.put(page.getKey() + "P50", BenchReport.median(page.getValue()));
                details.put(page.getKey() + "P95", p95);
                worst = Math.max(worst, p95);
            }
        }
        return new BenchReport.Figure(
                "case-pages", "http", BenchReport.Figure.TIME_P95, worst, GOAL, worst / GOAL, 1, details);
    }
}
