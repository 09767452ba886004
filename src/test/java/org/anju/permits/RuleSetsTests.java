package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.anju.shared.DivisionCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetsTests {

    private static final String NATIONAL = RuleFile.text("/permits/national.yaml");

    @Test
    void theRuleOfTheSmallestDivisionHoldsRuleByRule() {
        var sets = RuleSets.of(List.of(
                RuleFile.read("city", local("9901", "counted anew", "2026-01-01", "2027-01-01")),
                RuleFile.read("province", local("99", "suspended time left out", "2025-01-01", "2028-01-01")),
                RuleFile.read("national", NATIONAL)));
        var city = sets.of(DivisionCode.read("990101"));
        var neighbour = sets.of(DivisionCode.read("990201"));
        assertThat(madeUp(city, "2024-12-31")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        assertThat(madeUp(city, "2025-01-01")).isEqualTo(RuleSet.MadeUp.SUSPENDED_TIME_LEFT_OUT);
        assertThat(madeUp(city, "2025-12-31")).isEqualTo(RuleSet.MadeUp.SUSPENDED_TIME_LEFT_OUT);
        assertThat(madeUp(city, "2026-01-01")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        assertThat(madeUp(city, "2026-12-31")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        assertThat(madeUp(city, "2027-01-01")).isEqualTo(RuleSet.MadeUp.SUSPENDED_TIME_LEFT_OUT);
        assertThat(madeUp(city, "2028-01-01")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        assertThat(madeUp(neighbour, "2026-06-01")).isEqualTo(RuleSet.MadeUp.SUSPENDED_TIME_LEFT_OUT);
        assertThat(city.on(LocalDate.of(2026, 6, 1)).intervalMonths()).isEqualTo(12);
    }

    @Test
    void everyRuleThatComesWithTheProgramHasItsSource() {
        for (var locality : RuleSets.ours().all()) {
            assertThat(locality.rules()).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.source().articleZh()).containsAnyOf("条", "未核实");
                assertThat(rule.source().articleEn()).containsAnyOf("art", "not verified");
            });
        }
    }

    @Test
    void whatIsWrongWithAFileIsToldRuleByRule() {
        var text = local("99", "thrown away", "2025-01-01", "2024-01-01")
                + "  - {rule: interval, value: 12 months, from: 2025-01-01, instrument: other, article: {zh: 一, en: 1}}\n"
                + "  - {rule: tax, value: 1 yuan, from: 2025-01-01, instrument: own, article: {zh: 一, en: 1}}\n"
                + "  - {rule: interval, value: 12 months, from: 2025-01-01, instrument: own, article: {zh: 一}}\n";
        assertThatThrownBy(() -> RuleFile.read("x.yaml", text))
                .hasMessageContaining("x.yaml, line 6: rules[0]: MADE_UP cannot be 'thrown away'")
                .hasMessageContaining("x.yaml, line 7: rules[1]: 'instrument' is missing")
                .hasMessageContaining("x.yaml, line 8: rules[2]: There is no rule 'tax'")
                .hasMessageContaining("x.yaml, line 9: rules[3]: 'article.en' is missing");
        assertThatThrownBy(() -> RuleFile.read("x.yaml", "divsion: '99'")).hasMessageContaining("x.yaml");
    }

    /// What the decree settles itself no locality changes for the worse.
    @ParameterizedTest
    @CsvSource({
        "residence, 7 months, false",
        "residence, 6 months, true",
        "residence, 1 month, true",
        "residence, 0 months, false",
        "interval, 11 months, false",
        "interval, 12 months, true",
        "interval, 13 months, false",
        "window, 0 months, false",
        "window, 1 month, true",
        "window, 2 months, false"
    })
    void whatTheDecreeSettlesIsKept(String rule, String value, boolean kept) {
        var text = local("99", "counted anew", "2025-01-01", "2026-01-01")
                + "  - {rule: %s, value: %s, from: 2025-01-01, instrument: own, article: {zh: 一, en: 1}}\n"
                        .formatted(rule, value);
        assertThat(catchThrowable(() -> RuleFile.read("x.yaml", text)) == null).isEqualTo(kept);
    }

    /// A national file of one's own replaces ours rule by rule; what it replaces it must settle for all days.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2016-01-01, -, -",
                "2015-01-01, -, -",
                "2016-01-02, -, 2016-01-01",
                "2016-01-01, 2026-01-01, 2026-01-01"
            })
    void aCountryHasEveryRuleOnEveryDay(String from, @Nullable String until, @Nullable String lacking) {
        var own = local("", "counted anew", from, until == null ? "2999-01-01" : until);
        var file = RuleFile.read("own.yaml", until == null ? own.replace(", until: 2999-01-01", "") : own);
        var fault = catchThrowable(() -> RuleSets.with(List.of(file)));
        assertThat(fault == null ? null : fault.getMessage())
                .isEqualTo(
                        lacking == null
                                ? null
                                : "There is no rule MADE_UP for the whole country on %s: each is needed on every day from 2016-01-01 on."
                                        .formatted(lacking));
    }

    @Test
    void whatAFileSaysTwiceIsAFault() {
        var text = local("99", "counted anew", "2025-01-01", "2026-01-01");
        assertThatThrownBy(() -> RuleFile.read("x.yaml", text + "division: \"98\"\n"))
                .hasMessageContaining("x.yaml, line 7: cannot be read: Duplicate");
    }

    @Test
    void aFileThatIsNotUtf8IsNamed(@TempDir Path directory) throws IOException {
        var file = directory.resolve("a.yaml");
        Files.write(
                file, local("99", "counted anew", "2025-01-01", "2026-01-01").getBytes("GB18030"));
        Files.writeString(directory.resolve("b.yaml"), "divsion: '99'");
        assertThatThrownBy(() -> RuleFile.own(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ": is not UTF-8")
                .hasMessageContaining("b.yaml");
    }

    @Test
    void oneDayHasOneRule() {
        var twice = local("99", "counted anew", "2025-01-01", "2026-01-01")
                + "  - {rule: made-up, value: counted anew, from: 2025-12-31, instrument: own, article: {zh: 一, en: 1}}\n";
        assertThatThrownBy(() -> RuleSets.of(List.of(RuleFile.read("x", twice))))
                .hasMessageContaining("no rules for the whole country")
                .hasMessageContaining("two rules MADE_UP on one day");
    }

    @Test
    void theFaultsOfAllFilesAreToldAtOnce(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.yaml"), local("99", "thrown away", "2025-01-01", "2026-01-01"));
        Files.writeString(directory.resolve("b.yml"), local("98", "counted anew", "2025-13-01", "2026-01-01"));
        Files.writeString(directory.resolve("c.yaml"), "rules: [\n");
        Files.writeString(directory.resolve("d.yaml"), local("9x", "counted anew", "2025-01-01", "2026-01-01"));
        assertThatThrownBy(() -> RuleFile.own(directory))
                .hasMessageContaining("a.yaml, line 6: rules[0]: MADE_UP")
                .hasMessageContaining("b.yml, line 6: rules[0]: 'from' is no day such as 2026-01-31: '2025-13-01'")
                .hasMessageContaining("c.yaml, line ")
                .hasMessageContaining("d.yaml, line 6: rules[0]: '9x' is no beginning of a division code");
    }

    /// A city that has the text of its rules puts it in the place of what we took from others.
    @Test
    void aFileOfOnesOwnReplacesOursRuleByRule(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("hangzhou.yaml"),
                local("3301", "suspended time left out", "2018-07-01", "2030-01-01"));
        var hangzhou = RuleSets.with(RuleFile.own(directory)).of(DivisionCode.read("330106"));
        assertThat(madeUp(hangzhou, "2018-06-30")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        assertThat(madeUp(hangzhou, "2018-07-01")).isEqualTo(RuleSet.MadeUp.SUSPENDED_TIME_LEFT_OUT);
        assertThat(madeUp(hangzhou, "2030-01-01")).isEqualTo(RuleSet.MadeUp.COUNTED_ANEW);
        var rules = hangzhou.on(LocalDate.of(2019, 1, 1));
        assertThat(rules.get(RuleKind.MADE_UP).source().en()).isEqualTo("Its own rules");
        assertThat(rules.get(RuleKind.ENDS).division()).isEqualTo("3301");
        assertThat(RuleSets.with(List.of()).all()).isEqualTo(RuleSets.ours().all());
    }

    @Test
    void twoFilesOfOneDivisionAreAFault(@TempDir Path directory) throws IOException {
        var text = local("3301", "counted anew", "2018-07-01", "2030-01-01");
        Files.writeString(directory.resolve("a.yaml"), text);
        Files.writeString(directory.resolve("b.yaml"), text);
        var own = RuleFile.own(directory);
        assertThatThrownBy(() -> RuleSets.with(own)).hasMessageContaining("two rule sets for '3301'");
    }

    private static RuleSet.MadeUp madeUp(Rules rules, String day) {
        return rules.on(LocalDate.parse(day)).madeUp();
    }

    private static String local(String division, String madeUp, String from, String until) {
        return """
                division: "%s"
                name: {zh: 某地, en: Somewhere}
                instruments:
                  own: {zh: 某地办法, en: Its own rules}
                rules:
                  - {rule: made-up, value: %s, from: %s, until: %s, instrument: own, article: {zh: 第一条, en: art. 1}}
                """.formatted(division, madeUp, from, until);
    }
}
