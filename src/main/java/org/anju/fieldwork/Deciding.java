package org.anju.fieldwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.dwellings.DwellingId;
import org.anju.dwellings.DwellingRow;
import org.anju.dwellings.Dwellings;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Look;
import org.anju.oversight.Purposes;
import org.anju.oversight.Shown;
import org.anju.residents.Abode;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Attempts;
import org.anju.residents.Departure;
import org.anju.residents.Grounds;
import org.anju.residents.HeldItems;
import org.anju.residents.Homes;
import org.anju.residents.ObservationId;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.StaySince;
import org.anju.shared.Access;
import org.anju.shared.Ids;
import org.anju.shared.Keyring;
import org.anju.shared.PartialDate;
import org.anju.shared.Problem;
import org.anju.shared.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what an officer decides on a visit that waits: fact by fact, each by the act that the register
/// has for it. What was done is done once however often it is tried; the visit leaves the queue when all is
/// done.
@Component
class Deciding {

    private final VisitRecords records;
    private final DoorRecords doorRecords;
    private final Doors doors;
    private final Dwellings dwellings;
    private final Homes homes;
    private final Residents residents;
    private final Acts acts;
    private final HeldItems heldItems;
    private final AccessLog accessLog;
    private final Purposes purposes;
    private final Attempts attempts;
    private final Keyring keyring;
    private final Clock clock;

    Deciding(
            VisitRecords records,
            DoorRecords doorRecords,
            Doors doors,
            Dwellings dwellings,
            Homes homes,
            Residents residents,
            Acts acts,
            HeldItems heldItems,
            AccessLog accessLog,
            Purposes purposes,
            Attempts attempts,
            Keyring keyring,
            Clock clock) {
        this.records = records;
        this.doorRecords = doorRecords;
        this.doors = doors;
        this.dwellings = dwellings;
        this.homes = homes;
        this.residents = residents;
        this.acts = acts;
        this.heldItems = heldItems;
        this.accessLog = accessLog;
        this.purposes = purposes;
        this.attempts = attempts;
        this.keyring = keyring;
        this.clock = clock;
    }

    HeldVisit get(VisitId id, Access access) {
        return accessLog.read(
                access,
                Look.OPENED,
                Shown.HELD_ITEM,
                records.subjects(id),
                () -> records.held(id).orElseThrow(Deciding::decided));
    }

    void decide(VisitId id, List<Choice> choices, ReviewReason reason, Access access) {
        var visit = get(id, access);
        var takes = choices.stream().collect(Collectors.toMap(Choice::fact, Choice::take, (one, same) -> one));
        claim(id, access);
        try {
            var home = visit.dwelling();
            var there = home == null
                    ? Map.<UUID, StaySince>of()
                    : homes.stays(home, access).stream()
                            .collect(Collectors.toMap(StaySince::stay, Function.identity()));
            for (var held : visit.facts()) {
                var taken = takes.getOrDefault(held.index(), Take.REGISTER) == Take.VISIT;
                carryOut(visit, held, taken, there, access);
            }
            if (visit.facts().isEmpty()
                    && takes.getOrDefault(Choice.OUTCOME, Take.REGISTER) == Take.VISIT
                    && visit.outcome() == Outcome.NOT_A_DWELLING
                    && home != null) {
                end(home, day(visit), there);
            }
        } catch (RuntimeException e) {
            records.release(id);
            throw e;
        }
        close(visit, takes.containsValue(Take.VISIT), reason, access);
    }

    void returnTo(VisitId id, ReturnReason reason, Access access) {
        var visit = get(id, access);
        for (var held : visit.facts()) {
            if (held.fact() instanceof Fact.Declared(var observation) && observation != null) {
                refuse(observation, access);
            }
        }
        attempts.run(() -> {
            if (!records.giveBack(id, reason, access.by())) {
                throw decided();
            }
            var home = visit.dwelling();
            if (home != null) {
                doors.askFor(home, AskReason.RETURNED);
            }
        });
    }

    private void claim(VisitId id, Access access) {
        purposes.require(access);
        if (!records.claim(id, access.by())) {
            throw decided();
        }
    }

    private void close(HeldVisit visit, boolean taken, ReviewReason reason, Access access) {
        attempts.run(() -> {
            records.close(
                    visit.id(), taken ? VisitVerdict.State.ACCEPTED : VisitVerdict.State.REFUSED, reason, access.by());
            var home = visit.dwelling();
            if (taken && home != null && visit.outcome() != Outcome.NOT_A_DWELLING) {
                doorRecords.visited(List.of(new DoorRecords.Visited(home, day(visit), visit.outcome(), true)));
            }
        });
    }

    private void carryOut(
            HeldVisit visit, HeldVisit.HeldFact held, boolean taken, Map<UUID, StaySince> there, Access access) {
        if (held.fact() instanceof Fact.Declared(var observation)) {
            if (observation != null && taken) {
                accept(observation, visit.dwelling(), access);
            } else if (observation != null) {
                refuse(observation, access);
            }
            return;
        }
        if (!taken) {
            return;
        }
        switch (held.fact()) {
            case Fact.Stays(var stay) -> stays(visit, held, there.get(stay), access);
            case Fact.Left(var stay, var since) -> left(visit, held, there.get(stay), since, access);
            case Fact.Never(var stay) -> {
                var of = there.get(stay);
                if (of != null && of.stands()) {
                    acts.perform(
                            residents.survivor(of.person()),
                            new Amendment.StrikeStay(stay),
                            grounds(visit, held, Grounds.Reason.RECORDED_WRONGLY),
                            access);
                }
            }
            case Fact.Used(var use) -> {
                if (visit.dwelling() != null) {
                    dwellings.change(visit.dwelling(), use);
                }
            }
            case Fact.Found found -> build(visit, found);
            case Fact.New unsent -> {}
            case Fact.Declared done -> {}
        }
    }

    /// Whoever the register has elsewhere by now was met at the door: they live there, from the day of the
    /// visit.
    private void stays(HeldVisit visit, HeldVisit.HeldFact held, @Nullable StaySince of, Access access) {
        if (of != null && !of.stands() && visit.dwelling() != null) {
            acts.perform(
                    residents.survivor(of.person()),
                    new Amendment.Move(
                            new Amendment.Destination.Dwelling(visit.dwelling()), PartialDate.of(day(visit))),
                    grounds(visit, held, Grounds.Reason.ESTABLISHED_ON_SITE),
                    access);
        }
    }

    /// Whoever still lives there by the register leaves; for whom it has left already, the day is put right.
    private void left(HeldVisit visit, HeldVisit.HeldFact held, @Nullable StaySince of, String since, Access access) {
        var day = Judgement.since(since, LocalDate.now(clock)).orElse(new PartialDate.Unknown());
        if (of == null) {
            return;
        }
        if (of.stands()) {
            attempts.run(() -> homes.leave(
                    List.of(new Departure(
                            of.person(),
                            of.stay(),
                            day,
                            Ids.next(),
                            visit.id().value().toString())),
                    access));
            return;
        }
        var person = residents.survivor(of.person());
        var next = following(residents.get(person, residents.now(), access), of.stay());
        acts.perform(
                person,
                new Amendment.CorrectStay(next.id(), destination(next.abode()), day),
                grounds(visit, held, Grounds.Reason.RECORDED_WRONGLY),
                access);
    }

    private static Person.Stay following(Person person, UUID stay) {
        Person.@Nullable Stay next = null;
        for (var one : person.stays()) {
            if (one.id().equals(stay) && next != null) {
                return next;
            }
            next = one;
        }
        throw new Problem(Problem.Kind.CONFLICT, "visit-not-applicable");
    }

    private static Amendment.Destination destination(Abode abode) {
        return switch (abode) {
            case Abode.Home(var dwelling, var division, var address) -> new Amendment.Destination.Dwelling(dwelling);
            case Abode.Postal(var dwelling, var division, var address) ->
                new Amendment.Destination.PostalAddress(dwelling);
            case Abode.Elsewhere(var where) -> new Amendment.Destination.Elsewhere(where);
        };
    }

    private void accept(UUID observation, @Nullable DwellingId home, Access access) {
        unlessDecided(() -> heldItems.accept(new ObservationId(observation), home, access));
    }

    private void refuse(UUID observation, Access access) {
        unlessDecided(() -> heldItems.refuse(new ObservationId(observation), access));
    }

    // It may have been decided in the queue of declarations meanwhile; then that stands.
    private static void unlessDecided(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            if (!problem.name().equals("held-item-unknown")) {
                throw problem;
            }
        }
    }

    private void build(HeldVisit visit, Fact.Found found) {
        var division = records.divisionOf(visit.id()).orElseThrow(Deciding::decided);
        var position = found.position();
        // Its code is that of the visit: the same decision again makes no second one.
        var verdict = dwellings
                .accept(List.of(new DwellingRow(
                        "V" + visit.id().value().toString().replace("-", "").substring(0, 17),
                        division,
                        found.address(),
                        position == null ? "" : String.valueOf(position.longitude()),
                        position == null ? "" : String.valueOf(position.latitude()),
                        Words.in(org.anju.shared.Tongue.ZH).of(found.use()))))
                .getFirst();
        if (verdict.kind() == Verdict.Kind.HELD || verdict.kind() == Verdict.Kind.REFUSED) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "new-dwelling-not-taken",
                    Words.in(org.anju.shared.Tongue.ZH).of(verdict));
        }
        records.areaOf(visit.id()).ifPresent(doors::refresh);
    }

    private void end(DwellingId home, LocalDate day, Map<UUID, StaySince> there) {
        if (there.values().stream().anyMatch(StaySince::stands)) {
            throw new Problem(Problem.Kind.CONFLICT, "dwelling-lived-in");
        }
        if (dwellings.find(home).isPresent()) {
            dwellings.end(home, day);
        }
        doorRecords.among(List.of(home)).forEach(door -> {
            var area = door.area();
            if (area != null) {
                doors.refresh(area);
            }
        });
    }

    private Grounds grounds(HeldVisit visit, HeldVisit.HeldFact held, Grounds.Reason reason) {
        return new Grounds(
                act(visit.id(), held.index()),
                reason,
                Grounds.Evidence.VISIT_RECORD,
                visit.id().value().toString());
    }

    /// One key for one fact, however often it is decided, in the form of the keys of the house.
    private UUID act(VisitId visit, int fact) {
        var digest = java.nio.ByteBuffer.wrap(keyring.digest("review|" + visit.value() + "|" + fact));
        long high = digest.getLong() & 0xffff_ffff_ffff_0fffL | 0x7000L;
        long low = digest.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static LocalDate day(HeldVisit visit) {
        return Judgement.day(visit.observedAt(), visit.base(), visit.receivedAt());
    }

    private static Problem decided() {
        return new Problem(Problem.Kind.UNKNOWN, "visit-decided");
    }
}
