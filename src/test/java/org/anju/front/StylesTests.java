package org.anju.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesTests {

    private static final String SHEET = read();
    private static final Map<String, String> COLOURS = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});")
            .matcher(SHEET)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    // WCAG 2.2, 1.4.3: text needs 4.5:1.
    @ParameterizedTest
    @CsvSource({
        "ink,paper",
        "ink,wash",
        "ink,warm",
        "soft,paper",
        "soft,wash",
        "teal,paper",
        "teal,wash",
        "teal,warm",
        "deep,paper",
        "deep,wash",
        "stop,paper",
        "paper,teal",
        "paper,deep",
        "good,good-wash",
        "wait,warm",
        "stop,stop-wash"
    })
    void textIsReadable(String text, String ground) {
        assertThat(contrast(colour(text), colour(ground))).isGreaterThanOrEqualTo(4.5);
    }

    // WCAG 2.2, 1.4.11: the edge of a field and the ring of the focus need 3:1.
    @ParameterizedTest
    @CsvSource({"edge,paper", "edge,wash", "accent,paper", "accent,wash", "accent,warm", "lamp,teal", "stop,paper"})
    void edgesAndTheFocusAreSeen(String edge, String ground) {
        assertThat(contrast(colour(edge), colour(ground))).isGreaterThanOrEqualTo(3.0);
    }

    @Test
    void noRuleSetsTextOnAGroundThatHidesIt() {
        var checked = Pattern.compile("\\{([^{}]*)}")
                .matcher(SHEET)
                .results()
                .map(rule -> rule.group(1))
                .filter(rule -> has(rule, "color") && has(rule, "background"))
                .peek(rule -> assertThat(contrast(value(rule, "color"), value(rule, "background")))
                        .as(rule)
                        .isGreaterThanOrEqualTo(4.5))
                .count();
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void itIsSmallAndFetchesNothing() {
        assertThat(SHEET.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(25_000);
        assertThat(SHEET).doesNotContain("url(", "@import", "@font-face");
    }

    @Test
    void everyColourHasAName() {
        var rules = SHEET.substring(SHEET.indexOf('}'));
        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsla?\\(")
                        .matcher(rules)
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void largeTypeIs24PixelsAndItsTargets60() {
        assertThat(number("font-size: ([0-9.]+)%")).isEqualTo(112.5);
        var large = number("html\\.large \\{ font-size: ([0-9.]+)%");
        var target = number("--target: ([0-9.]+)rem");
        assertThat(large / 100 * 16).isGreaterThanOrEqualTo(24);
        assertThat(target * large / 100 * 16).isGreaterThanOrEqualTo(60);
        assertThat(target * 1.125 * 16).isGreaterThanOrEqualTo(44);
    }

    private static double number(String pattern) {
        var found = Pattern.compile(pattern).matcher(SHEET);
        assertThat(found.find()).as(pattern).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static boolean has(String rule, String property) {
        return declaration(property).matcher(rule).find();
    }

    private static String value(String rule, String property) {
        var found = declaration(property).matcher(rule);
        assertThat(found.find()).isTrue();
        return colour(found.group(1));
    }

    private static Pattern declaration(String property) {
        return Pattern.compile("(?:^|[;{\\s])" + property + ": var\\(--([a-z-]+)\\)");
    }

    private static String colour(String name) {
        return Objects.requireNonNull(COLOURS.get(name), name);
    }

    // WCAG 2.2, definitions of contrast ratio and relative luminance.
    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        var share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String read() {
        try (var in = Objects.requireNonNull(StylesTests.class.getResourceAsStream("/static/assets/anju.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
