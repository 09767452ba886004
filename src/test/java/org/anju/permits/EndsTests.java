package org.anju.permits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.anju.HouseTest;
import org.anju.Neighbourhood;
import org.anju.accounts.Accounts;
import org.anju.frame.Words;
import org.anju.oversight.AccessLog;
import org.anju.oversight.Shown;
import org.anju.residents.Acts;
import org.anju.residents.Amendment;
import org.anju.residents.Grounds;
import org.anju.residents.Observations;
import org.anju.residents.Person;
import org.anju.residents.Residents;
import org.anju.residents.Search;
import org.anju.shared.Access;
import org.anju.shared.Channel;
import org.anju.shared.DivisionCode;
import org.anju.shared.DocumentKind;
import org.anju.shared.Ids;
import org.anju.shared.PersonId;
import org.anju.shared.PurposeCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the register says ends a permit, of whom it is heard, and what it does not end.
@HouseTest
class EndsTests {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final DivisionCode HERE = DivisionCode.read("997201001");
    private static final DivisionCode ELSEWHERE = DivisionCode.read("997301001");

    @Autowired
    ApplicationContext house;

    @Autowired
    Permits permits;

    @Autowired
    PermitRecords records;

    @Autowired
    Marking marking;

    @Autowired
    Ends ends;

    @Autowired
    Residents residents;

    @Autowired
    AccessLog accessLog;

    @Autowired
    PlatformTransactionManager transactions;

    final Access registrar = Neighbourhood.registrar("9972");
    final LocalDate today = LocalDate.now(Words.ZONE);

    Neighbourhood street;
    PersonId holder = PersonId.next();

    @BeforeEach
    void register() {
        street = Neighbourhood.build(house);
        holder = registered(101, "2020-01-01");
    }

    @Test
    void whoCouldNotBeLookedAtIsNotTakenForWatched() {
        broken(holder);
        ends.follow();
        assertThat(toBeFollowed()).contains(holder);
        mended(holder);
    }

    @Test
    void whatFailsForOneHolderIsHeardByNobodyTwice() {
        var other = registered(102, "2020-01-01");
        issue(holder, HERE);
        issue(other, HERE);
        heed();
        OwnerSql.number(house, "delete from permits.mark where subject = '%s' returning 1".formatted(holder.value()));
        act(holder, new Amendment.Stand(Person.Standing.Word.DEATH, today.minusDays(10)));
        act(other, new Amendment.Stand(Person.Standing.Word.DEATH, today.minusDays(10)));
        await().untilAsserted(() -> {
            heed();
            assertThat(permit(other).ended()).isTrue();
        });
        var told = told(other);
        heed();
        assertThat(told(other)).isEqualTo(told);
        assertThat(toBeFollowed()).contains(holder);
        mended(holder);
    }

    /// An act on the other record is one on the holder; taken apart, what it ended goes on, and nobody is followed who
    /// holds nothing.
    @Test
    void whoIsOneWithAnotherIsFollowedUnderBothRecords() {
        var other = registered(101, "2020-01-01");
        issue(holder, HERE);
        heed();
        merge(holder, other);
        await().untilAsserted(() -> {
            heed();
            assertThat(followed(other)).isPositive();
        });
        act(other, new Amendment.Stand(Person.Standing.Word.DEATH, today.minusDays(10)));
        await().untilAsserted(() -> {
            heed();
            assertThat(permit(holder).standing().ended()).isEqualTo(Mark.ended(today.minusDays(10), EndGround.DIED));
        });
        takeApart(holder, other);
        await().untilAsserted(() -> {
            heed();
            assertThat(permit(holder).ended()).isFalse();
            assertThat(followed(other)).isZero();
            assertThat(followed(holder)).isPositive();
        });
    }

    @Test
    void anOldDepartureOfAnotherRecordEndsNothing() {
        var other = registered(102, "2015-01-01");
        act(other, new Amendment.Stand(Person.Standing.Word.DEPARTURE, LocalDate.of(2019, 1, 1)));
        issue(holder, HERE);
        merge(other, holder);
        look();
        assertThat(permit(holder).ended()).isFalse();
        assertThat(house.getBean(PermitFacts.class).of(holder, today, registrar))
                .containsEntry("permit.lives", true);
        act(holder, new Amendment.Stand(Person.Standing.Word.DEPARTURE, today.minusDays(5)));
        look();
        assertThat(permit(holder).standing().ended()).isEqualTo(Mark.ended(today.minusDays(5), EndGround.LEFT));
    }

    @Test
    void whileItIsUndecidedWhereSomebodyLivesNothingEnds() {
        var other = registered(102, "2020-01-01");
        issue(holder, ELSEWHERE);
        merge(other, holder);
        look();
        assertThat(permit(holder).ended()).isFalse();
        takeApart(other, holder);
        look();
        assertThat(permit(holder).standing().ended()).isEqualTo(Mark.ended(today.minusMonths(3), EndGround.LEFT));
    }

    @Test
    void whatAReviewerGaveBackIsEndedByWhatTheRegisterIsToldLaterAlone() {
        issue(holder, HERE);
        act(holder, new Amendment.Stand(Person.Standing.Word.DEPARTURE, today.minusDays(10)));
        look();
        assertThat(permit(holder).ended()).isTrue();
        mark(Mark.of(Mark.Kind.RESTORED, today), "没有离开");
        look();
        assertThat(permit(holder).ended()).isFalse();
        act(holder, new Amendment.Restore(Person.Standing.Word.DEPARTURE));
        act(holder, new Amendment.Stand(Person.Standing.Word.DEPARTURE, today.minusDays(10)));
        look();
        assertThat(permit(holder).standing().ended()).isEqualTo(Mark.ended(today, EndGround.LEFT));
    }

    @Test
    void aHolderOfWhomNoStayIsBelievedIsFollowed() {
        issue(holder, HERE);
        var stay = residents.get(holder, residents.now(), registrar).stays().getFirst();
        act(holder, new Amendment.StrikeStay(stay.id()));
        ends.follow();
        assertThat(toBeFollowed()).doesNotContain(holder);
        assertThat(followed(holder)).isPositive();
    }

    @Test
    void whoHoldsNothingAnyMoreIsFollowedNoLonger() {
        issue(holder, HERE);
        heed();
        ends.letGo();
        assertThat(followed(holder)).isPositive();
        mark(Mark.ended(today, EndGround.LEFT), "");
        ends.letGo();
        assertThat(followed(holder)).isZero();
        mark(Mark.of(Mark.Kind.RESTORED, today), "没有离开");
        ends.follow();
        assertThat(followed(holder)).isPositive();
    }

    @Test
    void whoMayGetThePermitBackIsFollowedOn() {
        issue(holder, HERE);
        ends.follow();
        act(holder, new Amendment.Stand(Person.Standing.Word.DEATH, today.minusDays(10)));
        look();
        ends.letGo();
        assertThat(followed(holder)).isPositive();
    }

    private void heed() {
        house.getBean(PermitDuties.class).heedRegister();
    }

    private void look() {
        ends.heed(
                holder,
                house.getBean(Accounts.class)
                        .systemAccess(new PurposeCode("permit-register"), "登记变动 register", Channel.RULE));
    }

    private Permit permit(PersonId who) {
        return permits.listAbout(residents.survivor(who), registrar).getFirst();
    }

    private List<PersonId> toBeFollowed() {
        return records.unwatched(today, BEFORE_ALL, 10_000).stream()
                .map(PermitRecords.Unwatched::subject)
                .toList();
    }

    private long followed(PersonId who) {
        return OwnerSql.number(
                house,
                "select count(*) from residents.following where person = '%s' and purpose = 'permit-register' and ended is null"
                        .formatted(who.value()));
    }

    private long told(PersonId who) {
        return accessLog.listAbout(who, registrar, null, 200).stream()
                .filter(look -> look.shown() == Shown.CHANGE_NOTICE)
                .count();
    }

    private PersonId registered(int room, String since) {
        var number = Neighbourhood.number();
        house.getBean(Observations.class)
                .observe(List.of(street.declaration("证" + number.substring(14, 17), number, room, since)), registrar);
        var found = residents.search(new Search.ByNumber(DocumentKind.RESIDENT_IDENTITY_CARD, number), registrar);
        return ((Search.Outcome.Hits) found).hits().getFirst().person();
    }

    private void issue(PersonId who, DivisionCode division) {
        TrialPermit.issue(house, who, division, today.minusMonths(3));
    }

    private void mark(Mark mark, String reason) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> marking.mark(
                        marking.beingWritten(holder, registrar).getFirst(), mark, reason, null, registrar));
    }

    private void act(PersonId who, Amendment amendment) {
        house.getBean(Acts.class)
                .perform(
                        who,
                        amendment,
                        new Grounds(Ids.next(), Grounds.Reason.values()[0], Grounds.Evidence.values()[0], "1"),
                        registrar);
    }

    /// A permit without a mark cannot be read.
    private void broken(PersonId who) {
        issue(who, HERE);
        OwnerSql.number(house, "delete from permits.mark where subject = '%s' returning 1".formatted(who.value()));
    }

    private void mended(PersonId who) {
        OwnerSql.number(
                house,
                "update permits.permit set ended = current_date, wants_card = false, followed_until = null where subject = '%s' returning 1"
                        .formatted(who.value()));
    }

    /// As a merge that two persons decided leaves it.
    private void merge(PersonId gone, PersonId survivor) {
        OwnerSql.number(house, acted("MERGE", gone, survivor) + """
                , link as (
                    insert into residents.merged (person, survivor, proposal, recorded, opened_by)
                    select '%s', '%s', gen_random_uuid(), tstzrange(clock_timestamp(), null), act from one returning 1
                ) select count(*) from acts, link
                """.formatted(gone.value(), survivor.value()));
    }

    private void takeApart(PersonId gone, PersonId survivor) {
        OwnerSql.number(house, acted("UNMERGE", gone, survivor) + """
                , link as (
                    update residents.merged m set recorded = tstzrange(lower(m.recorded), clock_timestamp()), closed_by = act
                    from one where m.person = '%s' and m.survivor = '%s' returning 1
                ) select count(*) from acts, link
                """.formatted(gone.value(), survivor.value()));
    }

    private static String acted(String kind, PersonId gone, PersonId survivor) {
        return """
                with one as (select '%s'::uuid as act), acts as (
                    insert into residents.act
                        (person, act, kind, account, unit, unit_name, role, channel, purpose, file, evidence)
                    select p, act, '%s', gen_random_uuid(), gen_random_uuid(), '', 'REVIEWER', 'DESK', 'merge', 'T-1', '{}'
                    from one, unnest(array['%s', '%s']::uuid[]) p returning 1
                )""".formatted(Ids.next(), kind, gone.value(), survivor.value());
    }
}
