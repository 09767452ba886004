package org.anju.permits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A rule set as it is written: YAML, one file for each locality. What is wrong is told with file and line, all at
/// once.
final class RuleFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final List<String> OURS = List.of("national.yaml", "guangdong.yaml", "hangzhou.yaml");

    private final String file;
    private final Whole whole;
    private final List<String> faults;

    private RuleFile(String file, Whole whole, List<String> faults) {
        this.file = file;
        this.whole = whole;
        this.faults = faults;
    }

    private record Both(@Nullable String zh, @Nullable String en) {}

    private record Line(
            @Nullable String rule,
            @Nullable String value,
            @Nullable String from,
            @Nullable String until,
            @Nullable String instrument,
            @Nullable Both article) {}

    private record Whole(
            @Nullable String division,
            @Nullable Both name,
            @Nullable Map<String, Both> instruments,
            @Nullable List<@Nullable Line> rules) {}

    /// Those that come with the program.
    static List<RuleSets.Locality> ours() {
        return OURS.stream().map(name -> read(name, text("/permits/" + name))).toList();
    }

    /// Those of a city's own, one file each. Throws [IllegalArgumentException] that names every fault of every
    /// file.
    static List<RuleSets.Locality> own(Path directory) throws IOException {
        var all = new ArrayList<RuleSets.Locality>();
        var faults = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(directory, "[!.]*.{yaml,yml}")) {
            var sorted = new ArrayList<Path>();
            for (var file : files) {
                if (Files.isRegularFile(file)) {
                    sorted.add(file);
                }
            }
            sorted.sort(null);
            for (var file : sorted) {
                try {
                    read(file.toString(), Files.readString(file, StandardCharsets.UTF_8), faults)
                            .ifPresent(all::add);
                } catch (CharacterCodingException e) {
                    faults.add("%s: is not UTF-8.".formatted(file));
                }
            }
        }
        require(faults);
        return all;
    }

    static String text(String path) {
        try (var in = RuleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The rules %s are not in the program.".formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Throws [IllegalArgumentException] that names the file and every rule in fault.
    static RuleSets.Locality read(String file, String text) {
        var faults = new ArrayList<String>();
        var read = read(file, text, faults);
        require(faults);
        return read.orElseThrow();
    }

    private static void require(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    private static Optional<RuleSets.Locality> read(String file, String text, List<String> faults) {
        var before = faults.size();
        try {
            var reading = new RuleFile(file, MAPPER.readValue(text, Whole.class), faults);
            var read = reading.locality(lines(text));
            return faults.size() > before ? Optional.empty() : read;
        } catch (JacksonException e) {
            var line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            faults.add("%s, line %d: cannot be read: %s".formatted(file, line, e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    private Optional<RuleSets.Locality> locality(List<Integer> lines) {
        var rules = new ArrayList<Rule>();
        var written = whole.rules() == null ? List.<@Nullable Line>of() : whole.rules();
        for (int i = 0; i < written.size(); i++) {
            var line = written.get(i);
            var at = i < lines.size() ? lines.get(i) : 1;
            told(at, "rules[%d]: ".formatted(i), () -> rule(there(line, "rule")))
                    .ifPresent(rules::add);
        }
        return told(1, "", () -> {
            var name = there(whole.name(), "name");
            return new RuleSets.Locality(
                    there(whole.division(), "division"),
                    there(name.zh(), "name.zh"),
                    there(name.en(), "name.en"),
                    rules);
        });
    }

    private <T> Optional<T> told(int line, String where, Supplier<T> what) {
        try {
            return Optional.of(what.get());
        } catch (IllegalArgumentException e) {
            faults.add("%s, line %d: %s%s".formatted(file, line, where, e.getMessage()));
            return Optional.empty();
        }
    }

    private Rule rule(Line line) {
        var named = there(line.rule(), "rule").toUpperCase(Locale.ROOT).replace('-', '_');
        var kind = Arrays.stream(RuleKind.values())
                .filter(one -> one.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule '%s'.".formatted(line.rule())));
        var instruments = there(whole.instruments(), "instruments");
        var instrument = there(instruments.get(there(line.instrument(), "instrument")), "instrument");
        var article = there(line.article(), "article");
        return new Rule(
                there(whole.division(), "division"),
                kind,
                there(line.value(), "value"),
                day(there(line.from(), "from"), "from"),
                line.until() == null ? null : day(line.until(), "until"),
                new Rule.Source(
                        there(instrument.zh(), "instrument.zh"),
                        there(instrument.en(), "instrument.en"),
                        there(article.zh(), "article.zh"),
                        there(article.en(), "article.en")));
    }

    private static LocalDate day(String written, String name) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'%s' is no day such as 2026-01-31: '%s'.".formatted(name, written), e);
        }
    }

    private static <T> T there(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("'%s' is missing.".formatted(name));
        }
        return value;
    }

    // Where each of the rules begins.
    private static List<Integer> lines(String text) {
        var lines = new ArrayList<Integer>();
        try (var parser = MAPPER.createParser(text)) {
            var depth = 0;
            var within = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                    within = parser.currentName().equals("rules");
                }
                if (within && depth == 2 && token != JsonToken.END_ARRAY) {
                    lines.add(Math.max(1, parser.currentTokenLocation().getLineNr()));
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return lines;
    }
}
