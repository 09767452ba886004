package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.shared.Ids;
import org.anju.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// What is left of cases when their time is over, and when a record is erased.
@HouseTest
class CaseForgettingTests {

    private static final List<String> CONTENTS = List.of("answer", "paper", "resumption", "known");

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseDutyRecords records;

    @Autowired
    CaseDuties duties;

    @Autowired
    Resumption resumption;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.in(house);
    }

    /// Rows of a case in each of its tables.
    private Map<String, Integer> rows(Case one) throws Exception {
        var tables = new ArrayList<>(CONTENTS);
        tables.addAll(List.of("standing", "application", "step", "decision"));
        var rows = new HashMap<String, Integer>();
        try (var connection = TableOwner.connect(house.getEnvironment())) {
            for (var table : tables) {
                try (var count = connection.prepareStatement(
                        "select count(*) from cases.%s where application = ?".formatted(table))) {
                    count.setObject(1, one.id().value());
                    try (var found = count.executeQuery()) {
                        found.next();
                        rows.put(table, found.getInt(1));
                    }
                }
            }
        }
        return rows;
    }

    private Case withdrawnDraft(String name, int daysAgo) throws Exception {
        var own = office.own();
        var draft = office.filled(office.resident(name), own).one();
        resumption.issue(draft, own);
        var withdrawn = cases.withdraw(draft, own);
        office.owner(
                "update cases.standing set touched = '%s' where application = ?"
                        .formatted(office.today().minusDays(daysAgo)),
                draft.id().value());
        return withdrawn;
    }

    @Test
    void ofADraftThatWasNeverHandedInItStaysThatItWasBegun() throws Exception {
        var old = withdrawnDraft("甲忘", 91);
        var young = withdrawnDraft("乙忘", 90);
        var before = rows(young);
        assertThat(rows(old)).containsAllEntriesOf(Map.of("answer", 4, "paper", 2, "resumption", 1));
        assertThat(records.eraseDrafts(100_000)).isPositive();
        assertThat(rows(old))
                .containsAllEntriesOf(
                        Map.of("answer", 0, "paper", 0, "resumption", 0, "standing", 1, "application", 1));
        assertThat(rows(young)).isEqualTo(before);
        assertThat(records.eraseDrafts(100_000)).isZero();
    }

    private Case refused(String name, int daysAgo) throws Exception {
        var refused = desk.decide(
                desk.accept(office.submitted(office.resident(name), office.own()), office.officer),
                new CaseVerdict(false, "一个要忘记的理由", ""),
                office.officer);
        office.owner(
                "update cases.standing set closed_at = now() - interval '%d days' where application = ?"
                        .formatted(daysAgo),
                refused.id().value());
        return refused;
    }

    private String reason(Case one) {
        return Objects.requireNonNull(desk.get(one.id(), office.officer).one().decision())
                .reason();
    }

    @Test
    void ofAClosedCaseTheCourseStaysAfterFiveYears() throws Exception {
        var old = refused("丙忘", 1_827);
        var young = refused("丁忘", 1_825);
        assertThat(rows(old)).containsAllEntriesOf(Map.of("answer", 4, "paper", 2, "known", 1));
        assertThat(records.eraseContents("忘了", 100_000)).isPositive();
        assertThat(rows(old))
                .containsAllEntriesOf(
                        Map.of("answer", 0, "paper", 0, "known", 0, "standing", 1, "step", 3, "decision", 1));
        assertThat(reason(old)).isEqualTo("忘了");
        assertThat(desk.get(old.id(), office.officer).one().state()).isEqualTo(CaseState.REFUSED);
        assertThat(rows(young)).containsAllEntriesOf(Map.of("answer", 4, "paper", 2, "known", 1));
        assertThat(reason(young)).isEqualTo("一个要忘记的理由");
        assertThat(records.eraseContents("忘了", 100_000)).isZero();
    }

    @Test
    void whoseRecordTwoPersonsEraseLeavesNoMoreThanTheCourse() throws Exception {
        var closed = refused("戊忘", 1);
        var who = closed.subject();
        var own = office.own();
        var open = cases.begin(who, Office.DOG, own);
        cases.save(cases.find(List.of(who), open.id(), own).orElseThrow(), Map.of("first", "no"), own);
        resumption.issue(open, own);
        var neighbour = office.submitted(office.resident("己忘"), office.own());
        assertThatThrownBy(() -> duties.forget(who, Ids.next(), office.officer))
                .hasStackTraceContaining("two persons have not decided");
        assertThat(rows(open)).containsEntry("answer", 1);
        var approvals = house.getBean(Approvals.class);
        var one = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
        var two = Neighbourhood.access(Role.REVIEWER, "subject-request", "997201");
        approvals.confirm(approvals.propose(ProposalKind.ERASE_PERSON, List.of(who), Map.of(), "试验", one), two);
        for (var gone : List.of(closed, open)) {
            assertThat(rows(gone))
                    .containsAllEntriesOf(Map.of("answer", 0, "paper", 0, "resumption", 0, "known", 0, "standing", 1));
        }
        assertThat(rows(closed)).containsEntry("step", 3).containsEntry("decision", 1);
        assertThat(reason(closed)).doesNotContain("一个要忘记的理由");
        assertThat(desk.get(open.id(), office.officer).one().state()).isEqualTo(CaseState.LAPSED);
        assertThat(rows(neighbour)).containsAllEntriesOf(Map.of("answer", 4, "paper", 2, "known", 1));
    }
}
