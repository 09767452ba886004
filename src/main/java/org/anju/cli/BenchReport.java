package org.anju.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anju.frame.Words;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a bench found, beside the machine and the sizes it was found on.
record BenchReport(String bench, Map<String, Object> sizes, Machine machine, List<Figure> figures) {

    /// The machine while the bench ran.
    ///
    /// @param load average of the last minute; negative where the system does not tell
    record Machine(String system, String java, int cores, long memoryMegabytes, long heapMegabytes, double load) {
        static Machine now() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return new Machine(
                    system.getName() + " " + system.getArch(),
                    Runtime.version().toString(),
                    system.getAvailableProcessors(),
                    memory() / 1024,
                    Runtime.getRuntime().maxMemory() / (1024 * 1024),
                    system.getSystemLoadAverage());
        }

        private static long memory() {
            try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
                return lines.filter(line -> line.startsWith("MemTotal:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(0);
            } catch (IOException e) {
                return 0;
            }
        }
    }

    /// One thing that was measured, and the raw limit it is held against.
    ///
    /// @param name ends the key of its message, `cli.bench.figure.…`
    /// @param way `face` where the module was called, `http` where the interface was
    /// @param unit `per second` (more is better), `milliseconds` (99 of 100 stay below), `milliseconds p95` or
    /// `seconds` (less is better)
    /// @param goal that the ratio must reach, or for a time not exceed
    /// @param details further figures, in order
    record Figure(
            String name,
            String way,
            String unit,
            double measured,
            double raw,
            double ratio,
            double goal,
            Map<String, Double> details) {

        static final String RATE = "per second";
        static final String TIME = "milliseconds";
        static final String TIME_P95 = "milliseconds p95";
        static final String SECONDS = "seconds";

        static Figure rate(
                String name, String way, double ratio, double goal, List<BenchSlice> real, List<BenchSlice> raw) {
            var details = new LinkedHashMap<String, Double>();
            details.put(
                    "programCpuMicros",
                    median(real.stream().map(BenchSlice::programMicros).toList()));
            details.put(
                    "databaseCpuMicros",
                    median(real.stream().map(BenchSlice::databaseMicros).toList()));
            details.put(
                    "rawProgramCpuMicros",
                    median(raw.stream().map(BenchSlice::programMicros).toList()));
            details.put(
                    "rawDatabaseCpuMicros",
                    median(raw.stream().map(BenchSlice::databaseMicros).toList()));
            return new Figure(
                    name,
                    way,
                    RATE,
                    median(real.stream().map(BenchSlice::perSecond).toList()),
                    median(raw.stream().map(BenchSlice::perSecond).toList()),
                    ratio,
                    goal,
                    details);
        }

        boolean met() {
            return unit.equals(RATE) ? ratio >= goal : ratio <= goal;
        }
    }

    List<String> lines(Words words) {
        var lines = new ArrayList<String>();
        lines.add(words.t(
                "cli.bench.machine",
                machine.cores(),
                machine.memoryMegabytes(),
                "%.1f".formatted(machine.load()),
                String.valueOf(sizes)));
        for (var figure : figures) {
            lines.add(words.t(
                    "cli.bench.unit." + figure.unit().replace(' ', '-'),
                    words.t("cli.bench.figure." + figure.name()),
                    figure.way(),
                    rounded(figure.measured()),
                    rounded(figure.raw()),
                    rounded(figure.ratio()),
                    rounded(figure.goal()),
                    words.t(figure.met() ? "cli.bench.met" : "cli.bench.missed")));
            var details = new ArrayList<String>();
            figure.details().forEach((name, value) -> details.add(name + " " + rounded(value)));
            lines.add("    " + String.join(", ", details));
        }
        return lines;
    }

    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("bench", bench);
        all.put("sizes", sizes);
        all.put("machine", machine);
        all.put("figures", figures);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    static double median(List<Double> of) {
        return percentile(of, 0.5);
    }

    /// The value that this part of all does not exceed (nearest rank).
    static double percentile(List<Double> of, double part) {
        var sorted = of.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    private static String rounded(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : "%.3g".formatted(value).toLowerCase(Locale.ROOT);
    }
}
