package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anju.cases.Case;
import org.anju.cases.CaseId;
import org.anju.certificates.Certificates;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.anju.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happens to permits, within the transaction of whoever decides it: the mark, and what it does to the
/// card.
@Component
class Marking {

    private static final int DRAWS = 5;

    private final PermitRecords records;
    private final RuleSets sets;
    private final Residents residents;
    private final Certificates certificates;
    private final AccessLog accessLog;
    private final Clock clock;

    Marking(
            PermitRecords records,
            RuleSets sets,
            Residents residents,
            Certificates certificates,
            AccessLog accessLog,
            Clock clock) {
        this.records = records;
        this.sets = sets;
        this.residents = residents;
        this.certificates = certificates;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The permits of a person as they stand today, the one that goes on first. The caller has the entry.
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
                Standing.on(marks, rules, today()).orElseThrow());
    }

    /// The permit that something is to happen to, under an entry that it is written about. Empty where there
    /// is none.
    Optional<Permit> beingWritten(PersonId who, Access access) {
        var parts = residents.parts(residents.survivor(who));
        accessLog.wrote(access, Shown.PERMIT, parts);
        return standing(parts).stream().findFirst();
    }

    /// Issues one for the locality where the case is handled. Throws [Problem] `permit-no-home`, and
    /// `permit-held` where there is one already.
    Permit issue(Case granted, Access access) {
        if (granted.division().isEmpty()) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-no-home");
        }
        var who = residents.survivor(granted.subject());
        var parts = residents.parts(who);
        accessLog.wrote(access, Shown.PERMIT, parts);
        var division = DivisionCode.read(granted.division());
        var rules = sets.of(division);
        var locality = rules.on(today()).locality(division);
        if (standing(parts).stream()
                .anyMatch(one -> !one.ended() && one.locality().equals(locality))) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-held");
        }
        var id = PermitId.next();
        var mark = Mark.of(Mark.Kind.ISSUED, today());
        var permit = new Permit(
                id,
                who,
                number(id, locality),
                locality,
                division,
                List.of(new Permit.Noted(mark, access.unitName(), "")),
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
        if (!permit.locality().holds(division)) {
            return mark(permit, Mark.ended(today(), EndGround.LEFT), "", of, access);
        }
        var moved = new Permit(
                permit.id(),
                permit.subject(),
                permit.number(),
                permit.locality(),
                division,
                permit.history(),
                permit.cards(),
                permit.on(),
                permit.standing());
        return mark(moved, Mark.of(Mark.Kind.ADDRESS_CHANGED, today()), "", of, access);
    }

    /// Throws [Problem] `permit-no-effect` where the rules give it none on this day.
    ///
    /// @param reason of a decision; empty where the mark needs none
    /// @param of the case by which it was decided; `null` for none
    Permit mark(Permit permit, Mark mark, String reason, @Nullable CaseId of, Access access) {
        var history = new ArrayList<>(permit.history());
        history.add(new Permit.Noted(mark, access.unitName(), reason));
        var marks = history.stream().map(Permit.Noted::mark).toList();
        var after = Standing.on(marks, sets.of(permit.division()), today()).orElseThrow();
        if (after.without().size() > permit.standing().without().size()) {
            throw new Problem(Problem.Kind.CONFLICT, "permit-no-effect", mark.day());
        }
        var marked = new Permit(
                permit.id(),
                permit.subject(),
                permit.number(),
                permit.locality(),
                permit.division(),
                history,
                permit.cards(),
                today(),
                after);
        records.mark(marked, history.size(), mark, reason, of, access);
        records.stand(marked, card(permit, mark.kind(), access));
        return marked;
    }

    // What becomes of the card; whether a new one is wanted, `null` where that stays as it is.
    private @Nullable Boolean card(Permit permit, Mark.Kind kind, Access access) {
        var card = permit.card().filter(one -> permit.standing().lostSince() == null);
        return switch (kind) {
            case ISSUED, ENDORSED -> null;
            case MADE_UP -> {
                card.ifPresent(one -> certificates.restore(permit.subject(), one, access));
                yield null;
            }
            case ADDRESS_CHANGED, REPLACED -> {
                card.ifPresent(one -> certificates.revoke(permit.subject(), one, access));
                yield kind == Mark.Kind.REPLACED || permit.standing().lostSince() == null;
            }
            case RESTORED -> permit.standing().lostSince() == null;
            case LOST, ENDED -> {
                card.ifPresent(one -> certificates.revoke(permit.subject(), one, access));
                yield false;
            }
        };
    }
}
