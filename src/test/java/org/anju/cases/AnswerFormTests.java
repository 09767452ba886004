package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.anju.matters.Question;
import org.anju.matters.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a page takes as an answer, the rules take too: otherwise somebody would be asked the same question for ever.
class AnswerFormTests {

    private static final List<String> SAID = List.of(
            "home",
            "work",
            "yes",
            "no",
            "0",
            "7",
            "-7",
            "007",
            "1234567890",
            "１２",
            "2026-02-28",
            "2026-02-30",
            "0000-01-01",
            "2026-2-3",
            "𠮷𠮷𠮷",
            "𠮷𠮷𠮷𠮷",
            "ab\u0007",
            "\ud842",
            " ");

    private static Question question(Question.Type type, boolean optional) {
        return new Question(
                "trial",
                new Text("试", "trial"),
                null,
                type,
                type == Question.Type.CHOICE ? List.of(new Question.Option("home", new Text("家", "home"))) : List.of(),
                null,
                optional,
                3);
    }

    @ParameterizedTest
    @EnumSource(Question.Type.class)
    void pageAndRulesTakeTheSameAnswers(Question.Type type) {
        var question = question(type, false);
        for (var said : SAID) {
            assertThat(AnswerForm.fault(question, said).isEmpty())
                    .as("%s as %s", said, type)
                    .isEqualTo(question.fits(said));
        }
        assertThat(SAID).anyMatch(question::fits);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, -7, answer-number",
        "NUMBER, 1234567890, answer-number",
        "DATE, 0000-01-01, answer-date",
        "DATE, 2026-02-30, answer-date",
        "TEXT, 𠮷𠮷𠮷𠮷, answer-text",
        "CHOICE, work, answer-choice",
        "YES_NO, ja, answer-yes-no"
    })
    void whatIsWrongHasAName(Question.Type type, String said, String code) {
        assertThat(AnswerForm.fault(question(type, false), said)).contains(code);
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(AnswerForm.fault(question(Question.Type.TEXT, false), "𠮷𠮷𠮷"))
                .isEmpty();
    }

    @Test
    void onlyWhatIsOptionalMayBeLeftOpen() {
        assertThat(AnswerForm.fault(question(Question.Type.DATE, true), "")).isEmpty();
        assertThat(AnswerForm.fault(question(Question.Type.DATE, false), "")).contains("answer-missing");
    }
}
