package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The life of a case, every state by every step: written down a second time and on purpose.
class TransitionTests {

    /// By state, in the order of the steps of [CaseStep]: the state that follows, or `-`.
    private static final List<String> EXPECTED = List.of(
            // SUBMIT ACCEPT SILENCE TELL SUPPLEMENT TAKE_UP STOP RESUME GRANT REFUSE DELIVER WITHDRAW LAPSE ESCALATE
            // RECKON
            "DRAFT     SUBMITTED - - - - - - - - - - WITHDRAWN LAPSED - -",
            "SUBMITTED - ACCEPTED ACCEPTED MISSING - - - - - - - WITHDRAWN - - SUBMITTED",
            "MISSING   - - - - ACCEPTED - - - - - - WITHDRAWN LAPSED - -",
            "ACCEPTED  - - - - - REVIEW PAUSED - GRANTED REFUSED - WITHDRAWN - ACCEPTED ACCEPTED",
            "REVIEW    - - - - - - PAUSED - GRANTED REFUSED - WITHDRAWN - REVIEW REVIEW",
            "PAUSED    - - - - - - - REVIEW - - - WITHDRAWN - - -",
            "GRANTED   - - - - - - - - - - DELIVERED - - - -",
            "REFUSED   - - - - - - - - - - - - - - -",
            "DELIVERED - - - - - - - - - - - - - - -",
            "WITHDRAWN - - - - - - - - - - - - - - -",
            "LAPSED    - - - - - - - - - - - - - - -");

    record Cell(CaseState from, CaseStep step, String to) {}

    static Stream<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var row : EXPECTED) {
            var words = row.split(" +");
            for (int i = 0; i < CaseStep.values().length; i++) {
                cells.add(new Cell(CaseState.valueOf(words[0]), CaseStep.values()[i], words[i + 1]));
            }
        }
        return cells.stream();
    }

    @Test
    void everyStateAndEveryStepIsInTheTableOfThisTest() {
        assertThat(cells()).hasSize(CaseState.values().length * CaseStep.values().length);
        assertThat(cells().map(Cell::from).distinct()).containsExactly(CaseState.values());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aStepLeadsWhereTheTableSaysOrNowhere(Cell cell) {
        assertThat(Transition.find(cell.from(), cell.step())
                        .map(found -> found.to().name())
                        .orElse("-"))
                .isEqualTo(cell.to());
    }

    @Test
    void theDatabaseHoldsToTheSameTable() throws IOException {
        var sql = Files.readString(Path.of("src/main/resources/db/migration/cases/V2__applications.sql"));
        var permitted = sql.substring(
                sql.indexOf("constraint permitted check"), sql.indexOf("constraint stopped_on_a_ground check"));
        var held = new HashSet<String>();
        var found =
                Pattern.compile("\\('([A-Z_]+)', '([A-Z_]+)', '([A-Z_]+)'\\)").matcher(permitted);
        while (found.find()) {
            held.add(found.group(1) + " " + found.group(2) + " " + found.group(3));
        }
        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(Transition.ALL.stream()
                        .map(one -> one.from() + " " + one.step() + " " + one.to())
                        .toList());
    }

    @Test
    void noStepIsThereTwiceAndEveryStepOfAnOfficerNeedsAFunction() {
        assertThat(Transition.ALL.stream().map(one -> one.from() + " " + one.step()))
                .doesNotHaveDuplicates();
        assertThat(Transition.ALL).allMatch(one -> one.who().contains(Actor.OFFICER) == (one.delegated() != null));
    }

    @Test
    void onlyARuleMakesSilenceSpeakAndNoApplicantDecides() {
        assertThat(Transition.find(CaseState.SUBMITTED, CaseStep.SILENCE)
                        .orElseThrow()
                        .who())
                .containsExactly(Actor.RULE);
        assertThat(Transition.ALL.stream().filter(one -> one.step() == CaseStep.GRANT || one.step() == CaseStep.REFUSE))
                .noneMatch(one -> one.who().contains(Actor.APPLICANT));
    }
}
