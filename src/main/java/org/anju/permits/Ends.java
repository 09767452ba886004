package org.anju.permits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.anju.shared.Period;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.jspecify.annotations.Nullable;
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
    /// Holders of whom the following begins in one round.
    private static final int MOST = 1000;
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
    private final Rounds rounds;
    /// the permit after which the next round begins
    private UUID reached = Rounds.BEFORE_ALL;

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
        this.rounds = new Rounds(clock);
    }

    /// Follows holders whom it does not follow yet, some at a time, and looks at each once: something may have
    /// happened before. Only then are they watched, so that nothing is lost where this ends on the way.
    void follow() {
        var part = records.unwatched(marking.today().plusDays(LEFT_OVER), reached, MOST);
        reached =
                part.size() < MOST ? Rounds.BEFORE_ALL : part.getLast().permit().value();
        rounds.each(part, one -> one.permit().value(), this::follow);
    }

    // All records that are the holder's: an act on one of them is told of no other.
    private void follow(PermitRecords.Unwatched one) {
        var access = access();
        var followed = parts(one.subject());
        var until = clock.instant().plus(Duration.ofDays(FOLLOWED));
        writing.executeWithoutResult(status -> followed.forEach(part -> following.follow(part, until, access)));
        heed(one.subject(), access);
        if (parts(one.subject()).equals(followed)) {
            watched(one, marking.today().plusDays(FOLLOWED), access);
        }
    }

    private void watched(PermitRecords.Unwatched one, @Nullable LocalDate until, Access access) {
        writing.executeWithoutResult(status -> {
            accessLog.wrote(access, Shown.PERMIT, List.of(one.subject()));
            records.watched(one, until);
        });
    }

    /// Follows nobody any longer of whose permits none goes on, and none could be given back by an act.
    void letGo() {
        var access = access();
        rounds.of(
                after -> records.watchedInVain(access.by(), marking.today(), after, BATCH),
                one -> one.permit().value(),
                one -> {
                    if (!records.wantsWatching(parts(one.subject()), access.by(), marking.today())) {
                        anew(one.subject(), access);
                    }
                    watched(one, null, access);
                });
    }

    /// Heeds the acts on holders since it did so last, in their order. Whom it could not be done for is followed
    /// anew, and so is whoever has another record now, or one less; nobody else waits for them.
    void hear() {
        var access = access();
        var after = records.heard()
                .flatMap(text -> ChangeCursor.read(text, keyring))
                .orElse(null);
        for (var told = following.changes(after, BATCH, access);
                !told.isEmpty();
                told = following.changes(after, BATCH, access)) {
            var rearranged = persons(told.stream()
                    .filter(one -> one.kind() == Person.Act.Kind.MERGE || one.kind() == Person.Act.Kind.UNMERGE)
                    .toList());
            for (var person : persons(told)) {
                if (!heeded(person, access) || rearranged.contains(person)) {
                    anew(person, access);
                }
            }
            after = told.getLast().cursor();
            var cursor = after.text(keyring);
            writing.executeWithoutResult(status -> records.hear(cursor));
        }
    }

    /// That [#follow] takes this person up again, also where a permit is issued or given back in this moment; and
    /// that nobody is followed for whom there is no reason.
    private void anew(PersonId person, Access access) {
        var parts = parts(person);
        var vain = !records.wantsWatching(parts, access.by(), marking.today());
        writing.executeWithoutResult(status -> {
            accessLog.wrote(access, Shown.PERMIT, parts);
            if (vain) {
                parts.forEach(part -> following.unfollow(part, access));
            }
            records.unwatch(parts);
        });
    }

    private List<PersonId> parts(PersonId person) {
        return residents.parts(residents.survivor(person));
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
            var end = end(person, permit, permit.on())
                    .filter(one -> !undecided(person, permit.on()))
                    .filter(one -> !decidedAgainst(permit, one, access))
                    .map(one -> ended(permit, one))
                    .filter(mark -> knows(permit, mark));
            end.ifPresent(mark -> marking.mark(permit, mark, "", null, access));
            if (end.isEmpty()) {
                going.add(permit);
            }
        }
        for (var permit : permits) {
            if (Permit.restorable(going, permit) && wrongly(person, permit, access)) {
                going.add(marking.mark(permit, Mark.of(Mark.Kind.RESTORED, permit.on()), CORRECTED, null, access));
            }
        }
    }

    // An end that the rules of the place do not know is none.
    private boolean knows(Permit permit, Mark mark) {
        return sets.of(permit.division()).on(mark.day()).ends().contains(mark.ground());
    }

    /// What ends a permit.
    ///
    /// @param said when the register was first told
    private record End(LocalDate since, EndGround ground, Instant said) {}

    /// By present belief, on a day.
    private static Optional<End> end(Person person, Permit permit, LocalDate day) {
        var gone = Abiding.gone(person, day);
        if (gone.isPresent()) {
            var ground = gone.get().word() == Person.Standing.Word.DEATH ? EndGround.DIED : EndGround.LEFT;
            return Optional.of(
                    new End(gone.get().since(), ground, gone.get().belief().from()));
        }
        return person.stays().stream()
                .filter(stay -> stay.days().certainOn(day) && away(stay.abode(), permit.locality()))
                .filter(stay -> Abiding.home(person, day)
                        .filter(home -> !away(home.abode(), permit.locality()))
                        .isEmpty())
                .findFirst()
                .map(stay -> new End(stay.days().certainFrom(), EndGround.LEFT, said(person, stay)));
    }

    // A stay is believed anew where another one changes its days.
    private static Instant said(Person person, Person.Stay stay) {
        return person.history().stream()
                .filter(one -> one.id().equals(stay.id())
                        && one.abode().equals(stay.abode())
                        && one.starts().equals(stay.starts()))
                .map(one -> one.belief().from())
                .min(Comparator.naturalOrder())
                .orElse(stay.belief().from());
    }

    /// Whether the records that are one person's have two homes on a day: until an officer has put that right,
    /// nobody knows where the person lives.
    private static boolean undecided(Person person, LocalDate day) {
        return person.conflicts().stream().anyMatch(one -> new Period(one.from(), one.until()).contains(day));
    }

    /// Whether a reviewer has given it back since the register was told.
    private static boolean decidedAgainst(Permit permit, End end, Access access) {
        return permit.history().stream()
                .anyMatch(one -> one.mark().kind() == Mark.Kind.RESTORED
                        && !one.by().equals(access.by())
                        && !end.said().isAfter(one.at()));
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
    private static Mark ended(Permit permit, End end) {
        var last = permit.marks().getLast().day();
        var day = end.since().isBefore(last) ? last : end.since();
        return Mark.ended(day.isAfter(permit.on()) ? permit.on() : day, end.ground());
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
