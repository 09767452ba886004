package org.anju.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.anju.frame.Words;
import org.anju.town.Town;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the benches are told.
final class BenchOptions {

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data-bench", descriptionKey = "cli.bench.data")
    private Path data = Path.of("data-bench");

    @Option(names = "--persons", paramLabel = "N", defaultValue = "20000", descriptionKey = "cli.bench.persons")
    private int persons = 20_000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "cli.demo.seed")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE|-", descriptionKey = "cli.bench.json")
    private @Nullable String json;

    @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "cli.lang")
    private @Nullable String lang;

    int persons() {
        return persons;
    }

    long seed() {
        return seed;
    }

    /// Where the text goes: to the error stream where the JSON has the output.
    PrintStream text() {
        return "-".equals(json) ? System.err : System.out;
    }

    BenchGround ground(Class<?> house, Words words) {
        return BenchGround.prepare(house, words, data.toAbsolutePath().normalize(), seed, persons, text());
    }

    /// @param settling what else has to be there before the database is copied
    BenchGround serving(Class<?> house, Words words, BiConsumer<Installation.Running, Town> settling) {
        return BenchGround.serving(house, words, directory(), seed, persons, text(), settling);
    }

    Path directory() {
        return data.toAbsolutePath().normalize();
    }

    /// @param grown persons who come through the intake; the rest are copies of them
    BenchGround inPlace(Class<?> house, Words words, int grown) {
        return BenchGround.inPlace(house, words, data.toAbsolutePath().normalize(), seed, grown, persons, text());
    }

    /// The same with the program's pages.
    BenchGround servingInPlace(Class<?> house, Words words, int grown) {
        return BenchGround.servingInPlace(house, words, directory(), seed, grown, persons, text());
    }

    void publish(BenchReport report, Words words) throws IOException {
        report.lines(words).forEach(text()::println);
        write(report.json());
    }

    /// Writes the figures where they are wanted as JSON.
    void write(String figures) throws IOException {
        if ("-".equals(json)) {
            System.out.println(figures);
        } else if (json != null) {
            Files.writeString(Path.of(json), figures + System.lineSeparator());
        }
    }
}
