package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.shared.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Numbers in a queue: none given twice, none called twice.
@HouseTest
class QueueTests {

    private static final int PEOPLE = 24;

    @Autowired
    ApplicationContext house;

    @Autowired
    Queue queue;

    @Test
    void aNumberIsCalledAgainAndDoneWith() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 0, 123.9, unit);
        var officer = town.officer(unit);
        assertThat(queue.callNext(point.id(), "3", officer)).isEmpty();
        queue.take(point.id(), CounterTown.PROOF);
        var called = queue.callNext(point.id(), "3", officer).orElseThrow();
        assertThat(called.place()).isEqualTo("3");
        assertThat(queue.current(point.id(), officer)).contains(called);
        assertThat(queue.board(point.id()).called()).containsExactly(called);
        assertThat(queue.board(point.id()).minutes()).isZero();
        queue.recall(called.id(), officer);
        queue.done(called.id(), true, officer);
        assertThat(queue.board(point.id()).called()).isEmpty();
        assertThatThrownBy(() -> queue.recall(called.id(), officer)).isInstanceOf(Problem.class);
        assertThat(queue.figures(called.day(), called.day().plusDays(1)))
                .filteredOn(day -> day.point().equals(point.id()))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.tickets()).isOne();
                    assertThat(day.called()).isOne();
                });
    }

    @Test
    void whoRunsAnotherServicePointCallsNobodyHere() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        queue.take(point.id(), CounterTown.PROOF);
        assertThatThrownBy(() -> queue.callNext(point.id(), "1", town.officer(town.unit())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("queue-unit"));
    }

    @Test
    void whatIsClosedGivesOutNoNumbers() {
        var town = CounterTown.build(house);
        var point = town.point("", 0, 123.9, town.unit());
        assertThatThrownBy(() -> queue.take(point.id(), CounterTown.PROOF))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("queue-closed"));
    }

    @Test
    void whateverTheRushNoNumberIsGivenOrCalledTwice() throws Exception {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 0, 123.9, unit);
        var given =
                together(PEOPLE, () -> queue.take(point.id(), CounterTown.PROOF).shown());
        assertThat(given).hasSize(PEOPLE).doesNotHaveDuplicates().contains("B001", "B024");
        var called = together(
                PEOPLE,
                () -> queue.callNext(point.id(), "1", town.officer(unit))
                        .orElseThrow()
                        .shown());
        assertThat(called).hasSize(PEOPLE).doesNotHaveDuplicates();
        assertThat(queue.board(point.id()).waiting()).isZero();
    }

    private static List<String> together(int times, Callable<String> task) throws Exception {
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < times; i++) {
            tasks.add(task);
        }
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) {
                outcomes.add(done.get());
            }
        }
        return outcomes;
    }
}
