package org.anju.permits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Abiding;
import org.anju.residents.Abode;
import org.anju.residents.ChangeCursor;
import org.anju.residents.ChangeNotice;
import org.anju.residents.Following;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.Keyring;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the register says of a holder ends the permit: a death, and a departure that was declared. A silence ends
/// nothing, nor does a visit that found nobody: such a permit is suspended when its window passes.
///
/// Holders are followed for it. What an act did is read from the record, so that an act heard twice does nothing
/// the second time; where what ended a permit turns out never to have been so, the end is taken back.
@Component
class Ends {

    private static final PurposeCode PURPOSE = new PurposeCode("permit-register");
    private static final Logger LOG = LoggerFactory.getLogger(Ends.class);
    private static final int BATCH = 200;
    /// Days for which a holder is followed, and how many before their end they are made more.
    private static final int FOLLOWED = 1095;

    private static final int LEFT_OVER = 365;

    private static final String CORRECTED = "登记已更正 the register was corrected";

    private final PermitRecords records;
    private final Marking marking;
    private final RuleSets sets;
    private final Following following;
    private final Residents residents;
    private final Accounts accounts;
    private final AccessLog accessLog;
    private final Keyring keyring;
    private final Clock clock;
    private final TransactionTemplate writing;

    Ends(
            PermitRecords records,
            Marking marking,
            RuleSets sets,
            Following following,
            Residents residents,
            Accounts accounts,
            AccessLog accessLog,
            Keyring keyring,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.marking = marking;
        this.sets = sets;
        this.following = following;
        this.residents = residents;
        this.accounts = accounts;
        this.accessLog = accessLog;
        this.keyring = keyring;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
    }

    /// Follows every holder whom it does not follow yet, and looks at each once: something may have happened before.
    void follow() {
        var today = marking.today();
        Rounds.of(
                after -> records.unwatched(today.plusDays(LEFT_OVER), after, BATCH),
                one -> one.permit().value(),
                one -> {
                    var access = access();
                    writing.executeWithoutResult(status -> {
                        var until = clock.instant().plus(java.time.Duration.ofDays(FOLLOWED));
                        following.follow(residents.survivor(one.subject()), until, access);
                        accessLog.wrote(access, Shown.PERMIT, List.of(one.subject()));
                        records.watched(one, today.plusDays(FOLLOWED));
                    });
                    heed(one.subject(), access);
                });
    }

    /// Heeds the acts on holders since it did so last, in their order. What could not be done for one is done for
    /// the others all the same, and is tried again.
    void hear() {
        var access = access();
        var after = records.heard()
                .flatMap(text -> ChangeCursor.read(text, keyring))
                .orElse(null);
        var failed = false;
        for (var told = following.changes(after, BATCH, access);
                !told.isEmpty();
                told = following.changes(after, BATCH, access)) {
            for (var person : persons(told)) {
                failed |= !heeded(person, access);
            }
            after = told.getLast().cursor();
            if (!failed) {
                var cursor = after.text(keyring);
                writing.executeWithoutResult(status -> records.hear(cursor));
            }
        }
    }

    private static List<PersonId> persons(List<ChangeNotice> told) {
        var persons = new LinkedHashSet<PersonId>();
        told.forEach(one -> persons.add(one.cursor().person()));
        return List.copyOf(persons);
    }

    private boolean heeded(PersonId person, Access access) {
        try {
            heed(person, access);
            return true;
        } catch (RuntimeException e) {
            LOG.error("What the register says could not be done to a permit; it is tried again.", e);
            return false;
        }
    }

    /// Ends the permits of this person that the register ends now, and takes back what it ended and should not
    /// have.
    void heed(PersonId who, Access access) {
        var survivor = residents.survivor(who);
        residents
                .find(survivor, residents.now(), access)
                .ifPresent(person -> writing.executeWithoutResult(status -> heed(person, access)));
    }

    private void heed(Person person, Access access) {
        var permits = marking.beingWritten(person.id(), access);
        var going = new ArrayList<Permit>();
        for (var permit : permits) {
            if (permit.ended()) {
                continue;
            }
            var end = end(person, permit, permit.on()).filter(mark -> knows(permit, mark));
            end.ifPresent(mark -> marking.mark(permit, mark, "", null, access));
            if (end.isEmpty()) {
                going.add(permit);
            }
        }
        for (var permit : permits) {
            if (permit.ended()
                    && wrongly(person, permit, access)
                    && going.stream().noneMatch(one -> one.goesOnIn(permit.division()))) {
                going.add(marking.mark(permit, Mark.of(Mark.Kind.RESTORED, permit.on()), CORRECTED, null, access));
            }
        }
    }

    // An end that the rules of the place do not know is none.
    private boolean knows(Permit permit, Mark mark) {
        return sets.of(permit.division()).on(mark.day()).ends().contains(mark.ground());
    }

    /// By present belief, on a day.
    private static Optional<Mark> end(Person person, Permit permit, LocalDate day) {
        var suspension = person.suspension();
        if (suspension != null && !suspension.since().isAfter(day)) {
            return switch (suspension.word()) {
                case DEATH -> Optional.of(ended(permit, suspension.since(), EndGround.DIED));
                case DEPARTURE -> Optional.of(ended(permit, suspension.since(), EndGround.LEFT));
                // It never should have been registered, or may be seen by few: neither says that anybody left.
                case ERROR, CONFIDENTIAL -> Optional.empty();
            };
        }
        return person.stays().stream()
                .filter(stay -> stay.days().certainOn(day) && away(stay.abode(), permit.locality()))
                .filter(stay -> Abiding.home(person.stays(), day)
                        .filter(home -> !away(home.abode(), permit.locality()))
                        .isEmpty())
                .findFirst()
                .map(stay -> ended(permit, stay.days().certainFrom(), EndGround.LEFT));
    }

    /// Whether somebody said where it is, and that is beyond the place.
    private static boolean away(Abode abode, DivisionCode locality) {
        return switch (abode) {
            case Abode.Home home -> !locality.holds(home.division());
            case Abode.Elsewhere elsewhere -> !elsewhere.address().isBlank();
            case Abode.Postal postal -> false;
        };
    }

    /// As of the day on which it happened, but no earlier than what was done to the permit since, and not ahead.
    private static Mark ended(Permit permit, LocalDate since, EndGround ground) {
        var last = permit.marks().getLast().day();
        var day = since.isBefore(last) ? last : since;
        return Mark.ended(day.isAfter(permit.on()) ? permit.on() : day, ground);
    }

    /// Whether this duty ended it, on a day on which by present belief nothing of the kind was so.
    private static boolean wrongly(Person person, Permit permit, Access access) {
        var last = permit.history().getLast();
        return last.mark().kind() == Mark.Kind.ENDED
                && last.by().equals(access.by())
                && end(person, permit, last.mark().day()).isEmpty()
                && end(person, permit, permit.on()).isEmpty();
    }

    private Access access() {
        return accounts.systemAccess(PURPOSE, "登记变动 register", Channel.RULE);
    }
}
