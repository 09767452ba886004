package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.counters.FunctionStep;
import org.anju.frame.Words;
import org.anju.matters.MatterChanges;
import org.anju.matters.TrialFacts;
import org.anju.oversight.Approvals;
import org.anju.shared.Access;
import org.anju.shared.MatterCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Whoever began an application under one version of a matter has it decided by that version, also where a rule
/// decides at once and the matter has a new version by then.
@HouseTest
class PinnedVersionTests {

    private static final String GRANTS = "{by: rule, grantIf: person.hasHome, refuse: {zh: 没有住址, en: No home}}";
    private static final String REFUSES = "{by: rule, grantIf: person.minor, refuse: {zh: 新版不予, en: Not any more}}";

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    MatterChanges changes;

    @Autowired
    Approvals approvals;

    private MatterCode published(String code, String decide, String question) {
        var auditor = Neighbourhood.access(Role.AUDITOR, "matter-upkeep", null);
        changes.propose(
                """
                code: %s
                from: %s
                name: {zh: 试办, en: Trial}
                about: {zh: 仅供试办。, en: Only for trial.}
                basis: [{zh: 试办办法, en: Trial Measures}]
                questions: [{id: %s, ask: {zh: 问, en: Question}, type: yes-no}]
                clock:
                  accept: {days: 0, count: working}
                  decide: {days: 0, count: working}
                  basis: {zh: 试办办法, en: Trial Measures}
                channels: [PORTAL]
                decide: %s
                deliver: [electronic]
                remedy: {zh: 可以申请行政复议, en: Apply for reconsideration}
                """.formatted(code, LocalDate.now(Words.ZONE), question, decide),
                "试办",
                Neighbourhood.access(Role.ADMINISTRATOR, "matter-upkeep", null));
        changes.waiting(auditor).stream()
                .filter(one -> one.matter().code().value().equals(code))
                .forEach(one -> approvals.confirm(one.proposal().id(), auditor));
        return new MatterCode(code);
    }

    @Test
    void aDraftIsDecidedAtOnceByTheVersionWithWhichItBegan() {
        var office = Office.in(house);
        var who = office.resident("甲版本");
        var own = office.own();
        var matter = published("trial-pinned", GRANTS, "agreed");
        var draft = cases.begin(who, matter, own);
        published("trial-pinned", REFUSES, "agreed");
        var decided = cases.decideAtOnce(who, matter, Map.of("agreed", "yes"), own);
        assertThat(decided.id()).isEqualTo(draft.id());
        assertThat(decided.version()).isEqualTo(1);
        assertThat(decided.granted()).isTrue();
        var other = office.resident("乙版本");
        assertThat(cases.decideAtOnce(other, matter, Map.of("agreed", "yes"), own))
                .satisfies(one -> assertThat(one.version()).isEqualTo(2))
                .satisfies(one -> assertThat(one.granted()).isFalse());
    }

    @Test
    void whatIsAskedSinceTheRegisterSaysOtherwiseIsAnsweredAndRead() {
        var office = Office.in(house);
        var who = office.resident("丁版本");
        var own = office.own();
        var questions = "first, ask: {zh: 问, en: Question}, type: yes-no}, {id: agreed, when: trial.score > 3";
        var matter = published("trial-known", "{by: officer}", questions);
        office.delegate(office.officer.unit(), matter, FunctionStep.RECEIVE);
        TrialFacts.SAID.put(who, Map.of("trial.score", 1));
        var draft = cases.begin(who, matter, own);
        cases.save(file(draft, own), Map.of("first", "no"), own);
        var desk = house.getBean(CaseDesk.class);
        var missing = desk.tellMissing(cases.submit(file(draft, own), own), Set.of(), Set.of("first"), office.officer);
        TrialFacts.SAID.put(who, Map.of("trial.score", 5));
        cases.save(file(missing, own), Map.of("first", "yes"), own);
        assertThatThrownBy(() -> cases.submit(file(missing, own), own))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Problem.Fault::pointer)
                                .containsExactly("/answers/agreed"));
        cases.save(file(missing, own), Map.of("agreed", "yes"), own);
        assertThat(file(missing, own).one().answers()).containsEntry("agreed", "yes");
        assertThat(cases.submit(file(missing, own), own).answers()).containsEntry("agreed", "yes");
    }

    private CaseFile file(Case one, Access access) {
        return cases.find(List.of(one.subject()), one.id(), access).orElseThrow();
    }

    @Test
    void whatTheOldVersionDoesNotAskIsNotAnsweredInItsDraft() {
        var office = Office.in(house);
        var who = office.resident("丙版本");
        var own = office.own();
        var matter = published("trial-asked", GRANTS, "agreed");
        var draft = cases.begin(who, matter, own);
        published("trial-asked", GRANTS, "consented");
        assertThatThrownBy(() -> cases.decideAtOnce(who, matter, Map.of("consented", "yes"), own))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("case-answers"));
        var file = cases.find(List.of(who), draft.id(), own).orElseThrow();
        assertThat(file.one().state()).isEqualTo(CaseState.DRAFT);
        assertThat(file.one().answers()).isEmpty();
    }
}
