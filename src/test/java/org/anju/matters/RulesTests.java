package org.anju.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.anju.shared.Problem;
import org.anju.workdays.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rules say of facts and answers, and what is no rule.
class RulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private static final String DOG = """
            mayApply:
              - {when: person.age >= 18, otherwise: {zh: 未满十八, en: under 18}}
              - {when: "answers.day == '' || answers.day <= today", otherwise: {zh: 日期, en: day}}
            questions:
              - {id: first, ask: {zh: 一, en: one}, type: yes-no}
              - {id: tag, ask: {zh: 二, en: two}, type: text, longest: 3, when: answers.first, optional: true}
              - id: breed
                ask: {zh: 三, en: three}
                type: choice
                options: [{id: small, zh: 小, en: small}, {id: large, zh: 大, en: large}]
              - {id: day, ask: {zh: 四, en: four}, type: date, when: "answers.breed == 'large' && answers.tag == ''"}
              - {id: count, ask: {zh: 五, en: five}, type: number, when: person.daysHere > 3}
            papers:
              - {id: always, name: {zh: 总, en: always}}
              - {id: known, name: {zh: 有, en: known}, held: person.hasHome}
              - {id: large, name: {zh: 大, en: large}, when: "answers.breed in ['large']"}
              - {id: many, name: {zh: 多, en: many}, when: answers.count > 2, held: person.daysHere > 400}
            """;

    private final Rules dog = Sample.sound(Sample.LEAST + DOG);

    private static List<String> ids(List<Question> questions) {
        return questions.stream().map(Question::id).toList();
    }

    private static List<String> papers(List<Paper> papers) {
        return papers.stream().map(Paper::id).toList();
    }

    @Test
    void onlyWhatIsToBeAskedIsAsked() {
        var facts = Map.<String, Object>of("person.age", 30, "person.daysHere", 3L, "person.hasHome", true);
        assertThat(ids(dog.of(TODAY, facts, Map.of()).questions())).containsExactly("first", "breed");
        assertThat(ids(dog.of(TODAY, facts, Map.of("first", "yes", "breed", "large"))
                        .questions()))
                .containsExactly("first", "tag", "breed", "day");
        var answers = Map.of("first", "yes", "tag", "a12", "breed", "large");
        assertThat(ids(dog.of(TODAY, facts, answers).questions())).containsExactly("first", "tag", "breed");
    }

    @Test
    void anAnswerToAQuestionThatIsNotAskedDoesNotCount() {
        var answers = Map.of("first", "no", "tag", "a12", "breed", "large");
        var evaluation = dog.of(TODAY, Map.of("person.daysHere", 0), answers);
        assertThat(ids(evaluation.questions())).containsExactly("first", "breed", "day");
    }

    @Test
    void whatIsOpenOrDoesNotFitIsToldApartFromWhatMayBeLeftOpen() {
        var facts = Map.<String, Object>of("person.daysHere", 9);
        var answers = Map.of("first", "yes", "breed", "horse", "count", "-1");
        assertThat(ids(dog.of(TODAY, facts, answers).open())).containsExactly("breed", "count");
        assertThat(ids(dog.of(TODAY, facts, Map.of("first", "yes", "tag", "abcd", "breed", "small", "count", "0"))
                        .open()))
                .containsExactly("tag");
    }

    @Test
    void aPaperIsWantedWhereItIsNeededAndNotHeld() {
        var facts = Map.<String, Object>of("person.daysHere", 9, "person.hasHome", true);
        var evaluation = dog.of(TODAY, facts, Map.of("breed", "large", "count", "3"));
        assertThat(papers(evaluation.papers())).containsExactly("always", "large", "many");
        assertThat(papers(evaluation.held())).containsExactly("known");
    }

    @Test
    void whatIsNotKnownIsAskedAndWantedAndNeverGranted() {
        var nothing = dog.of(TODAY, Map.of(), Map.of("breed", "small"));
        assertThat(ids(nothing.questions())).contains("count");
        assertThat(papers(nothing.papers())).contains("known");
        assertThat(nothing.obstacles()).extracting(Text::en).containsExactly("under 18");
        var rule = Sample.sound(Sample.LEAST.replace(
                "{by: officer}", "{by: rule, grantIf: person.hasHome, refuse: {zh: 没有, en: none}}"));
        assertThat(rule.of(TODAY, Map.of(), Map.of()).ruling()).isEqualTo(new Ruling.Refused(new Text("没有", "none")));
        assertThat(rule.of(TODAY, Map.of("person.hasHome", false), Map.of()).ruling())
                .isInstanceOf(Ruling.Refused.class);
        assertThat(rule.of(TODAY, Map.of("person.hasHome", true), Map.of()).ruling())
                .isEqualTo(new Ruling.Granted());
        assertThat(nothing.ruling()).isEqualTo(new Ruling.ForOfficer());
    }

    @Test
    void oneOfTwoGroundsIsEnoughThoughTheOtherIsNotKnown() {
        var either = Sample.sound(Sample.LEAST + """
                mayApply:
                  - {when: person.hasHome || person.daysHere > 100, otherwise: {zh: 无, en: neither}}
                """);
        assertThat(either.of(TODAY, Map.of("person.hasHome", true), Map.of()).obstacles())
                .isEmpty();
        assertThat(either.of(TODAY, Map.of("person.daysHere", 101), Map.of()).obstacles())
                .isEmpty();
        assertThat(either.of(TODAY, Map.of("person.hasHome", false), Map.of()).obstacles())
                .hasSize(1);
    }

    @Test
    void conditionsThatAskAnswersWaitForThem() {
        var facts = Map.<String, Object>of("person.age", 18);
        var answers = Map.of("breed", "large", "day", "2026-07-02");
        assertThat(dog.of(TODAY, facts, answers).obstacles()).isEmpty();
        assertThat(dog.of(TODAY, facts, answers).obstaclesToSubmitting())
                .extracting(Text::en)
                .containsExactly("day");
        assertThat(dog.of(TODAY.plusDays(1), facts, answers).obstaclesToSubmitting())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"17,1", "18,0", "150,0"})
    void boundariesHold(long age, int obstacles) {
        assertThat(dog.of(TODAY, Map.of("person.age", age), Map.of()).obstacles())
                .hasSize(obstacles);
    }

    @Test
    void limitsFeeAndPeriodMayDependOnFacts() {
        var rules = Sample.sound(Sample.LEAST.replace(
                        "decide: {days: 15, count: calendar}",
                        "decide: {days: \"person.daysHere > 100 ? 10 : 30\", count: \"person.hasHome ? 'working' : 'calendar'\"}")
                + """
                fee: {yuan: "person.age < 18 ? 0 : 20", basis: {zh: 办法, en: measures}}
                period: string(year(today))
                """);
        var grown = rules.of(TODAY, Map.of("person.daysHere", 101, "person.hasHome", true, "person.age", 18), Map.of());
        assertThat(grown.decide()).isEqualTo(new Limit(10, Limit.Count.WORKING));
        assertThat(grown.fee()).isEqualByComparingTo(new BigDecimal("20"));
        assertThat(grown.period()).isEqualTo("2026");
        var child =
                rules.of(TODAY, Map.of("person.daysHere", 100, "person.hasHome", false, "person.age", 17), Map.of());
        assertThat(child.decide()).isEqualTo(new Limit(30, Limit.Count.CALENDAR));
        assertThat(child.fee()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThatThrownBy(() -> rules.of(TODAY, Map.of(), Map.of()).decide())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("matter-rule-failed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3660|3660",
                "3660 + 1|",
                "0 - 1|",
                "9223372036854775807 + person.age|",
                "person.age / 0|",
                "daysBetween('2026-06-01', today)|30",
                "daysBetween(answers.none, today)|",
                "daysBetween(plusMonths('2026-01-31', 1), plusDays('2026-02-28', 2))|2",
                "year(plusMonths(today, 999999))|",
                "int('12')|12",
                "int('x')|"
            })
    void aLimitThatCannotBeReckonedIsAProblemAndNoLimit(String days, Integer expected) {
        var rules = Sample.sound(Sample.LEAST.replace("days: 15", "days: \"" + days + "\"") + """
                questions:
                  - {id: none, ask: {zh: 问, en: q}, type: date, optional: true}
                """);
        var evaluation = rules.of(TODAY, Map.of("person.age", 5), Map.of());
        if (expected == null) {
            assertThatThrownBy(evaluation::decide).isInstanceOf(Problem.class);
        } else {
            assertThat(evaluation.decide().days()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "person.ag|name-unknown",
                "persons.age == 1|name-unknown",
                "answers.missing == ''|name-unknown",
                "person.age|rule-result",
                "'true'|rule-result",
                "person.age == '18'|rule-types",
                "person.age + 'a' == 'b'|rule-types",
                "person.age >=|rule",
                "person.age = 18|rule",
                "answers.breed == 'smal'|option-unknown",
                "'medium' != answers.breed|option-unknown",
                "answers.breed in ['small', 'smal']|option-unknown",
                "[1, 2].exists(x, x == 1)|name-unknown",
                "has(person.age)|name-unknown",
                "timestamp('2026-01-01T00:00:00Z') == timestamp('2026-01-01T00:00:00Z')|name-unknown",
                "dyn(1) == 'a'|name-unknown",
                "[1, 'a'] == [1]|rule",
                "exec('ls') == ''|name-unknown"
            })
    void whatIsNoRuleIsFoundBeforeAnybodyApplies(String rule, String code) {
        var text = Sample.LEAST + """
                questions:
                  - {id: breed, ask: {zh: 问, en: q}, type: choice, options: [{id: small, zh: 小, en: s}, {id: large, zh: 大, en: l}]}
                papers:
                  - {id: a, name: {zh: 一, en: one}, when: "%s"}
                """.formatted(rule);
        assertThat(Sample.faults(text)).extracting(MatterFault::code).contains(code);
        assertThat(Sample.faults(text)).allMatch(fault -> fault.path().equals("papers[0].when") && fault.line() == 18);
    }

    @Test
    void aQuestionMayAskEarlierAnswersOnly() {
        var text = Sample.LEAST + """
                questions:
                  - {id: a, ask: {zh: 一, en: one}, type: yes-no, when: answers.b}
                  - {id: b, ask: {zh: 二, en: two}, type: yes-no, when: answers.b}
                  - {id: c, ask: {zh: 三, en: three}, type: yes-no, when: answers.a && answers.b}
                """;
        assertThat(Sample.faults(text))
                .extracting(fault -> fault.path() + " " + fault.code() + " " + fault.arguments())
                .containsExactly(
                        "questions[0].when answer-later [answers.b]", "questions[1].when answer-later [answers.b]");
    }

    @Test
    void aPatternThatTakesForeverElsewhereTakesNoTimeHere() {
        var rules = Sample.sound(Sample.LEAST + """
                questions:
                  - {id: a, ask: {zh: 一, en: one}, type: text, longest: 2000}
                papers:
                  - {id: p, name: {zh: 一, en: one}, when: "answers.a.matches('^(a+)+$')"}
                """);
        var started = System.nanoTime();
        var evaluation = rules.of(TODAY, Map.of(), Map.of("a", "a".repeat(1_999) + "b"));
        assertThat(papers(evaluation.papers())).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRuleThatIsTooLongOrTooDeepIsRefused() {
        var longOne = "true" + " && true".repeat(400);
        var deep = "(".repeat(100) + "true" + ")".repeat(100);
        for (var rule : List.of(longOne, deep)) {
            assertThat(Sample.faults(
                            Sample.LEAST + "mayApply: [{when: \"" + rule + "\", otherwise: {zh: 一, en: o}}]\n"))
                    .isNotEmpty()
                    .allMatch(fault -> fault.path().equals("mayApply[0].when"));
        }
    }

    @Test
    void rulesSayWhichFactsTheyAsk() {
        assertThat(dog.facts())
                .extracting(Fact::name)
                .containsExactly("person.age", "person.daysHere", "person.hasHome");
    }

    @Test
    void aFactOfAnotherTypeThanDeclaredIsOurMistake() {
        assertThatThrownBy(() -> dog.of(TODAY, Map.of("person.age", "30"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("person.age");
    }
}
