package org.anju.permits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A rule set as it is written: YAML, one file for each locality.
final class RuleFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final List<String> OURS = List.of("national.yaml", "guangdong.yaml", "hangzhou.yaml");

    private RuleFile() {}

    private record Both(@Nullable String zh, @Nullable String en) {}

    private record Line(
            @Nullable String rule,
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String instrument,
            @Nullable Both article) {}

    private record Whole(
            @Nullable String division,
            @Nullable Both name,
            @Nullable Map<String, Both> instruments,
            @Nullable List<Line> rules) {}

    /// Those that come with the program.
    static List<RuleSets.Locality> ours() {
        return OURS.stream().map(name -> read(name, text("/permits/" + name))).toList();
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
        try {
            var whole = MAPPER.readValue(text, Whole.class);
            var faults = new ArrayList<String>();
            var rules = new ArrayList<Rule>();
            var lines = whole.rules() == null ? List.<Line>of() : whole.rules();
            for (int i = 0; i < lines.size(); i++) {
                try {
                    rules.add(rule(whole, lines.get(i)));
                } catch (IllegalArgumentException e) {
                    faults.add("%s, rules[%d]: %s".formatted(file, i, e.getMessage()));
                }
            }
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("\n", faults));
            }
            var name = there(whole.name(), "name");
            return new RuleSets.Locality(
                    there(whole.division(), "division"),
                    there(name.zh(), "name.zh"),
                    there(name.en(), "name.en"),
                    rules);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static Rule rule(Whole whole, Line line) {
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
                there(line.from(), "from"),
                line.until(),
                new Rule.Source(
                        there(instrument.zh(), "instrument.zh"),
                        there(instrument.en(), "instrument.en"),
                        there(article.zh(), "article.zh"),
                        there(article.en(), "article.en")));
    }

    private static <T> T there(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("'%s' is missing.".formatted(name));
        }
        return value;
    }
}
