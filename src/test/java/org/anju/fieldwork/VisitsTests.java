package org.anju.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.TableOwner;
import org.anju.accounts.Phones;
import org.anju.dwellings.Dwellings;
import org.anju.dwellings.Use;
import org.anju.fieldwork.VisitVerdict.Differs;
import org.anju.fieldwork.VisitVerdict.State;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Approvals;
import org.anju.oversight.ProposalKind;
import org.anju.places.Position;
import org.anju.residents.HeldItems;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.AsOf;
import org.anju.shared.Channel;
import org.anju.shared.DocumentKind;
import org.anju.shared.Role;
import org.anju.shared.Tongue;
import org.anju.shared.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every verdict, and every way in which phones, workers and a register that goes on can get in each other's
/// way.
@HouseTest
class VisitsTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    Environment settings;

    @Autowired
    Residents residents;

    @Autowired
    Doors doors;

    @Autowired
    JdbcClient db;

    final Access registrar = Neighbourhood.registrar(null);

    Beat beat;

    @BeforeEach
    void aBeat() {
        beat = Beat.build(house);
    }

    @Test
    void whatIsAsRecordedConfirmsTheDwelling() {
        beat.lives("走甲", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        assertThat(sight.names()).containsExactly("走*");
        var verdict = beat.phone.sendOne(beat.phone.save(sight, Outcome.CONFIRMED, new Fact.Stays(sight.stay(0))));
        assertThat(verdict.state()).isEqualTo(State.ACCEPTED);
        assertThat(door(101).confirmedOn()).isEqualTo(LocalDate.now());
        assertThat(door(101).confirmedBy()).isEqualTo(Channel.COLLECTOR);
        var empty = beat.phone.sight(beat.room(102));
        assertThat(beat.phone.sendOne(beat.phone.save(empty, Outcome.CONFIRMED)).state())
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void nobodyHomeIsNotedAndConfirmsNothing() {
        var sight = beat.phone.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.NOBODY_HOME))
                        .state())
                .isEqualTo(State.ACCEPTED);
        assertThat(door(101).visitedOn()).isEqualTo(LocalDate.now());
        assertThat(door(101).outcome()).isEqualTo(Outcome.NOBODY_HOME);
        assertThat(door(101).confirmedOn()).isNull();
    }

    @Test
    void whoLeftHasLeftAndIsShownWhoSaysSo() {
        var number = beat.lives("走乙", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var verdict =
                beat.phone.sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")));
        assertThat(verdict.state()).isEqualTo(State.ACCEPTED);
        assertThat(beat.phone.sight(beat.room(101)).names()).isEmpty();
        var person = person(number);
        assertThat(person.stays().getFirst().address()).isEmpty();
        assertThat(person.stays().getFirst().starts().text()).isEqualTo("2026-05");
        var act = person.acts().getFirst();
        assertThat(act.channel()).isEqualTo(Channel.COLLECTOR);
        assertThat(act.role()).isEqualTo(Role.COLLECTOR);
        assertThat(act.unitName()).contains("试验社区居委会");
        assertThat(act.file())
                .contains(house.getBean(Areas.class).get(beat.area).name());
        assertThat(looks(person))
                .extracting(AccessEntry::kind)
                .contains(AccessEntry.Kind.LISTED, AccessEntry.Kind.WRITTEN);
    }

    @Test
    void whoIsNewIsRegisteredByTheUsualRules() {
        var sight = beat.phone.sight(beat.room(101));
        var number = Neighbourhood.number();
        var first = beat.phone.save(sight, Outcome.CHANGED, Beat.someone("走丙", number));
        assertThat(beat.phone.sendOne(first).state()).isEqualTo(State.ACCEPTED);
        assertThat(person(number).stays().getFirst().dwelling()).isEqualTo(beat.room(101));
        assertThat(door(101).confirmedOn()).isEqualTo(LocalDate.now());
        var again = beat.phone.save(beat.phone.sight(beat.room(101)), Outcome.CHANGED, Beat.someone("走丙", number));
        assertThat(beat.phone.sendOne(again).state()).isEqualTo(State.ALREADY_KNOWN);
        var other = beat.phone.save(beat.phone.sight(beat.room(102)), Outcome.CHANGED, Beat.someone("走丁", number));
        var held = beat.phone.sendOne(other);
        assertThat(held.state()).isEqualTo(State.HELD);
        assertThat(held.reason()).isEqualTo("name-differs-from-register");
        var impossible =
                beat.phone.save(beat.phone.sight(beat.room(102)), Outcome.CHANGED, Beat.someone("走戊", "12345"));
        assertThat(beat.phone.sendOne(impossible).state()).isEqualTo(State.REFUSED);
        var untold = new Fact.New(Beat.someone("走己", Neighbourhood.number()).declaration(), "decree-663-8", false);
        assertThat(beat.phone
                        .sendOne(beat.phone.save(beat.phone.sight(beat.room(102)), Outcome.CHANGED, untold))
                        .reason())
                .isEqualTo("notice-not-given");
    }

    @Test
    void whatIsSoundGoesInAndWhatIsNotWaits() {
        beat.lives("走庚", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var number = Neighbourhood.number();
        var verdict = beat.phone.sendOne(
                beat.phone.save(sight, Outcome.CHANGED, new Fact.Never(sight.stay(0)), Beat.someone("走辛", number)));
        assertThat(verdict.state()).isEqualTo(State.HELD);
        assertThat(verdict.reason()).isEqualTo("never-lived-there");
        assertThat(verdict.facts())
                .extracting(fact -> fact.verdict().kind())
                .containsExactly(Verdict.Kind.HELD, Verdict.Kind.ACCEPTED);
        assertThat(person(number).stays().getFirst().dwelling()).isEqualTo(beat.room(101));
        assertThat(door(101).confirmedOn())
                .as("a visit that is held leaves the dwelling unconfirmed")
                .isNull();
    }

    @Test
    void anotherUseIsBelievedUnlessTheDwellingChangedMeanwhile() {
        var sight = beat.phone.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Used(Use.COMMERCIAL)))
                        .state())
                .isEqualTo(State.ACCEPTED);
        assertThat(house.getBean(Dwellings.class).get(beat.room(101)).use()).isEqualTo(Use.COMMERCIAL);
        var late = beat.phone.sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Used(Use.OFFICE)));
        assertThat(late.differs()).isEqualTo(Differs.CONFLICT);
        assertThat(late.state()).isEqualTo(State.HELD);
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Used(Use.COMMERCIAL)))
                        .state())
                .isEqualTo(State.ALREADY_KNOWN);
    }

    @Test
    void whatIsNoDwellingAndWhatIsANewOneWaitForTheDesk() {
        var sight = beat.phone.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.NOT_A_DWELLING))
                        .reason())
                .isEqualTo("not-a-dwelling");
        var found =
                new Fact.Found(beat.street.room(701), Use.RESIDENTIAL, beat.room(604), new Position(123.8, 29.0), 12);
        assertThat(beat.phone.sendOne(fresh(found)).reason()).isEqualTo("new-dwelling");
        var blurred =
                new Fact.Found(beat.street.room(702), Use.RESIDENTIAL, beat.room(604), new Position(123.8, 29.0), 80);
        assertThat(beat.phone.sendOne(fresh(blurred)).reason()).isEqualTo("position-inaccurate");
    }

    @Test
    void somethingElseThatChangedMeanwhileIsParallel() {
        beat.lives("走壬", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var number = beat.lives("走癸", 101, "2026-02");
        var verdict =
                beat.phone.sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")));
        assertThat(verdict.state()).isEqualTo(State.HELD);
        assertThat(verdict.differs()).isEqualTo(Differs.PARALLEL);
        assertThat(verdict.reason()).isEqualTo("parallel-change");
        assertThat(person(number)).isNotNull();
        assertThat(beat.phone.sight(beat.room(101)).names())
                .as("nothing of it has gone in")
                .hasSize(2);
        var confirmed = beat.phone.sendOne(beat.phone.save(sight, Outcome.CONFIRMED));
        assertThat(confirmed.differs()).isEqualTo(Differs.PARALLEL);
    }

    @Test
    void theSameThingThatChangedOtherwiseIsAConflict() {
        var number = beat.lives("走子", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        beat.declare("走子", number, 202, "2026-03-01");
        var stays = beat.phone.sendOne(beat.phone.save(sight, Outcome.CONFIRMED, new Fact.Stays(sight.stay(0))));
        assertThat(stays.state()).isEqualTo(State.HELD);
        assertThat(stays.differs()).isEqualTo(Differs.CONFLICT);
        var unsaid = beat.phone.sendOne(beat.phone.save(sight, Outcome.CONFIRMED));
        assertThat(unsaid.differs()).isEqualTo(Differs.CONFLICT);
        var left = beat.phone.sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")));
        assertThat(left.differs()).isEqualTo(Differs.CONFLICT);
        var known =
                beat.phone.sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-03-01")));
        assertThat(known.state()).isEqualTo(State.ALREADY_KNOWN);
    }

    @Test
    void aChangeThatWasStillBeingWrittenWhenThePhoneLookedIsNotMissed() throws Exception {
        var number = beat.lives("走丑", 101, "2021-03");
        var ground = house.getBean(org.springframework.transaction.PlatformTransactionManager.class);
        var writing = new org.springframework.transaction.support.TransactionTemplate(ground);
        var sight = new Beat.Sight[1];
        writing.executeWithoutResult(status -> {
            beat.declare("走丑", number, 202, "2026-03-01");
            try (var other = Executors.newSingleThreadExecutor()) {
                sight[0] = other.submit(() -> beat.phone.sight(beat.room(101))).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(sight[0].names()).containsExactly("走*");
        var verdict = beat.phone.sendOne(
                beat.phone.save(sight[0], Outcome.CHANGED, new Fact.Left(sight[0].stay(0), "2026-05")));
        assertThat(verdict.differs()).isEqualTo(Differs.CONFLICT);
    }

    @Test
    void whatAWorkerChangedIsNoNewsToTheSameWorker() {
        beat.lives("走寅", 101, "2021-03");
        beat.lives("走卯", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")))
                        .state())
                .isEqualTo(State.ACCEPTED);
        assertThat(beat.phone
                        .sendOne(beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(1), "2026-06")))
                        .state())
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void theSameVisitAgainGetsTheSameVerdictAndChangesNothing() {
        beat.lives("走辰", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var visit = beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        var first = beat.phone.sendOne(visit);
        assertThat(beat.phone.sendOne(visit)).isEqualTo(first);
        assertThat(beat.phone.send(visit, visit)).containsExactly(first, first);
        assertThat(count(
                        "select count(*) from fieldwork.visit where visit = :visit",
                        visit.id().value()))
                .isEqualTo(1);
        var other = new Visit(
                visit.id(),
                beat.phone.next(),
                visit.dwelling(),
                visit.base(),
                visit.observedAt(),
                Outcome.NOBODY_HOME,
                List.of(),
                "");
        assertThat(beat.phone.sendOne(other).reason()).isEqualTo("visit-id-reused");
        var after = beat.phone.save(beat.phone.sight(beat.room(102)), Outcome.NOBODY_HOME);
        assertThat(beat.phone.sendOne(after).state())
                .as("its number keeps nobody waiting")
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void aVisitWhoseWordsWereErasedStillHasItsVerdict() {
        beat.lives("走丙", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var left = beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        var stays = beat.phone.save(sight, Outcome.CHANGED, new Fact.Stays(sight.stay(0)));
        beat.phone.send(left, stays);
        var refused = beat.phone.save(sight, Outcome.CONFIRMED, new Fact.Used(Use.OFFICE));
        beat.phone.sendOne(refused);
        db.sql("update fieldwork.visit set verdict = 'ACCEPTED', differs = 'CONFLICT' where visit = :visit")
                .param("visit", left.id().value())
                .update();
        // As an officer leaves one that is decided.
        db.sql("update fieldwork.visit set verdict = 'REFUSED', reason = 'LATER_IS_RIGHT', decided_at = now()"
                        + " where visit = :visit")
                .param("visit", stays.id().value())
                .update();
        db.sql("update fieldwork.visit set answer = null where phone = :phone")
                .param("phone", beat.phone.id().value())
                .update();
        var again = beat.phone.send(left, stays, refused);
        assertThat(again).extracting(VisitVerdict::state).containsExactly(State.ACCEPTED, State.REFUSED, State.REFUSED);
        assertThat(again)
                .extracting(VisitVerdict::reason)
                .containsExactly("contradicts-in-batch", "", "facts-not-expected");
        assertThat(again.getFirst().differs()).isEqualTo(Differs.CONFLICT);
        assertThat(again).allSatisfy(verdict -> assertThat(verdict.facts()).isEmpty());
        assertThat(Words.in(Tongue.EN).of(again.getFirst().told()))
                .isEqualTo("It contradicts the visit …. An officer decides on both.");
        var after = beat.phone.save(sight, Outcome.NOBODY_HOME);
        assertThat(beat.phone.send(left, after).getLast().state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void whatComesBeforeItsTurnIsHeldUntilTheGapIsFilled() {
        beat.lives("走巳", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var first = beat.phone.save(1, sight, Outcome.NOBODY_HOME);
        var second = beat.phone.save(2, sight, Outcome.NOBODY_HOME);
        var third = beat.phone.save(3, sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        assertThat(beat.phone.sendOne(third).state()).isEqualTo(State.WAITING);
        assertThat(beat.phone.sendOne(third).state()).isEqualTo(State.WAITING);
        assertThat(beat.phone.send(second, third))
                .extracting(VisitVerdict::state)
                .containsExactly(State.WAITING, State.WAITING);
        assertThat(beat.phone.sight(beat.room(101)).names()).hasSize(1);
        assertThat(beat.phone.sendOne(first).state()).isEqualTo(State.ACCEPTED);
        assertThat(beat.phone.sight(beat.room(101)).names())
                .as("the gap is filled: all three are in")
                .isEmpty();
        assertThat(beat.phone.send(second, third))
                .extracting(VisitVerdict::state)
                .containsExactly(State.ACCEPTED, State.ACCEPTED);
        assertThat(count(
                        "select count(*) from fieldwork.early where phone = :visit",
                        beat.phone.id().value()))
                .isZero();
    }

    @Test
    void whatWaitedForItsWholeTimeIsRefusedAndKeepsNothingElseWaiting() throws Exception {
        var sight = beat.phone.sight(beat.room(101));
        var visits = new Visit[7];
        for (int number = 1; number < visits.length; number++) {
            visits[number] = beat.phone.save(number, sight, Outcome.NOBODY_HOME);
        }
        assertThat(beat.phone.send(visits[3], visits[5]))
                .extracting(VisitVerdict::state)
                .containsExactly(State.WAITING, State.WAITING);
        owner("update fieldwork.visit set received_at = now() - interval '366 days' where visit = '"
                + visits[3].id().value() + "'");
        assertThat(eraseContent()).isPositive();
        assertThat(beat.phone.sendOne(visits[3])).satisfies(verdict -> {
            assertThat(verdict.state()).isEqualTo(State.REFUSED);
            assertThat(verdict.reason()).isEqualTo("earlier-visit-missing");
        });
        assertThat(beat.phone.send(visits[4], visits[5]))
                .as("what comes after it")
                .extracting(VisitVerdict::state)
                .containsExactly(State.ACCEPTED, State.ACCEPTED);
        assertThat(beat.phone.send(visits[1], visits[6], visits[2]))
                .as("what it had waited for, and what goes on")
                .extracting(VisitVerdict::state)
                .containsExactly(State.ACCEPTED, State.ACCEPTED, State.ACCEPTED);
        assertThat(count(
                        "select next_sequence from fieldwork.round where phone = :visit",
                        beat.phone.id().value()))
                .isEqualTo(7);
        assertThat(count(
                        "select count(*) from fieldwork.early where phone = :visit",
                        beat.phone.id().value()))
                .isZero();
    }

    private long eraseContent() {
        return db.sql("select fieldwork.erase_content(1000000)")
                .query(Long.class)
                .single();
    }

    @Test
    void ofWhomTheRecordIsErasedNothingIsLeftOfAVisit() {
        var number = beat.lives("走丁", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var visit = beat.phone.save(
                sight, Outcome.CHANGED, new Fact.Never(sight.stay(0)), Beat.someone("走戊", Neighbourhood.number()));
        assertThat(beat.phone.sendOne(visit).state()).isEqualTo(State.HELD);
        var approvals = house.getBean(Approvals.class);
        var proposal = approvals.propose(
                ProposalKind.ERASE_PERSON, List.of(person(number).id()), Map.of(), "试验", registrar);
        approvals.confirm(proposal, Neighbourhood.access(Role.REVIEWER, "residence-registration", null));
        assertThat(count(
                        "select count(*) from fieldwork.visit where visit = :visit and answer is not null",
                        visit.id().value()))
                .isZero();
        assertThat(beat.phone.sendOne(visit)).isEqualTo(VisitVerdict.erased(State.REFUSED, "", null));
    }

    @Test
    void aBatchIsTakenInTheOrderOfItsNumbersWhateverTheOrderInIt() {
        beat.lives("走午", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var first = beat.phone.save(1, sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        var second = beat.phone.save(2, sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        assertThat(beat.phone.send(second, first))
                .extracting(VisitVerdict::state)
                .containsExactly(State.ALREADY_KNOWN, State.ACCEPTED);
    }

    @Test
    void aNumberIsUsedOnce() {
        var sight = beat.phone.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(1, sight, Outcome.NOBODY_HOME))
                        .state())
                .isEqualTo(State.ACCEPTED);
        assertThat(beat.phone
                        .sendOne(beat.phone.save(1, sight, Outcome.NOBODY_HOME))
                        .reason())
                .isEqualTo("sequence-reused");
    }

    @Test
    void aWithdrawnVisitFillsItsPlace() {
        var sight = beat.phone.sight(beat.room(101));
        var withdrawn = new Visit(
                new VisitId(UUID.randomUUID()), 1, null, "", java.time.Instant.now(), Outcome.WITHDRAWN, List.of(), "");
        var second = beat.phone.save(2, sight, Outcome.NOBODY_HOME);
        assertThat(beat.phone.send(withdrawn, second))
                .extracting(VisitVerdict::state)
                .containsExactly(State.ACCEPTED, State.ACCEPTED);
    }

    @Test
    void contradictionsInABatchAreBothHeldAndNeitherIsDropped() {
        beat.lives("走未", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var stays = beat.phone.save(sight, Outcome.CHANGED, new Fact.Stays(sight.stay(0)));
        var left = beat.phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05"));
        var verdicts = beat.phone.send(stays, left);
        assertThat(verdicts)
                .extracting(VisitVerdict::reason)
                .containsExactly("contradicts-in-batch", "contradicts-in-batch");
        assertThat(verdicts.get(0).arguments())
                .containsExactly(left.id().value().toString());
        assertThat(verdicts.get(1).arguments())
                .containsExactly(stays.id().value().toString());
        var empty = beat.phone.sight(beat.room(102));
        var none = beat.phone.save(empty, Outcome.NOT_A_DWELLING);
        var number = Neighbourhood.number();
        var lived = beat.phone.save(empty, Outcome.CHANGED, Beat.someone("走申", number));
        assertThat(beat.phone.send(none, lived))
                .extracting(VisitVerdict::reason)
                .containsExactly("contradicts-in-batch", "contradicts-in-batch");
        assertThat(house.getBean(HeldItems.class).list(null, 1_000, registrar))
                .as("what was said of somebody new waits as an observation")
                .anyMatch(item -> item.declaration().name().equals("走申"));
    }

    @Test
    void anAreaThatSomebodyElseHoldsNowIsNotYours() {
        var sight = beat.phone.sight(beat.room(101));
        house.getBean(Areas.class).release(beat.area, beat.phone.who().account(), beat.reviewer);
        var other = beat.colleague();
        assertThat(beat.phone.sendOne(beat.phone.save(sight, Outcome.CONFIRMED)).reason())
                .isEqualTo("area-not-yours");
        assertThat(door(101).visitedOn()).isNull();
        assertThat(beat.phone.pack().calls()).isEmpty();
        assertThat(other.pack().calls()).hasSize(24);
        assertThat(other.sendOne(other.save(other.sight(beat.room(101)), Outcome.CONFIRMED))
                        .state())
                .isEqualTo(State.ACCEPTED);
    }

    @Test
    void whatCannotBeUsedIsRefusedWithAReasonAndKeepsNobodyElseBack() {
        var sight = beat.phone.sight(beat.room(101));
        var elsewhere = Beat.build(house);
        var theirs = elsewhere.phone.sight(elsewhere.room(101));
        var none = new Visit(
                new VisitId(UUID.randomUUID()),
                beat.phone.next(),
                null,
                "",
                java.time.Instant.now(),
                Outcome.CONFIRMED,
                List.of(),
                "");
        var invented = new Visit(
                new VisitId(UUID.randomUUID()),
                beat.phone.next(),
                sight.call().door().dwelling(),
                "x.y",
                java.time.Instant.now(),
                Outcome.CONFIRMED,
                List.of(),
                "");
        assertThat(beat.phone.send(
                        none,
                        invented,
                        beat.phone.save(theirs, Outcome.CONFIRMED),
                        beat.phone.save(sight, Outcome.CHANGED),
                        beat.phone.save(sight, Outcome.CONFIRMED, new Fact.Used(Use.OFFICE)),
                        beat.phone.save(sight, Outcome.CHANGED, new Fact.Stays(UUID.randomUUID())),
                        beat.phone.save(sight, Outcome.CONFIRMED)))
                .extracting(VisitVerdict::reason)
                .containsExactly(
                        "dwelling-unknown-any-more",
                        "base-unknown",
                        "area-not-yours",
                        "facts-missing",
                        "facts-not-expected",
                        "stay-not-here",
                        "");
    }

    @Test
    void twoPhonesOfOneWorkerHaveTheirOwnNumbers() {
        beat.lives("走酉", 101, "2021-03");
        var second = beat.second();
        var one = beat.phone.sight(beat.room(101));
        var other = second.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(1, one, Outcome.CHANGED, new Fact.Left(one.stay(0), "2026-05")))
                        .state())
                .isEqualTo(State.ACCEPTED);
        assertThat(second.sendOne(second.save(1, other, Outcome.CHANGED, new Fact.Stays(other.stay(0))))
                        .differs())
                .isEqualTo(Differs.CONFLICT);
    }

    @Test
    void ofTwoWorkersAtOneDoorTheSecondWaits() {
        beat.lives("走戌", 101, "2021-03");
        var colleague = beat.colleague();
        var one = beat.phone.sight(beat.room(101));
        var other = colleague.sight(beat.room(101));
        assertThat(beat.phone
                        .sendOne(beat.phone.save(one, Outcome.CHANGED, new Fact.Left(one.stay(0), "2026-05")))
                        .state())
                .isEqualTo(State.ACCEPTED);
        var late = colleague.sendOne(colleague.save(other, Outcome.CHANGED, new Fact.Left(other.stay(0), "2026-04")));
        assertThat(late.state()).isEqualTo(State.HELD);
        assertThat(late.differs()).isEqualTo(Differs.CONFLICT);
    }

    @Test
    void ofEightPhonesAtOneDoorEachVisitHasOneVerdictAndNothingIsDoubled() throws Exception {
        var number = beat.lives("走亥", 101, "2021-03");
        var phones = new ArrayList<Beat.Phone>(List.of(beat.phone));
        for (int i = 1; i < 8; i++) {
            phones.add(beat.colleague());
        }
        var newcomer = Neighbourhood.number();
        var work = new ArrayList<Callable<List<VisitVerdict>>>();
        for (var phone : phones) {
            var sight = phone.sight(beat.room(101));
            var batch = new Visit[] {
                phone.save(sight, Outcome.CHANGED, new Fact.Left(sight.stay(0), "2026-05")),
                phone.save(phone.sight(beat.room(102)), Outcome.CHANGED, Beat.someone("走新", newcomer)),
                phone.save(phone.sight(beat.room(103)), Outcome.CONFIRMED)
            };
            work.add(() -> phone.send(batch));
            work.add(() -> phone.send(batch));
        }
        var verdicts = new ArrayList<List<VisitVerdict>>();
        try (var all = Executors.newFixedThreadPool(8)) {
            for (var done : all.invokeAll(work)) {
                verdicts.add(done.get());
            }
        }
        for (int i = 0; i < verdicts.size(); i += 2) {
            assertThat(verdicts.get(i)).isEqualTo(verdicts.get(i + 1)).hasSize(3);
        }
        assertThat(verdicts)
                .filteredOn(batch -> batch.get(0).state() == State.ACCEPTED)
                .hasSize(2);
        assertThat(verdicts)
                .filteredOn(batch -> batch.get(1).state() == State.ACCEPTED)
                .hasSize(2);
        assertThat(verdicts).allMatch(batch -> batch.get(2).state() == State.ACCEPTED);
        assertThat(person(number).stays()).hasSize(2);
        assertThat(person(newcomer).stays()).hasSize(1);
        for (var phone : phones) {
            assertThat(count(
                            "select count(*) from fieldwork.visit where phone = :visit",
                            phone.id().value()))
                    .isEqualTo(3);
        }
    }

    @Test
    void aRevokedPhoneHandsNothingInByItself() {
        house.getBean(Phones.class).revoke(beat.phone.id(), beat.reviewer);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> beat.phone.token())
                .hasMessageStartingWith("phone-revoked");
    }

    @Test
    void anAnswerThatWasLostIsGivenAgain() {
        beat.lives("走零", 101, "2021-03");
        var sight = beat.phone.sight(beat.room(101));
        var batch = new Visit[] {
            beat.phone.save(
                    sight,
                    Outcome.CHANGED,
                    new Fact.Left(sight.stay(0), "2026-05"),
                    Beat.someone("走一", Neighbourhood.number())),
            beat.phone.save(sight, Outcome.CONFIRMED)
        };
        // The program dies after the commit: the phone hears nothing and sends the batch again.
        var lost = beat.phone.send(batch);
        assertThat(beat.phone.send(batch)).isEqualTo(lost);
    }

    private Visit fresh(Fact.Found found) {
        return new Visit(
                new VisitId(UUID.randomUUID()),
                beat.phone.next(),
                null,
                "",
                java.time.Instant.now(),
                Outcome.NEW_DWELLING,
                List.of(found),
                "");
    }

    private Door door(int room) {
        return doors.list(List.of(beat.area)).stream()
                .filter(door -> door.dwelling().equals(beat.room(room)))
                .findFirst()
                .orElseThrow();
    }

    private Person person(String number) {
        var search = new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number);
        var hit = ((Search.Outcome.Hits) residents.search(search, registrar))
                .hits()
                .getFirst();
        return residents.get(hit.person(), new AsOf(LocalDate.now(), java.time.Instant.now()), registrar);
    }

    private List<AccessEntry> looks(Person person) {
        return house.getBean(AccessLog.class)
                .listAbout(person.id(), Neighbourhood.access(Role.AUDITOR, "inspection", null), null, 50);
    }

    private void owner(String sql) throws SQLException {
        try (var owner = TableOwner.connect(settings);
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private long count(String sql, UUID key) {
        return db.sql(sql).param("visit", key).query(Long.class).single();
    }
}
