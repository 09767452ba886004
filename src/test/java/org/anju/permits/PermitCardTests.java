package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.certificates.Certificate;
import org.anju.certificates.Certificate.State;
import org.anju.certificates.CertificateKind;
import org.anju.certificates.Certificates;
import org.anju.frame.Words;
import org.anju.oversight.AccessEntry;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Observations;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The card of a permit: made once, also where the program died before, and never better than its permit.
@HouseTest
class PermitCardTests {

    private static final DivisionCode HERE = DivisionCode.read("997201001");

    @Autowired
    ApplicationContext house;

    @Autowired
    Cards cards;

    @Autowired
    Marking marking;

    @Autowired
    Certificates certificates;

    @Autowired
    AccessLog accessLog;

    @Autowired
    PlatformTransactionManager transactions;

    final Access registrar = Neighbourhood.registrar(null);
    final LocalDate today = LocalDate.now(Words.ZONE);
    final String number = Neighbourhood.number();

    Neighbourhood street;
    PersonId holder = PersonId.next();

    @BeforeEach
    void register() {
        street = Neighbourhood.build(house);
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("证䶮", number, 101, "2020-01-01")), registrar);
        var found = house.getBean(Residents.class)
                .search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        holder = ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    private void issue(LocalDate day) {
        TrialPermit.issue(house, holder, HERE, day);
    }

    /// Newest first.
    private List<State> states() {
        return made().stream().map(Certificate::state).toList();
    }

    private List<Certificate> made() {
        return certificates.listAbout(List.of(holder), registrar);
    }

    private void mark(Mark mark) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            accessLog.wrote(registrar, Shown.PERMIT, List.of(holder));
            marking.mark(marking.standing(List.of(holder)).getFirst(), mark, "", null, registrar);
        });
    }

    private void mark(Mark.Kind kind) {
        mark(Mark.of(kind, today));
    }

    @Test
    void whatTheProgramDidNotComeToIsMadeAfterItsStartAndOnce() {
        issue(today.minusMonths(3));
        assertThat(made()).isEmpty();
        cards.makeWanted();
        assertThat(made()).singleElement().satisfies(card -> {
            assertThat(card.kind()).isEqualTo(CertificateKind.RESIDENCE_PERMIT);
            assertThat(card.until()).isNull();
            assertThat(card.fields())
                    .containsEntry(Certificate.NAME, "证䶮")
                    .containsEntry(Certificate.LAST_FOUR, number.substring(14))
                    .containsEntry(Certificate.LOCALITY, "试验省试验市")
                    .containsEntry(Certificate.ADDRESS, street.room(101))
                    .containsEntry(Certificate.BIRTH_DATE, date(number.substring(6, 14)));
        });
        cards.makeWanted();
        cards.make(holder);
        assertThat(made()).hasSize(1);
    }

    private static String date(String digits) {
        return digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6);
    }

    @Test
    void whereNoCardIsWantedNobodyIsLookedAt() {
        issue(today.minusMonths(3));
        cards.make(holder);
        var looks = looks();
        assertThat(looks).isPositive();
        cards.make(holder);
        cards.makeWanted();
        assertThat(looks()).isEqualTo(looks);
    }

    private long looks() {
        return accessLog.listAbout(holder, registrar, null, 200).stream()
                .filter(entry -> entry.kind() == AccessEntry.Kind.OPENED
                        && entry.purpose().equals(new PurposeCode("permit-card")))
                .count();
    }

    @Test
    void aLostCardIsRevokedAndAReplacementIsAnother() {
        issue(today.minusMonths(3));
        cards.makeWanted();
        assertThat(states()).containsExactly(State.VALID);
        mark(Mark.Kind.LOST);
        cards.makeWanted();
        assertThat(states()).containsExactly(State.REVOKED);
        mark(Mark.Kind.REPLACED);
        cards.makeWanted();
        assertThat(states()).containsExactly(State.VALID, State.REVOKED);
        mark(Mark.ended(today, EndGround.LEFT));
        cards.makeWanted();
        assertThat(states()).containsExactly(State.REVOKED, State.REVOKED);
    }

    @Test
    void theCardOfAMissedPermitIsSuspendedUntilThatIsMadeUp() {
        issue(today.minusMonths(14));
        cards.makeWanted();
        assertThat(states()).containsExactly(State.SUSPENDED);
        mark(Mark.Kind.MADE_UP);
        assertThat(states()).containsExactly(State.VALID);
    }

    // Made in its last days, and two days passed.
    @Test
    void theClockSuspendsACardThatWasGood() {
        issue(today.minusYears(1));
        cards.makeWanted();
        assertThat(states()).containsExactly(State.VALID);
        OwnerSql.number(
                house,
                "update permits.mark set on_day = on_day - 2 where subject = '%s' returning 1"
                        .formatted(holder.value()));
        OwnerSql.number(
                house,
                "update permits.permit set opens = opens - 2, last_day = last_day - 2 where subject = '%s' returning 1"
                        .formatted(holder.value()));
        house.getBean(PermitDuties.class).remind();
        assertThat(states()).containsExactly(State.SUSPENDED);
    }

    @Test
    void whatCannotBeMadeKeepsNothingElseWaiting() {
        TrialPermit.issue(house, PersonId.next(), HERE, today.minusMonths(3));
        issue(today.minusMonths(3));
        cards.makeWanted();
        assertThat(states()).containsExactly(State.VALID);
    }
}
