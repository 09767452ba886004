package org.anju.postings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.anju.accounts.Accounts;
import org.anju.accounts.SignedIn;
import org.anju.frame.TextLine;
import org.anju.places.Places;
import org.anju.shared.AccountId;
import org.anju.shared.DivisionCode;
import org.anju.shared.Problem;
import org.anju.shared.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Postings of officers 派驻: who works where, from when until when. Knows no resident.
@Component
@Transactional
public class Postings {

    /// Postings that a list shows.
    public static final int MOST = 300;

    /// Code points of a name that an office publishes.
    static final int LONGEST_NAME = 40;

    private final PostingRecords records;
    private final Agreements agreements;
    private final Accounts accounts;
    private final Places places;
    private final Clock clock;

    Postings(PostingRecords records, Agreements agreements, Accounts accounts, Places places, Clock clock) {
        this.records = records;
        this.agreements = agreements;
        this.accounts = accounts;
        this.places = places;
        this.clock = clock;
    }

    /// Those that last longest first.
    @Transactional(readOnly = true)
    public List<Posting> list() {
        return records.list(MOST);
    }

    /// Those of one officer that stand or will stand.
    @Transactional(readOnly = true)
    public List<Posting> of(AccountId officer) {
        return records.of(officer, MOST).stream()
                .filter(posting -> posting.goesOn(today()))
                .toList();
    }

    /// The village officers of a village, or of the street or town in which it lies, past ones too.
    @Transactional(readOnly = true)
    public List<Posting> at(DivisionCode village) {
        return records.at(village, MOST);
    }

    /// The villages, streets and towns to which somebody is sent today, by code.
    @Transactional(readOnly = true)
    List<DivisionCode> villages() {
        return records.villages(today());
    }

    /// Throws [Problem] `posting-unknown`.
    @Transactional(readOnly = true)
    public Posting get(PostingId id) {
        return records.find(id).orElseThrow(Postings::unknown);
    }

    /// One of the own, of this kind, that stands on a day. Throws [Problem] `posting-unknown`, `posting-not-yours`,
    /// `posting-not-then`.
    @Transactional(readOnly = true)
    public Posting own(PostingId id, Posting.Kind kind, LocalDate day, SignedIn by) {
        var one = get(id);
        if (!one.officer().equals(by.account()) || one.kind() != kind) {
            throw new Problem(Problem.Kind.FORBIDDEN, "posting-not-yours");
        }
        if (!one.standsOn(day)) {
            throw new Problem(Problem.Kind.CONFLICT, "posting-not-then");
        }
        return one;
    }

    /// Sends an officer out. Throws [Problem] `posting-officer` where there is no such officer, or in a role that
    /// helps nobody, `posting-places`, `posting-days`, `posting-name`, `posting-agreement` where none stands on all
    /// its days, and `posting-overlaps` where the officer is elsewhere on one of them.
    public PostingId add(Posting.Wish wish, SignedIn by) {
        requireRole(by, Role.ADMINISTRATOR);
        var officer = officer(wish).orElseThrow(() -> invalid("posting-officer"));
        if (!wish.until().isAfter(wish.since())
                || !wish.until().isAfter(today())
                || wish.until().isAfter(wish.since().plusYears(Posting.LONGEST_YEARS))) {
            throw invalid("posting-days", Posting.LONGEST_YEARS);
        }
        if (!wish.shownName().isEmpty() && !TextLine.fits(wish.shownName(), LONGEST_NAME)) {
            throw invalid("posting-name", LONGEST_NAME);
        }
        switch (wish.kind()) {
            case LIAISON -> requireAgreement(wish);
            case VILLAGE -> requireVillages(wish);
        }
        var id = PostingId.next();
        if (!records.add(id, wish, officer, by)) {
            throw new Problem(Problem.Kind.CONFLICT, "posting-overlaps");
        }
        return id;
    }

    /// Ends one today; ending twice is ending once. Throws [Problem] `posting-unknown`.
    public void end(PostingId id, SignedIn by) {
        requireRole(by, Role.ADMINISTRATOR);
        records.end(get(id).id(), today(), by);
    }

    /// Under which agreement somebody from a place who lives in a division can be helped today; empty where no
    /// officer is there.
    @Transactional(readOnly = true)
    Optional<AgreementId> covering(DivisionCode household, DivisionCode division) {
        return records.covering(household, division, today());
    }

    private Optional<SignedIn> officer(Posting.Wish wish) {
        return accounts.findById(wish.officer())
                .filter(one -> one.role() == Role.REGISTRAR
                        || one.role() == Role.REVIEWER && wish.kind() == Posting.Kind.VILLAGE);
    }

    private void requireAgreement(Posting.Wish wish) {
        var id = wish.agreement();
        if (id == null) {
            throw invalid("posting-agreement");
        }
        var agreement = agreements.get(id);
        if (!agreement.signed()
                || wish.since().isBefore(agreement.since())
                || wish.until().isAfter(agreement.until())) {
            throw new Problem(Problem.Kind.CONFLICT, "posting-agreement");
        }
        if (wish.places().size() != 1 || !agreement.host().holds(wish.places().getFirst())) {
            throw invalid("posting-places", Posting.MOST_PLACES);
        }
    }

    private void requireVillages(Posting.Wish wish) {
        if (wish.agreement() != null
                || wish.places().isEmpty()
                || wish.places().size() > Posting.MOST_PLACES
                || wish.places().stream().anyMatch(place -> !isVillage(place))) {
            throw invalid("posting-places", Posting.MOST_PLACES);
        }
    }

    private boolean isVillage(DivisionCode place) {
        return place.level().compareTo(DivisionCode.Level.STREET) >= 0
                && places.division(place, today()).isPresent();
    }

    static void requireRole(SignedIn by, Role role) {
        if (by.role() != role) {
            throw new Problem(Problem.Kind.FORBIDDEN, "not-allowed");
        }
    }

    @Transactional(propagation = Propagation.SUPPORTS)
    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem invalid(String name, Object... arguments) {
        return new Problem(Problem.Kind.INVALID, name, arguments);
    }

    private static Problem unknown() {
        return new Problem(Problem.Kind.UNKNOWN, "posting-unknown");
    }
}
