package org.anju.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
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
        assertThat(queue.callNext(point.id(), "3", 0, officer)).isEmpty();
        queue.take(point.id(), CounterTown.PROOF);
        var called = queue.callNext(point.id(), "3", 0, officer).orElseThrow();
        assertThat(called.place()).isEqualTo("3");
        assertThat(queue.current(point.id(), officer)).contains(called);
        assertThat(queue.board(point.id()).called()).containsExactly(called);
        assertThat(queue.board(point.id()).minutes()).isZero();
        queue.recall(called.id(), officer);
        queue.done(called.id(), true, officer);
        assertThat(queue.board(point.id()).called())
                .as("whoever looks up too late still sees it")
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isEqualTo(called.id());
                    assertThat(one.done()).isTrue();
                });
        assertThat(queue.current(point.id(), officer)).isEmpty();
        assertThatThrownBy(() -> queue.recall(called.id(), officer)).isInstanceOf(Problem.class);
    }

    @Test
    void whoPressesTwiceCallsOnePerson() throws Exception {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 0, 123.9, unit);
        var officer = town.officer(unit);
        for (int i = 0; i < 4; i++) {
            queue.take(point.id(), CounterTown.PROOF);
        }
        assertThat(together(
                        8,
                        () -> queue.callNext(point.id(), "1", 0, officer)
                                .orElseThrow()
                                .shown()))
                .containsOnly("B001");
        assertThat(queue.calls(point.id(), officer)).isOne();
        assertThat(queue.callNext(point.id(), "1", 1, officer))
                .map(Ticket::shown)
                .contains("B002");
        assertThat(queue.callNext(point.id(), "1", 1, officer))
                .as("an old page")
                .map(Ticket::shown)
                .contains("B002");
        assertThat(queue.board(point.id()).waiting()).isEqualTo(2);
    }

    @Test
    void whoWasNotThereIsPutBackBehindThoseWhoWait() {
        var town = CounterTown.build(house);
        var unit = town.unit();
        var point = town.point("24/7", 0, 123.9, unit);
        var officer = town.officer(unit);
        for (int i = 0; i < 2; i++) {
            queue.take(point.id(), CounterTown.PROOF);
        }
        var missed = queue.callNext(point.id(), "1", 0, officer).orElseThrow();
        assertThatThrownBy(() -> queue.putBack(missed.id(), officer))
                .as("while it is called")
                .isInstanceOf(Problem.class);
        queue.done(missed.id(), false, officer);
        assertThat(queue.missed(point.id())).extracting(Ticket::shown).containsExactly("B001");
        assertThatThrownBy(() -> queue.putBack(missed.id(), town.officer(town.unit())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.name()).isEqualTo("queue-unit"));
        queue.putBack(missed.id(), officer);
        assertThat(queue.missed(point.id())).isEmpty();
        assertThat(queue.board(point.id()).waiting()).isEqualTo(2);
        assertThatThrownBy(() -> queue.putBack(missed.id(), officer)).isInstanceOf(Problem.class);
        assertThat(queue.callNext(point.id(), "1", 1, officer))
                .map(Ticket::shown)
                .contains("B002");
        assertThat(queue.callNext(point.id(), "1", 2, officer))
                .map(Ticket::shown)
                .contains("B001");
        queue.done(missed.id(), true, officer);
        assertThatThrownBy(() -> queue.putBack(missed.id(), officer))
                .as("who was served")
                .isInstanceOf(Problem.class);
    }

    @Test
    void theDayOfAQueueBeginsAtFourInTheMorning() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        var morning = LocalDate.now(house.getBean(Clock.class)).plusDays(1);
        assertThat(town.queueAt(morning.minusDays(1).atTime(23, 59)).take(point.id(), CounterTown.PROOF))
                .extracting(Ticket::shown, Ticket::day)
                .containsExactly("B001", morning.minusDays(1));
        assertThat(town.queueAt(morning.atTime(3, 59)).take(point.id(), CounterTown.PROOF))
                .extracting(Ticket::shown, Ticket::day)
                .containsExactly("B002", morning.minusDays(1));
        assertThat(town.queueAt(morning.atTime(3, 59)).board(point.id()).waiting())
                .isEqualTo(2);
        assertThat(town.queueAt(morning.atTime(4, 0)).board(point.id()).waiting())
                .isZero();
        assertThat(town.queueAt(morning.atTime(4, 0)).take(point.id(), CounterTown.PROOF))
                .extracting(Ticket::shown, Ticket::day)
                .containsExactly("B001", morning);
    }

    @Test
    void whoRunsAnotherServicePointCallsNobodyHere() {
        var town = CounterTown.build(house);
        var point = town.point("24/7", 0, 123.9, town.unit());
        queue.take(point.id(), CounterTown.PROOF);
        assertThatThrownBy(() -> queue.callNext(point.id(), "1", 0, town.officer(town.unit())))
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
                () -> queue.callNext(point.id(), "1", 0, town.officer(unit))
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
