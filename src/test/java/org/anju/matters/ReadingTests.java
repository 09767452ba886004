package org.anju.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.anju.frame.Words;
import org.anju.shared.Channel;
import org.anju.shared.MatterCode;
import org.anju.shared.Tongue;
import org.anju.workdays.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a text is found all at once, each with its line and path.
class ReadingTests {

    @Test
    void theLeastThatAMatterHasIsEnough() {
        var matter = Sample.sound(Sample.LEAST).matter();
        assertThat(matter.code()).isEqualTo(new MatterCode("trial"));
        assertThat(matter.from()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(matter.name()).isEqualTo(new Text("试办事项", "Trial matter"));
        assertThat(matter.channels()).containsExactly(Channel.PORTAL);
        assertThat(matter.clock().accept().fixed()).contains(new Limit(5, Limit.Count.WORKING));
        assertThat(matter.clock().decide().fixed()).contains(new Limit(15, Limit.Count.CALENDAR));
        assertThat(matter.fee().yuan()).isEqualTo("0");
        assertThat(matter.decide()).isEqualTo(new Decision.ByOfficer());
        assertThat(matter.period()).isNull();
        assertThat(matter.questions()).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no text at all", "", 1, "", "empty"),
                fault("only a remark", "# nothing\n", 1, "", "empty"),
                fault("no YAML", "code: [trial\nfrom: x", 2, "", "no-yaml"),
                fault("a tab", "code:\n\t- trial\n", 2, "", "no-yaml"),
                fault("a list", "- code\n", 1, "", "mapping-expected"),
                fault("a second matter", Sample.LEAST + "---\ncode: other\n", 16, "", "second-document"),
                with("a key unknown", "chanels: [DESK]", 15, "chanels", "key-unknown"),
                with("a key twice", "code: trial", 15, "code", "key-twice"),
                with("a tag", "outcome: !!java.io.File trial-outcome", 15, "outcome", "tag"),
                with("an outcome unknown", "outcome: trial-outcom", 15, "outcome", "outcome-unknown"),
                with("a day that is none", "until: 2026-02-30", 15, "until", "day-form"),
                with("an end before the beginning", "until: 2025-12-31", 15, "until", "until-before-from"),
                with("a list where words belong", "told: [a]", 15, "told", "mapping-expected"),
                with("an occasion unknown", "told: {begun: {zh: 一, en: one}}", 15, "told.begun", "key-unknown"),
                with("words where a list belongs", "papers: none", 15, "papers", "list-expected"),
                with("a mapping where a word belongs", "period: {a: b}", 15, "period", "word-expected"),
                instead("a code in capitals", "code: trial", "code: Trial", 1, "code", "name-form"),
                instead(
                        "a code too long",
                        "code: trial",
                        "code: a1234567890123456789012345678901234567890",
                        1,
                        "code",
                        "name-form"),
                instead("no code", "code: trial\n", "", 1, "code", "missing"),
                instead("no first day", "from: 2026-01-01\n", "", 1, "from", "missing"),
                instead("no English", "{zh: 试办事项, en: Trial matter}", "{zh: 试办事项}", 3, "name.en", "language-missing"),
                instead("blank Chinese", "zh: 试办事项", "zh: ' '", 3, "name.zh", "language-missing"),
                instead("a third language", "en: Trial matter", "en: T, fr: T", 3, "name.fr", "key-unknown"),
                instead("one language only", "{zh: 试办事项, en: Trial matter}", "试办事项", 3, "name", "mapping-expected"),
                instead(
                        "no legal basis",
                        "\n  - {zh: 试办办法第一条, en: \"Trial Measures, art. 1\"}",
                        " []",
                        5,
                        "basis",
                        "list-size"),
                instead("a channel unknown", "[PORTAL]", "[POST]", 11, "channels[0]", "value-unknown"),
                instead("a channel that takes none", "[PORTAL]", "[IMPORT]", 11, "channels[0]", "value-unknown"),
                instead("no channel", "[PORTAL]", "[]", 11, "channels", "list-size"),
                instead(
                        "a way of counting unknown",
                        "count: calendar",
                        "count: weeks",
                        9,
                        "clock.decide.count",
                        "name-unknown"),
                instead("a limit beyond ten years", "days: 15", "days: 4000", 9, "clock.decide.days", "days-range"),
                instead("no limit", "  accept: {days: 5, count: working}\n", "", 7, "clock.accept", "missing"),
                instead("who decides unknown", "{by: officer}", "{by: lot}", 12, "decide.by", "decider-form"),
                instead(
                        "a rule for an officer",
                        "{by: officer}",
                        "{by: officer, grantIf: 'true'}",
                        12,
                        "decide.grantIf",
                        "rule-only"),
                instead(
                        "a rule without reason",
                        "{by: officer}",
                        "{by: rule, grantIf: 'true'}",
                        12,
                        "decide.refuse",
                        "missing"),
                question(
                        "an id of another form", "id: First-One, ask: {zh: 问, en: q}, type: date", "id", "answer-form"),
                question(
                        "an option in capitals",
                        "id: a, ask: {zh: 问, en: q}, type: choice, options: [{id: One, zh: 一, en: one}]",
                        "options[0].id",
                        "option-form"),
                with(
                        "a paper that begins with a digit",
                        "papers: [{id: 1st, name: {zh: 一, en: one}}]",
                        15,
                        "papers[0].id",
                        "name-form"),
                with(
                        "a paper whose name the database would refuse",
                        "papers: [{id: " + "a".repeat(41) + ", name: {zh: 一, en: one}}]",
                        15,
                        "papers[0].id",
                        "name-form"),
                fault(
                        "a period that asks an answer",
                        Sample.LEAST
                                + "questions: [{id: moved, ask: {zh: 问, en: q}, type: date}]\nperiod: string(answers.moved)\n",
                        16,
                        "period",
                        "answer-later"),
                question("a type unknown", "id: a, ask: {zh: 问, en: q}, type: days", "type", "value-unknown"),
                question(
                        "a choice without options",
                        "id: a, ask: {zh: 问, en: q}, type: choice",
                        "options",
                        "options-missing"),
                question(
                        "options without a choice",
                        "id: a, ask: {zh: 问, en: q}, type: text, options: [{id: x, zh: 一, en: one}]",
                        "options",
                        "options-unasked"),
                question(
                        "a length without text",
                        "id: a, ask: {zh: 问, en: q}, type: date, longest: 5",
                        "longest",
                        "longest-unasked"),
                question(
                        "a text too long",
                        "id: a, ask: {zh: 问, en: q}, type: text, longest: 2001",
                        "longest",
                        "number-range"),
                question(
                        "neither yes nor no",
                        "id: a, ask: {zh: 问, en: q}, type: date, optional: maybe",
                        "optional",
                        "truth-expected"),
                question(
                        "an option twice",
                        "id: a, ask: {zh: 问, en: q}, type: choice, options: [{id: x, zh: 一, en: one}, {id: x, zh: 二, en: two}]",
                        "options[1].id",
                        "id-twice"));
    }

    private static Arguments fault(String what, String text, int line, String path, String code) {
        return Arguments.of(what, text, line, path, code);
    }

    private static Arguments with(String what, String more, int line, String path, String code) {
        return fault(what, Sample.LEAST + more + "\n", line, path, code);
    }

    private static Arguments instead(String what, String of, String other, int line, String path, String code) {
        assertThat(Sample.LEAST).contains(of);
        return fault(what, Sample.LEAST.replace(of, other), line, path, code);
    }

    private static Arguments question(String what, String question, String path, String code) {
        return with(what, "questions:\n  - {" + question + "}", 16, "questions[0]." + path, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatIsWrongIsToldWithItsPlace(String what, String text, int line, String path, String code) {
        assertThat(Sample.faults(text)).as(what).hasSize(1);
        var fault = Sample.faults(text).getFirst();
        assertThat(List.of(fault.code(), fault.path(), fault.line())).isEqualTo(List.of(code, path, line));
        for (var tongue : Tongue.values()) {
            assertThat(fault.in(Words.in(tongue)))
                    .doesNotContain("matters.fault")
                    .contains(String.valueOf(line));
        }
    }

    @Test
    void anOptionIsAnyWord() {
        var options = "options: [{id: 1st, zh: 一, en: one}, {id: " + "a".repeat(41) + ", zh: 二, en: two}]";
        Sample.sound(Sample.LEAST + "questions: [{id: a, ask: {zh: 问, en: q}, type: choice, " + options + "}]\n");
    }

    @Test
    void allFaultsOfATextAreFoundAtOnce() {
        var text = Sample.LEAST
                        .replace("en: Trial matter", "en: ''")
                        .replace("[PORTAL]", "[POST]")
                        .replace("count: calendar", "count: weeks")
                + """
                papers:
                  - {id: a, name: {zh: 一, en: one}, when: person.ages > 3}
                  - {id: a, name: {zh: 二, en: two}, wenn: 'true'}
                """;
        assertThat(Sample.faults(text))
                .extracting(fault -> fault.line() + " " + fault.path() + " " + fault.code())
                .containsExactly(
                        "3 name.en language-missing",
                        "9 clock.decide.count name-unknown",
                        "11 channels[0] value-unknown",
                        "16 papers[0].when name-unknown",
                        "17 papers[1].wenn key-unknown",
                        "17 papers[1].id id-twice");
    }

    @Test
    void whatWasProbablyMeantIsSaid() {
        assertThat(Sample.faults(Sample.LEAST + "chanels: [DESK]\n").getFirst().in(Words.in(Tongue.EN)))
                .isEqualTo("Line 15, chanels: There is no key \"chanels\". Perhaps: channels");
        assertThat(Sample.faults(Sample.LEAST + "period: string(person.agee)\n")
                        .getFirst()
                        .in(Words.in(Tongue.ZH)))
                .isEqualTo("第 15 行 period：没有“person.agee”这个事实或回答。是不是：person.age");
    }

    @ParameterizedTest
    @ValueSource(strings = {"residence-proof", "dog-registration"})
    void whatComesWithTheProgramHasNoFault(String code) throws IOException {
        var text = Files.readString(Path.of("src/main/resources/matters/" + code + ".yaml"));
        assertThat(Sample.sound(text).matter().code().value()).isEqualTo(code);
    }

    @Test
    void aTextOfManyLinesBecomesOne() {
        var text = Sample.LEAST.replace(
                "about: {zh: 仅供试办。, en: Only for trial.}",
                "about:\n  zh: |\n    第一行\n    第二行\n  en: |\n    first\n    second\n");
        assertThat(Sample.sound(text).matter().about()).isEqualTo(new Text("第一行第二行", "first second"));
    }

    @Test
    void aTextTooLongIsNotReadAtAll() {
        assertThat(Sample.faults(Sample.LEAST + "#".repeat(MatterTexts.LONGEST)))
                .extracting(MatterFault::code)
                .containsExactly("text-too-long");
    }

    @Test
    void whatStandsForSomethingElseIsRefused() {
        assertThat(Sample.faults(Sample.LEAST + "outcome: &a trial-outcome\nperiod: *a\n"))
                .extracting(fault -> fault.line() + " " + fault.path() + " " + fault.code())
                .contains("16 period alias");
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThat(Sample.faults("a: " + "[".repeat(5_000)))
                .extracting(MatterFault::code)
                .containsExactly("no-yaml");
    }
}
