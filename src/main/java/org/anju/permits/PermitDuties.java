package org.anju.permits;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.anju.accounts.Accounts;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.notices.Notice;
import org.anju.notices.Notices;
import org.anju.oversight.Retained;
import org.anju.residents.Forgets;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.anju.shared.Tongue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What days do to permits: holders are told in time, what was missed is suspended, cards are made, what the
/// register ends has ended, and what ended long ago goes.
@Component
class PermitDuties implements Forgets {

    private static final PurposeCode CLOCK = new PurposeCode("permit-clock");
    private static final int BATCH = 200;

    private final PermitRecords records;
    private final Marking marking;
    private final Cards cards;
    private final Proofs proofs;
    private final Ends ends;
    private final Certificates certificates;
    private final Notices notices;
    private final Accounts accounts;
    private final TransactionTemplate writing;
    private final Rounds rounds;

    PermitDuties(
            PermitRecords records,
            Marking marking,
            Cards cards,
            Proofs proofs,
            Ends ends,
            Certificates certificates,
            Notices notices,
            Accounts accounts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.records = records;
        this.marking = marking;
        this.cards = cards;
        this.proofs = proofs;
        this.ends = ends;
        this.certificates = certificates;
        this.notices = notices;
        this.accounts = accounts;
        this.writing = new TransactionTemplate(transactions);
        this.rounds = new Rounds(clock);
    }

    /// The rule sets of the program, and those of a city's own in a directory.
    @Bean
    static RuleSets ruleSets(@Value("${anju.permit-rules:}") String own) throws IOException {
        return own.isEmpty() ? RuleSets.ours() : RuleSets.with(RuleFile.own(Path.of(own)));
    }

    @Bean
    static Retained permitsRetained(PermitRecords records) {
        return new Retained("permits", (before, most) -> records.eraseOver(most));
    }

    @Override
    public void forget(PersonId person, UUID decided, Access access) {
        records.forget(person, decided);
    }

    @Bean
    static Retained proofsRetained(ProofRecords records) {
        return new Retained("residence-proofs", (before, most) -> records.erase(most));
    }

    /// What no request has made: it ended before, or it failed.
    @Scheduled(initialDelay = 20, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void makeWanted() {
        cards.makeWanted();
        proofs.makeWanted();
    }

    @Scheduled(initialDelay = 4, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void withdrawGivenUp() {
        proofs.withdrawGivenUp();
    }

    /// Runs often and does each thing once: whoever endorses in between is not told.
    @Scheduled(initialDelay = 3, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void remind() {
        var access = accounts.systemAccess(CLOCK, "签注期限 endorsement", Channel.RULE);
        rounds.of(
                after -> records.due(marking.today(), after, BATCH),
                due -> due.permit().value(),
                due -> writing.executeWithoutResult(status -> remind(due, access)));
    }

    private void remind(PermitRecords.Due due, Access access) {
        marking.beingWritten(due.subject(), access).stream()
                .filter(permit -> permit.id().equals(due.permit()) && due.stands(permit))
                .filter(permit -> records.remind(due))
                .forEach(permit -> tell(permit, due.stage(), access));
    }

    private void tell(Permit permit, Reminder stage, Access access) {
        if (stage == Reminder.SUSPENDED) {
            permit.card().ifPresent(card -> certificates.suspend(permit.subject(), card, access));
        }
        var last = permit.standing().lastDay();
        var key = "permit.told." + stage;
        notices.tell(
                permit.subject(),
                new Notice(Words.in(Tongue.ZH).t(key, last), Words.in(Tongue.EN).t(key, last), "/me/permit"),
                access);
    }

    /// A death or a departure in the register ends a permit within minutes. One at a time: what one has heard, another
    /// does not hear again.
    @Scheduled(initialDelay = 60, fixedDelay = 120, timeUnit = TimeUnit.SECONDS)
    synchronized void heedRegister() {
        ends.hear();
        ends.follow();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.MINUTES)
    void letGo() {
        ends.letGo();
    }
}
