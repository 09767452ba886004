package org.anju.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.anju.cases.CaseState;

/// How long pages take while a year's cases come in at the pace of its busiest hours. Cases and pages each come at
/// their own time, whether the ones before have been answered or not, and what a page waited for its turn counts.
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

    private final BenchCaseWork work;
    private final BenchVisitor city;
    private final BenchVisitor street;
    private final BenchVisitor resident;
    private final Map<String, DoubleSupplier> pages = new LinkedHashMap<>();
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final AtomicInteger cases = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());

    BenchCasePages(BenchGround ground, BenchCaseWork work) {
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
        page("figures", resident, "/open/services");
        page("streetList", street, "/desk/cases");
        page("cityList", city, "/desk/cases");
        page("lateList", city, "/desk/cases?late=true");
        page("matterList", city, "/desk/cases?matter=residence-permit&state=REVIEW");
        page("deskCase", city, "/desk/cases/" + reference);
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

    BenchReport.Figure measure(int seconds) throws InterruptedException {
        for (int i = 0; i < ROUNDS_BEFORE; i++) {
            pages.values().forEach(DoubleSupplier::getAsDouble);
        }
        one();
        times.values().forEach(List::clear);
        cases.set(0);
        double pace = A_YEAR / WORKING_SECONDS * BUSIEST;
        var order = new AtomicInteger();
        var names = List.copyOf(pages.keySet());
        long begun = System.nanoTime();
        try (var clerks = Executors.newFixedThreadPool(AT_ONCE);
                var beside = Executors.newSingleThreadScheduledExecutor()) {
            every(beside, pace, () -> clerks.execute(() -> counted(this::one)));
            every(beside, pace * FOR_EACH, () -> {
                long due = System.nanoTime();
                var name = names.get(order.getAndIncrement() % names.size());
                clerks.execute(() -> counted(() -> look(name, due)));
            });
            TimeUnit.SECONDS.sleep(seconds);
            beside.shutdownNow();
        }
        return figure(pace, (System.nanoTime() - begun) / 1e9);
    }

    private static void every(ScheduledExecutorService beside, double pace, Runnable work) {
        beside.scheduleAtFixedRate(work, 0, (long) (1e6 / pace), TimeUnit.MICROSECONDS);
    }

    private void counted(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.incrementAndGet();
            reasons.add(e.toString());
        }
    }

    private void look(String name, long due) {
        pages.get(name).getAsDouble();
        times.get(name).add((System.nanoTime() - due) / 1e6);
    }

    /// A case as it comes in, decided and handed over by an officer on the pages.
    private void one() {
        var path = "/desk/cases/" + work.reference(work.next(CaseState.REVIEW));
        times.get("decision").add(city.post(path, path + "/decision", Map.of("decision", "grant")));
        times.get("delivery").add(city.post(path, path + "/delivery", Map.of()));
        cases.incrementAndGet();
    }

    private BenchReport.Figure figure(double pace, double took) {
        var details = new LinkedHashMap<String, Double>();
        var looked = times.values().stream().mapToInt(List::size).sum();
        details.put("casesPerSecondAsked", pace);
        details.put("casesPerSecond", cases.get() / took);
        details.put("pagesPerSecondAsked", pace * FOR_EACH);
        details.put("pagesPerSecond", looked / took);
        details.put("failed", (double) failed.get());
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
