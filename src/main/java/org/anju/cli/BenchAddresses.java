package org.anju.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.anju.frame.Words;
import org.anju.places.AddressReader;
import org.anju.places.DivisionRow;
import org.anju.town.Town;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `anju bench addresses`: how many written addresses a core divides into their parts, held against reading the
/// same file and doing no more than bringing its characters into one form, in turns. No database takes part,
/// and time is the time of the core and not of the clock, so that other work on the machine does not count.
@Command(name = "addresses", mixinStandardHelpOptions = true)
final class BenchAddresses implements Callable<Integer> {

    private static final double GOAL = 0.01;
    private static final double CORE_GOAL = 20_000;
    private static final int WARM_UPS = 3;
    private static final int MOST_LINES = 50_000;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "12", descriptionKey = "cli.bench.seconds")
    private int seconds = 12;

    private final Words words;

    BenchAddresses(Words words) {
        this.words = words;
    }

    @Override
    public Integer call() throws IOException {
        var today = LocalDate.now(Clock.system(Words.ZONE));
        var town = Town.grow(options.seed(), options.persons(), today);
        var reader = AddressReader.by(
                town.divisions().stream()
                        .map(one ->
                                DivisionRow.today(one.code(), one.name(), Objects.requireNonNullElse(one.parent(), "")))
                        .toList(),
                today);
        var file = Files.createTempFile("addresses", ".txt");
        try (var stays = town.stays()) {
            Files.write(
                    file, stays.map(stay -> stay.address()).limit(MOST_LINES).toList());
            var lines = (long) Files.readAllLines(file).size();
            options.text().println(words.t("cli.bench.reading"));
            var sizes = new LinkedHashMap<String, Object>();
            sizes.put("persons", options.persons());
            sizes.put("addresses", lines);
            sizes.put("divisions", town.divisions().size());
            options.publish(
                    new BenchReport("addresses", sizes, BenchReport.Machine.now(), List.of(figure(file, reader))),
                    words);
            return 0;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private BenchReport.Figure figure(Path file, AddressReader reader) throws IOException {
        ToIntFunction<String> parts = line -> reader.read(line).level().ordinal();
        ToIntFunction<String> form = line -> AddressReader.normal(line).length();
        for (int i = 0; i < WARM_UPS; i++) {
            slice(file, parts);
            slice(file, form);
        }
        var real = new ArrayList<BenchSlice>();
        var raw = new ArrayList<BenchSlice>();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        while (real.isEmpty() || System.nanoTime() < until) {
            real.add(slice(file, parts));
            raw.add(slice(file, form));
        }
        var figure = BenchReport.Figure.rate("addresses", "file", BenchIntake.ratio(real, raw), GOAL, real, raw);
        figure.details().put("perCoreSecond", figure.measured());
        figure.details().put("perCoreSecondGoal", CORE_GOAL);
        return figure;
    }

    /// The whole file once.
    private static BenchSlice slice(Path file, ToIntFunction<String> work) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        long done = 0;
        long sum = 0;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                sum += work.applyAsInt(line);
                done++;
            }
        }
        long nanos = threads.getCurrentThreadCpuTime() - begun;
        if (sum == 0) {
            throw new IllegalStateException("Nothing was read.");
        }
        return new BenchSlice(done, nanos, nanos, 0);
    }
}
