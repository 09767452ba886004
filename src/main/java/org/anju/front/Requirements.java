package org.anju.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.anju.frame.Frame;
import org.springframework.stereotype.Component;

/// How Anju stands to each requirement of OWASP ASVS 5.0.0: published as it is, with what is not met. A test
/// sees that each test named here exists.
@Component
public class Requirements {

    private static final List<Integer> LEVELS = List.of(1, 2, 3);

    private final List<Requirement> all = read();

    /// What became of a requirement.
    public enum Result {
        /// an automatic test holds it
        TESTED,
        /// it follows from how the program is built; no test looks
        DESIGN,
        /// it is not met, or nobody has looked
        UNMET,
        /// it is about something that Anju does not have
        NOT_APPLICABLE
    }

    /// A requirement of the list.
    ///
    /// @param level the lowest at which it is asked
    /// @param test class and method; empty where there is none
    /// @param howZh in a few words, where there is no test
    public record Requirement(String id, int level, Result result, String test, String howZh, String howEn) {

        public String how(Frame page) {
            return page.either(howZh, howEn);
        }
    }

    /// Those of one level, counted.
    ///
    /// @param level 0 for all together
    public record Sum(int level, long applicable, long tested, long design, long unmet) {

        private static Sum of(int level, List<Requirement> some) {
            long tested = count(some, Result.TESTED);
            long design = count(some, Result.DESIGN);
            long unmet = count(some, Result.UNMET);
            return new Sum(level, tested + design + unmet, tested, design, unmet);
        }

        private static long count(List<Requirement> some, Result result) {
            return some.stream().filter(one -> one.result() == result).count();
        }
    }

    public List<Requirement> all() {
        return all;
    }

    /// By level, and all together at the end.
    List<Sum> sums() {
        return Stream.concat(
                        LEVELS.stream()
                                .map(level -> Sum.of(
                                        level,
                                        all.stream()
                                                .filter(one -> one.level() == level)
                                                .toList())),
                        Stream.of(Sum.of(0, all)))
                .toList();
    }

    List<Requirement> unmet() {
        return all.stream().filter(one -> one.result() == Result.UNMET).toList();
    }

    private static List<Requirement> read() {
        try (var table = Requirements.class.getResourceAsStream("/asvs.tsv")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Requirement(
                            cells[0], Integer.parseInt(cells[1]), result(cells[2]), cells[3], cells[4], cells[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result result(String word) {
        return switch (word) {
            case "tested" -> Result.TESTED;
            case "design" -> Result.DESIGN;
            case "unmet" -> Result.UNMET;
            case "-" -> Result.NOT_APPLICABLE;
            default -> throw new IllegalStateException("This is no result: " + word);
        };
    }
}
