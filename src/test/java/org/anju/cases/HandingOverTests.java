package org.anju.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.anju.HouseTest;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What an outcome takes over of the answers leaves the case, with the decision and at no other time.
@HouseTest
class HandingOverTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Cases cases;

    @Autowired
    CaseDesk desk;

    @Autowired
    CaseDeciding deciding;

    @Autowired
    Course course;

    @Autowired
    AccessLog accessLog;

    @Autowired
    PlatformTransactionManager transactions;

    /// As [CaseDesk#decide] does it, with an outcome that takes these answers over.
    private void grant(Office office, Case one, Set<String> questions) {
        var matter = cases.matter(one);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            var moving = course.open(one, office.officer).unmoved();
            var granted = deciding.decide(moving, one, matter, deciding.granted(false, office.officer), office.officer);
            cases.handOver(granted, questions);
        });
    }

    private static Case accepted(Office office, PersonId who) {
        var desk = office.house.getBean(CaseDesk.class);
        return desk.accept(office.submitted(who, office.own()), office.officer);
    }

    @Test
    void whatTheOutcomeTookOverIsInTheCaseNoMore() {
        var office = Office.in(house);
        var one = accepted(office, office.resident("甲移交"));
        assertThat(one.answers()).containsKeys("breed", "vaccinated");
        grant(office, one, Set.of("breed", "vaccinated", "neverAsked"));
        var granted = desk.get(one.id(), office.officer).one();
        assertThat(granted.granted()).isTrue();
        assertThat(granted.answers()).containsKeys("first", "rented").doesNotContainKeys("breed", "vaccinated");
    }

    @Test
    void whatIsNotGrantedInThisTransactionIsLeftAsItIs() {
        var office = Office.in(house);
        var who = office.resident("乙移交");
        var one = accepted(office, who);
        notHandedOver(office, one);
        grant(office, one, Set.of());
        notHandedOver(office, one);
        assertThat(desk.get(one.id(), office.officer).one().answers()).isEqualTo(one.answers());
        assertThatThrownBy(() -> cases.handOver(one, Set.of("breed")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRefusalHandsNothingOver() {
        var office = Office.in(house);
        var one = accepted(office, office.resident("丙移交"));
        var matter = cases.matter(one);
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    var refused = deciding.decide(
                            course.open(one, office.officer).unmoved(),
                            one,
                            matter,
                            deciding.refused("理由", "途径", false, office.officer),
                            office.officer);
                    cases.handOver(refused, Set.of("breed"));
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(desk.get(one.id(), office.officer).one().state()).isEqualTo(CaseState.ACCEPTED);
    }

    private void notHandedOver(Office office, Case one) {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    accessLog.wrote(office.officer, Shown.CASE, List.of(one.subject()));
                    cases.handOver(one, Set.of("breed"));
                }))
                .isInstanceOf(DataAccessException.class);
    }
}
