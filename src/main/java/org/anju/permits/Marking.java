package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.anju.cases.Case;
import org.anju.cases.CaseId;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.anju.shared.Tongue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happens to permits, within the transaction of whoever decides it: the mark, what it does to the card, and
/// that the holder is told of an end.
@Component
class Marking {

    private static final int DRAWS = 5;

    private final PermitRecords records;
    private final RuleSets sets;
    private final Residents residents;
    private final Certificates certificates;
    private final Notices notices;
    private final AccessLog accessLog;
    private final Clock clock;

    Marking(
            PermitRecords records,
            RuleSets sets,
            Residents residents,
            Certificates certificates,
            Notices notices,
            AccessLog accessLog,
            Clock clock) {
        this.records = records;
        this.sets = sets;
        this.residents = residents;
        this.certificates = certificates;
        this.notices = notices;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The permits of a person as they stand today, those that go on first. The caller has the entry.
    List<Permit> standing(List<PersonId> parts) {
        return records.list(parts).stream().map(this::standing).toList();
    }

    private Permit standing(PermitRecords.Row row) {
        var rules = sets.of(row.division());
        var marks = row.history().stream().map(Permit.Noted::mark).toList();
        return new Permit(
                row.id(),
                row.subject(),
                row.number(),
                row.locality(),
                row.division(),
                row.history(),
                row.cards(),
                today(),
                Standing.on(marks, rules, today()).orElseThrow(),
                row.wantsCard(),
                true);
    }

    /// The permits of a person to one of which something is to happen, those that go on first, under an entry that
    /// they are written about. Nobody else marks one of them meanwhile.
    List<Permit> beingWritten(PersonId who, Access access) {
        var parts = residents.parts(residents.survivor(who));
        accessLog.wrote(access, Shown.PERMIT, parts);
        records.hold(parts);
        return standing(parts);
    }

    /// The one that something is about which was applied for in a place: that which holds there, or the newest of
    /// those that go on. Throws [Problem] `permit-none`.
    Permit goingOn(PersonId who, @Nullable DivisionCode place, Access access) {
        return beingWritten(who, access).stream()
                .filter(permit -> !permit.ended())
                .min(Comparator.comparing(permit -> place == null || !permit.goesOnIn(place)))
                .orElseThrow(() -> new Problem(Problem.Kind.CONFLICT, "permit-none"));
    }

    /// Issues one for the locality where the case is handled. One that goes on elsewhere ends: it proves residence
    /// in a place where the holder has not lived for half a year (decree, arts. 2 and 3).
    ///
    /// Throws [Problem] `permit-no-home`, and `permit-held` where there is one already.
    Permit issue(Case granted, Access access) {
        if (granted.division().isEmpty()) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-no-home");
        }
        var who = residents.survivor(granted.subject());
        var division = DivisionCode.read(granted.division());
        var before = beingWritten(who, access);
        if (before.stream().anyMatch(one -> one.goesOnIn(division))) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-held");
        }
        before.stream()
                .filter(one -> !one.ended())
                .forEach(one -> mark(one, Mark.ended(today(), EndGround.LEFT), "", granted.id(), access));
        var rules = sets.of(division);
        var locality = rules.on(today()).locality(division);
        var id = PermitId.next();
        var mark = Mark.of(Mark.Kind.ISSUED, today());
        var permit = new Permit(
                id,
                who,
                number(id, locality),
                locality,
                division,
                List.of(new Permit.Noted(mark, access.by(), access.unitName(), "", clock.instant())),
                List.of(),
                today(),
                Standing.on(List.of(mark), rules, today()).orElseThrow());
        if (!records.add(permit)) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-held");
        }
        records.mark(permit, 1, mark, "", granted.id(), access);
        return permit;
    }

    private PermitNumber number(PermitId id, DivisionCode locality) {
        for (int i = 0; i < DRAWS; i++) {
            var number = PermitNumber.next(locality);
            if (records.claim(number, id)) {
                return number;
            }
        }
        throw new IllegalStateException("Drew %d numbers that all were taken.".formatted(DRAWS));
    }

    /// Endorses, or makes up, by the day. Throws [Problem] `permit-no-effect` where it is too early.
    Permit endorse(Permit permit, CaseId of, Access access) {
        var kind = permit.standing().suspendedSince() == null ? Mark.Kind.ENDORSED : Mark.Kind.MADE_UP;
        return mark(permit, Mark.of(kind, today()), "", of, access);
    }

    /// The holder lives elsewhere now: within the locality the permit goes on, beyond it it has ended.
    Permit move(Permit permit, DivisionCode division, CaseId of, Access access) {
        return permit.locality().holds(division)
                ? mark(permit.in(division), Mark.of(Mark.Kind.ADDRESS_CHANGED, today()), "", of, access)
                : mark(permit, Mark.ended(today(), EndGround.LEFT), "", of, access);
    }

    /// The card was lost. Reported twice is reported once.
    void lose(Permit permit, CaseId of, Access access) {
        if (permit.standing().lostSince() == null) {
            mark(permit, Mark.of(Mark.Kind.LOST, today()), "", of, access);
        }
    }

    /// Throws [Problem] `permit-no-effect` where the rules give it none on this day.
    ///
    /// @param permit as it stands under [#beingWritten]
    /// @param reason of a decision; empty where the mark needs none
    /// @param of the case by which it was decided; `null` for none
    Permit mark(Permit permit, Mark mark, String reason, @Nullable CaseId of, Access access) {
        var noted = new Permit.Noted(mark, access.by(), access.unitName(), reason, clock.instant());
        var rules = sets.of(permit.division());
        var marks = java.util.stream.Stream.concat(permit.marks().stream(), java.util.stream.Stream.of(mark))
                .toList();
        var after = Standing.on(marks, rules, today()).orElseThrow();
        if (after.without().size() > permit.standing().without().size()) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-no-effect", mark.day());
        }
        var wanted = card(permit, mark.kind(), rules.on(mark.day()), access);
        var marked = permit.marked(noted, after, wanted);
        records.mark(marked, marks.size(), mark, reason, of, access);
        records.stand(marked);
        tell(marked, mark, access);
        return marked;
    }

    // What becomes of the card; whether a new one is wanted.
    private boolean card(Permit permit, Mark.Kind kind, RuleSet rules, Access access) {
        var card = permit.card();
        var lost = permit.standing().lostSince() != null;
        return switch (kind) {
            case ISSUED, ENDORSED -> permit.cardWanted();
            case MADE_UP -> {
                card.ifPresent(one -> certificates.restore(permit.subject(), one, access));
                yield permit.cardWanted();
            }
            case ADDRESS_CHANGED -> {
                if (!rules.addressReplacesCard()) {
                    yield permit.cardWanted();
                }
                card.ifPresent(one -> certificates.revoke(permit.subject(), one, access));
                yield !lost;
            }
            case REPLACED -> {
                card.ifPresent(one -> certificates.revoke(permit.subject(), one, access));
                yield true;
            }
            case RESTORED -> !lost;
            case LOST, ENDED -> {
                card.ifPresent(one -> certificates.revoke(permit.subject(), one, access));
                yield false;
            }
        };
    }

    private void tell(Permit permit, Mark mark, Access access) {
        var ground = mark.ground();
        if (ground == EndGround.DIED || mark.kind() != Mark.Kind.ENDED && mark.kind() != Mark.Kind.RESTORED) {
            return;
        }
        var key = "permit.told." + (ground == null ? mark.kind() : ground);
        var number = permit.number().spoken();
        notices.tell(
                permit.subject(),
                new Notice(
                        Words.in(Tongue.ZH).t(key, number), Words.in(Tongue.EN).t(key, number), "/me/permit"),
                access);
    }
}
